import "./case.css";
import "./facts.css";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useDeferredValue, useEffect, useState } from "react";
import { Link, useLocation, useParams } from "wouter";
import { act, type Done, newKey, type Problem, type Rehearsed, rehearse } from "#kernel/desk/api.ts";
import { useDraft } from "#kernel/desk/draft.ts";
import { DraftNote } from "#kernel/desk/draft-note.tsx";
import { useWords } from "#kernel/desk/language.ts";
import { StaleNote } from "#kernel/desk/stale-note.tsx";
import { Ground, ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useUploads } from "#kernel/desk/uploads.ts";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { PlanDifference } from "../plan/plan-difference.ts";
import { ActFields } from "./act-fields.tsx";
import { inputOf, lackOf, type Typed } from "./act-form.ts";
import type { EditionsAnswer } from "./asked-plan.ts";
import { DifferenceOf } from "./plan-difference.tsx";
import type { ProjectAnswer } from "./project-answer.ts";
import { changedFacts, changeForm, factFields, withProof } from "./project-forms.ts";
import { isUploading, keptProof, ProofUpload } from "./proof-upload.tsx";

/** 变更项目条件: other facts, since when, why and by which proof; beside it what that makes of the plan, before it is confirmed. */
export default function ChangeFactsPage() {
  const { id = "" } = useParams<{ id: string }>();
  const say = useWords();
  const project = useAsk<ProjectAnswer>("approvals.project", { id }, { keep: false });
  const editions = useAsk<EditionsAnswer>("approvals.editions", {});
  useEffect(() => {
    document.title = say({ zh: "变更项目条件 · 并联", en: "Change the facts · Binglian" });
  }, [say]);
  const problem = project.error ?? editions.error;
  return (
    <main className="change-facts">
      <div className="case-head">
        <Link href={`/projects/${id}`} className="nw">
          ‹ {say({ zh: "项目", en: "Project" })}
        </Link>
        <h1>{say({ zh: "变更项目条件", en: "Change the project's facts" })}</h1>
        <span className="s">{project.data?.title}</span>
      </div>
      {problem && <ProblemNote problem={problem} retry={() => void project.refetch()} />}
      {(project.isPending || editions.isPending) && <Waiting rows={10} />}
      {project.data && editions.data && (
        <ChangeForm project={project.data} editions={editions.data} again={() => project.refetch()} />
      )}
    </main>
  );
}

function ChangeForm(props: {
  readonly project: ProjectAnswer;
  readonly editions: EditionsAnswer;
  readonly again: () => Promise<unknown>;
}) {
  const say = useWords();
  const [, go] = useLocation();
  const queries = useQueryClient();
  const { project } = props;
  const { facts, flow, edition } = project.plan;
  const declared = props.editions.rows.find((one) => one.id === `${flow}@${edition}`)?.facts ?? [];
  const draft = useDraft<Typed>(`facts.${project.id}`, { since: project.today });
  const typed = draft.value;
  const [tried, setTried] = useState(false);
  const [key, setKey] = useState(newKey);
  const [conflict, setConflict] = useState<number | null>(null);
  const changed = changedFacts(declared, facts, typed);
  const uploads = useUploads();
  const lack = lackOf(changeForm, typed);
  const input = { facts: changed, ...withProof(inputOf(changeForm, typed), keptProof(uploads)) };
  const doing = useMutation<Done, Problem>({
    mutationFn: () => act({ command: "approvals.changeFacts", on: project.id, input, seen: project.version, key }),
    onSuccess: async () => {
      draft.drop();
      // What was rehearsed here was rehearsed on the version before, and is asked no more.
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "rehearse" });
      go(`/projects/${project.id}`);
    },
    onError: async ({ status }) => {
      setKey(newKey());
      if (status !== 412) return;
      await props.again();
      setConflict(project.version);
    },
  });
  const confirm = () => {
    setTried(true);
    if (lack === null && !doing.isPending && !isUploading(uploads)) doing.mutate();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm();
  };
  return (
    <form onSubmit={submit} noValidate>
      <section aria-labelledby="facts-now">
        <DraftNote draft={draft} />
        <h2 className="h3" id="facts-now">
          {say({ zh: "现在的条件，改其中几项", en: "The facts as they are; change some of them" })}
        </h2>
        <ActFields
          answer={null}
          form={factFields(declared, facts)}
          typed={typed}
          setTyped={(next) => draft.set(next)}
          lack={null}
        />
      </section>
      <section className="difference" aria-labelledby="facts-then">
        <h2 className="h3" id="facts-then">
          {say({ zh: "计划会怎样变", en: "What becomes of the plan" })}
        </h2>
        <div aria-live="polite">
          <Preview project={project} changed={changed} input={lack === null ? input : null} />
        </div>
        <h2 className="h3">{say({ zh: "变更的依据", en: "What it rests on" })}</h2>
        <ActFields
          answer={null}
          form={changeForm}
          typed={typed}
          setTyped={(next) => draft.set(next)}
          lack={tried ? lack : null}
        />
        <ProofUpload uploads={uploads} />
        {conflict !== null && (
          <StaleNote
            {...{ record: "matter", id: project.id, seen: conflict, version: project.version }}
            typed={typeof typed.reason === "string" ? typed.reason : ""}
            again={() => {
              setConflict(null);
              confirm();
            }}
          />
        )}
        {doing.isError && doing.error.status !== 412 && <ProblemNote problem={doing.error} />}
        <div className="foot">
          <button type="submit" className="btn p">
            {doing.isPending ? say({ zh: "正在提交", en: "Sending" }) : say(changeForm.button)}
          </button>
          <p className="s">
            {say({
              zh: "已办的照旧，在办的到期日不变；项目单位和有关部门都会收到通知。",
              en: "What is done stays done and due days stay; the enterprise and the bodies concerned are told.",
            })}
          </p>
        </div>
      </section>
    </form>
  );
}

/** The difference, rehearsed by the server with the rule itself; before the proof is typed with a stand-in for it. */
function Preview(props: {
  readonly project: ProjectAnswer;
  readonly changed: Readonly<Record<string, unknown>>;
  readonly input: Readonly<Record<string, unknown>> | null;
}) {
  const say = useWords();
  const { id, version, today } = props.project;
  const standIn = {
    ...{ facts: props.changed, since: today, reason: "————" },
    proof: { name: "——", issuer: "——", on: today },
  };
  const settled = useDeferredValue(JSON.stringify(props.input ?? standIn));
  const preview = useQuery<Rehearsed, Problem>({
    queryKey: ["rehearse", "approvals.changeFacts", id, version, settled],
    queryFn: () =>
      rehearse({ command: "approvals.changeFacts", on: id, input: JSON.parse(settled) as object, seen: version }),
    enabled: Object.keys(props.changed).length > 0,
    placeholderData: (before) => before,
  });
  if (Object.keys(props.changed).length === 0)
    return (
      <p className="s inset">
        {say({
          zh: "改动左边任何一项，这里就显示新增、取消和照旧的步骤，以及承诺的天数。",
          en: "Change a fact, and the steps that come, go and stay are shown here, with the days promised.",
        })}
      </p>
    );
  if (preview.isError)
    return preview.error.status === 409 || preview.error.status === 422 ? (
      <div className="why inset-why">
        <b>{say({ zh: "现在不能这样改：", en: "This change is not possible: " })}</b>
        {say(preview.error.text)}
        <Ground told={preview.error} />
      </div>
    ) : (
      <ProblemNote problem={preview.error} retry={() => preview.refetch()} />
    );
  const made = preview.data?.changes.find(({ record }) => record === "planVersion")?.fields;
  return made ? <DifferenceOf difference={made.difference as PlanDifference} /> : <Waiting rows={4} />;
}
