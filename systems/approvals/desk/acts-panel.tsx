import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { act, type Done, newKey, type Problem } from "#kernel/desk/api.ts";
import { useWords } from "#kernel/desk/language.ts";
import { usePageActs } from "#kernel/desk/page-acts.ts";
import { Ground, ProblemNote } from "#kernel/desk/states.tsx";
import { useUploads } from "#kernel/desk/uploads.ts";
import { ActFields } from "./act-fields.tsx";
import { type ActForm, inputOf, lackOf, type Typed } from "./act-form.ts";
import { actForm, rankOf } from "./act-forms.ts";
import { ActList } from "./act-list.tsx";
import { ActPreview, type Previewed } from "./act-preview.tsx";
import type { CaseAct } from "./case-answer.ts";
import { withProof } from "./project-forms.ts";
import { isUploading, keptProof, ProofUpload } from "./proof-upload.tsx";

/**
 * What can be done with a permit, a document, a consultation, a hearing, a joint round or works. Every act stands here: one that is
 * allowed shows what it will make before it is confirmed, one that is not says why; what cannot be taken back asks for its own word.
 *
 * Accessibility: why an act is not possible is said when it is focused (role=status); faults stand beside the field.
 */
export function ActsPanel({ on, acts }: { readonly on: Previewed; readonly acts: readonly CaseAct[] }) {
  const say = useWords();
  const [chosenName, setChosen] = useState("");
  const [peeked, setPeeked] = useState("");
  const shown = [...acts].sort((a, b) => rankOf(a.command) - rankOf(b.command));
  const chosen = shown.find(({ command }) => command === chosenName);
  const blocked =
    shown.find(({ command, allowed }) => command === peeked && !allowed) ?? (chosen?.allowed ? undefined : chosen);
  const choose = ({ command }: CaseAct) => setChosen(command);
  usePageActs(
    shown.map((one) => ({ title: one.title, blocked: one.refusal?.text ?? undefined, run: () => choose(one) })),
  );
  return (
    <>
      <ActList acts={shown} chosen={chosen} choose={choose} peek={setPeeked} />
      <div role="status">
        {blocked?.refusal && (
          <div className="why inset-why">
            <b>{say({ zh: `现在不能${blocked.title.zh}：`, en: `${blocked.title.en} is not possible now: ` })}</b>
            {say(blocked.refusal.text)}
            <Ground told={blocked.refusal} />
          </div>
        )}
      </div>
      {chosen?.allowed && <OneAct key={`${chosen.command} ${on.version}`} on={on} chosen={chosen} />}
    </>
  );
}

function OneAct({ on, chosen }: { readonly on: Previewed; readonly chosen: CaseAct }) {
  const say = useWords();
  const queries = useQueryClient();
  const form = actForm(chosen.command);
  const [typed, setTyped] = useState<Typed>({});
  const [word, setWord] = useState("");
  const [tried, setTried] = useState(false);
  const [key] = useState(newKey);
  const uploads = useUploads();
  const lack = lackOf(form, typed);
  const input = form.proof ? withProof(inputOf(form, typed), keptProof(uploads)) : inputOf(form, typed);
  const unsaid = form.word !== undefined && word.trim() !== say(form.word);
  const doing = useMutation<Done, Problem>({
    mutationFn: () => act({ command: chosen.command, on: on.id, input, seen: on.version, key }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const confirm = () => {
    setTried(true);
    if (lack === null && !unsaid && !doing.isPending && !isUploading(uploads)) doing.mutate();
  };
  return (
    <>
      <ActFields
        answer={null}
        listed={on.listed}
        site={on.site}
        form={form}
        typed={typed}
        setTyped={setTyped}
        lack={tried ? lack : null}
      />
      {form.proof && <ProofUpload uploads={uploads} />}
      <ActPreview
        on={on}
        command={chosen.command}
        input={lack === null ? input : null}
        waitingFor={lack?.words ?? null}
      />
      {form.word && <Word form={form} word={word} set={setWord} fault={tried && lack === null && unsaid} />}
      {doing.isError && <ProblemNote problem={doing.error} />}
      <div className="foot">
        <button type="button" className="btn p" onClick={confirm}>
          {doing.isPending ? say({ zh: "正在办理", en: "Sending" }) : say(form.button)}
        </button>
        <p className="s">{say({ zh: "立即记入日志，不能抹去。", en: "Recorded at once and never erased." })}</p>
      </div>
    </>
  );
}

/** The word of an act that cannot be taken back, typed as a second look. */
function Word(props: {
  readonly form: ActForm;
  readonly word: string;
  readonly set: (word: string) => void;
  readonly fault: boolean;
}) {
  const say = useWords();
  const id = useId();
  const word = say(props.form.word ?? { zh: "", en: "" });
  return (
    <div className="act-fields">
      <label className="label" htmlFor={id}>
        {say({ zh: `不能收回。输入“${word}”确认`, en: `This cannot be taken back. Type “${word}” to confirm` })}
      </label>
      <input
        id={id}
        className="in short"
        autoComplete="off"
        aria-invalid={props.fault}
        aria-describedby={props.fault ? `${id}-fault` : undefined}
        value={props.word}
        onChange={(event) => props.set(event.target.value)}
      />
      {props.fault && (
        <p className="s red" id={`${id}-fault`} role="alert">
          {say({ zh: `错误：输入“${word}”二字`, en: `Error: type “${word}”` })}
        </p>
      )}
    </div>
  );
}
