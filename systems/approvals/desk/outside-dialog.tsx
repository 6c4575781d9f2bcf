import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { act, type Done, newKey, type Problem } from "#kernel/desk/api.ts";
import { Dialog } from "#kernel/desk/dialog.tsx";
import { useWords } from "#kernel/desk/language.ts";
import { ProblemNote } from "#kernel/desk/states.tsx";
import { useUploads } from "#kernel/desk/uploads.ts";
import type { OutsideStepNow } from "../outside/view.ts";
import { ActFields } from "./act-fields.tsx";
import { inputOf, lackOf, type Typed } from "./act-form.ts";
import type { ProjectAnswer } from "./project-answer.ts";
import { outsideCorrection, outsideForm, withProof } from "./project-forms.ts";
import { isUploading, keptProof, ProofUpload } from "./proof-upload.tsx";

type DialogProps = {
  readonly project: ProjectAnswer;
  readonly step: OutsideStepNow;
  readonly close: () => void;
};

/** Records a step that was done outside with its proof, or puts such a record right. */
export function OutsideDialog({ project, step, close }: DialogProps) {
  const say = useWords();
  const queries = useQueryClient();
  const { record } = step;
  const form = record ? outsideCorrection : outsideForm;
  const [typed, setTyped] = useState<Typed>({
    doneOn: record?.doneOn ?? project.today,
    proofName: record?.proof?.name ?? step.yields[0] ?? "",
    ...(record?.proof && {
      proofNumber: record.proof.number ?? "",
      proofIssuer: record.proof.issuer,
      proofOn: record.proof.on,
    }),
  });
  const [tried, setTried] = useState(false);
  const [key, setKey] = useState(newKey);
  const uploads = useUploads();
  const lack = lackOf(form, typed);
  const doing = useMutation<Done, Problem>({
    mutationFn: () =>
      act({
        command: record ? "approvals.correctOutside" : "approvals.recordOutside",
        ...{ on: project.id, key },
        input: {
          ...withProof(inputOf(form, typed), keptProof(uploads) ?? record?.proof?.file ?? null),
          ...(record ? { record: record.id } : { step: step.id }),
        },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries();
      close();
    },
    // What is mended is another request.
    onError: () => setKey(newKey()),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (lack === null && !doing.isPending && !isUploading(uploads)) doing.mutate();
  };
  return (
    <Dialog title={say(step.name)} close={close}>
      <form onSubmit={submit} noValidate>
        {step.law && (
          <p className="s inset">
            {say({ zh: `依法要先有前面的成果：${step.law}`, en: `A law sets what comes first: ${step.law}` })}
          </p>
        )}
        <ActFields answer={null} form={form} typed={typed} setTyped={setTyped} lack={tried ? lack : null} />
        <ProofUpload uploads={uploads} />
        {doing.isError && <ProblemNote problem={doing.error} />}
        <div className="foot">
          <button type="submit" className="btn p">
            {doing.isPending ? say({ zh: "正在提交", en: "Sending" }) : say(form.button)}
          </button>
          <p className="s">
            {say({
              zh: `“${step.yields.join("、")}”从此由市里持有，不再向任何人索取；等它的步骤自己开办。`,
              en: `“${step.yields.join(", ")}” is held by the city from then on; what waits for it opens by itself.`,
            })}
          </p>
        </div>
      </form>
    </Dialog>
  );
}
