import "./receive.css";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { act, type Done, newKey, type Problem } from "#kernel/desk/api.ts";
import { useDraft } from "#kernel/desk/draft.ts";
import { DraftNote } from "#kernel/desk/draft-note.tsx";
import { useWords } from "#kernel/desk/language.ts";
import type { Choice } from "#kernel/desk/picker.tsx";
import { useSearchParameters } from "#kernel/desk/search-parameters.ts";
import { useSession } from "#kernel/desk/session.ts";
import { ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { Words } from "#kernel/text/words.ts";
import { type EditionsAnswer, ownPapers, type PlanAnswer, planAsked, readAddress } from "./asked-plan.ts";
import { PickApplicant } from "./pick-applicant.tsx";
import { type PlaceChoice, ProjectPlace } from "./project-place.tsx";
import { ProjectPlan } from "./project-plan.tsx";
import { PickAgreement } from "./site-agreement.tsx";

type Field = "title" | "applicant" | "division";

/** 开立项目: a plan that was thought through on the portal becomes a matter; its steps open as its papers come. */
export default function OpenProjectPage() {
  const say = useWords();
  const [seen] = useSearchParameters({ flow: "", facts: "" });
  const editions = useAsk<EditionsAnswer>("approvals.editions", {});
  useEffect(() => {
    document.title = say({ zh: "开立项目 · 并联", en: "Open a project · Binglian" });
  }, [say]);
  const current = editions.data?.rows.find((one) => one.current);
  const asked = readAddress(seen.flow || (current?.id ?? ""), seen.facts);
  return (
    <main className="receive">
      {editions.isError && <ProblemNote problem={editions.error} retry={() => editions.refetch()} />}
      {editions.isPending && <Waiting rows={6} />}
      {editions.data && asked === null && (
        <div className="problem" role="alert">
          <p>
            {say({
              zh: "错误：这个地址里的项目条件读不出。回到“我的项目”重新排一次计划，再从那里开立。",
              en: "Error: the facts in this address cannot be read. Plan again at “my project” and open it from there.",
            })}
          </p>
          <p>
            <a href="/plans/my">{say({ zh: "去排计划", en: "Plan" })}</a>
          </p>
        </div>
      )}
      {editions.data && asked !== null && <OpenProjectForm asked={asked} editions={editions.data} />}
    </main>
  );
}

function OpenProjectForm({
  asked,
  editions,
}: {
  readonly asked: NonNullable<ReturnType<typeof readAddress>>;
  readonly editions: EditionsAnswer;
}) {
  const say = useWords();
  const [, go] = useLocation();
  const queries = useQueryClient();
  const session = useSession();
  const clerk = session.posts.some(({ kind }) => kind === "window" || kind === "agent");
  const draft = useDraft("project", { title: "", code: "", papers: [] as readonly string[] });
  const { title, code } = draft.value;
  const papers: ReadonlySet<string> = new Set(draft.value.papers);
  const type = (patch: Partial<typeof draft.value>) => draft.set({ ...draft.value, ...patch });
  const [own] = session.subjects;
  const [applicant, setApplicant] = useState<Choice | null>(
    clerk || own === undefined ? null : { id: own.id, text: own.name, more: "" },
  );
  const [place, setPlace] = useState<PlaceChoice>("");
  const [agreement, setAgreement] = useState("");
  const [tried, setTried] = useState(false);
  const [key, setKey] = useState(newKey);
  const summary = useRef<HTMLDivElement>(null);
  const question = planAsked(asked.flow, asked.facts);
  const plan = useAsk<PlanAnswer>("approvals.plan", question);
  const listed = plan.data ? ownPapers(plan.data) : [];
  const brought = listed.filter((name) => papers.has(name));

  const opening = useMutation<Done, Problem>({
    mutationFn: () =>
      act({
        command: "approvals.openProject",
        input: {
          ...{ title: title.trim(), applicant: applicant?.id ?? "", flow: asked.flow, facts: asked.facts },
          ...{ division: place, papers: brought },
          ...(code.trim() === "" ? {} : { projectCode: code.trim() }),
          ...(agreement === "" ? {} : { agreement }),
        },
        key,
      }),
    onSuccess: async ({ id }) => {
      draft.drop();
      await queries.invalidateQueries({ queryKey: ["approvals.projects"] });
      go(`/projects/${id}`);
    },
    // What is mended is another request.
    onError: () => setKey(newKey()),
  });
  const faults: Readonly<Record<Field, Words>> = {
    title: { zh: "写项目名称，至少两个字", en: "Name the project in two characters or more" },
    applicant: { zh: "选择申请人", en: "Choose the applicant" },
    division: { zh: "选择项目所在地", en: "Choose where the project is" },
  };
  const missing: Field[] = [
    ...(title.trim().length < 2 ? ["title" as const] : []),
    ...(applicant === null ? ["applicant" as const] : []),
    ...(place === "" ? ["division" as const] : []),
  ];
  const lacks = tried ? missing : [];
  const fault = (field: Field) =>
    lacks.includes(field) ? say({ zh: "错误：", en: "Error: " }) + say(faults[field]) : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing.length > 0) requestAnimationFrame(() => summary.current?.focus());
    else if (plan.data && !opening.isPending) opening.mutate();
  };
  // What was settled is the applicant's own.
  const pickApplicant = (one: Choice | null) => {
    setApplicant(one);
    setAgreement("");
  };
  const toggle = (name: string, on: boolean) => {
    const next = new Set(papers);
    if (on) next.add(name);
    else next.delete(name);
    type({ papers: [...next] });
  };

  return (
    <form onSubmit={submit} noValidate>
      <h1>{say({ zh: "开立项目", en: "Open a project" })}</h1>
      <DraftNote draft={draft} />
      {lacks.length > 0 && (
        <div className="problem" role="alert" tabIndex={-1} ref={summary}>
          <p>
            <b>{say({ zh: "错误：还不能开立", en: "Error: it cannot be opened yet" })}</b>
          </p>
          <ul>
            {lacks.map((field) => (
              <li key={field}>
                <a href={`#project-${field}`}>{say(faults[field])}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <ProjectPlan asked={asked} plan={plan} editions={editions} />
      <section className="card" aria-labelledby="project-what">
        <h2 id="project-what">
          <span className="n">1</span> {say({ zh: "什么项目，在哪里", en: "Which project, and where" })}
        </h2>
        <div id="project-title">
          <label className="label" htmlFor="project-title-field">
            {say({ zh: "项目名称", en: "Name of the project" })}
          </label>
          <input
            id="project-title-field"
            className="in wide"
            value={title}
            maxLength={200}
            aria-invalid={lacks.includes("title")}
            aria-describedby={lacks.includes("title") ? "project-title-fault" : undefined}
            onChange={(event) => type({ title: event.target.value })}
          />
          {lacks.includes("title") && (
            <p id="project-title-fault" className="s red">
              {fault("title")}
            </p>
          )}
        </div>
        <div>
          <label className="label" htmlFor="project-code">
            {say({ zh: "项目代码（没有可以不填）", en: "Project code, if there is one" })}
          </label>
          <input
            id="project-code"
            className="in"
            value={code}
            maxLength={40}
            aria-describedby="project-code-hint"
            onChange={(event) => type({ code: event.target.value })}
          />
          <p id="project-code-hint" className="s">
            {say({
              zh: "投资项目在线审批监管平台赋的24位代码，如2603-360500-04-01-000001。",
              en: "As the national platform gives it, such as 2603-360500-04-01-000001.",
            })}
          </p>
        </div>
        <ProjectPlace place={place} pick={setPlace} fault={fault("division")} />
      </section>
      <section className="card" aria-labelledby="project-who" id="project-applicant">
        <h2 id="project-who">
          <span className="n">2</span> {say({ zh: "谁申请", en: "Who applies" })}
        </h2>
        {clerk ? (
          <PickApplicant applicant={applicant} fault={fault("applicant")} pick={pickApplicant} />
        ) : (
          <OwnSubject applicant={applicant} pick={pickApplicant} />
        )}
        {applicant && (
          <PickAgreement applicant={applicant.id} facts={asked.facts} chosen={agreement} choose={setAgreement} />
        )}
      </section>
      <section className="card" aria-labelledby="project-papers">
        <h2 id="project-papers">
          <span className="n">3</span> {say({ zh: "已经有哪些材料", en: "Papers at hand" })}
        </h2>
        <p className="s">
          {say({
            zh: "一份材料全市只交一次；别的步骤出具的不用交。其余的以后随时补，材料一齐，那一步自己开办。",
            en: "Each paper is given once in the whole city; what another step yields is not given. The others may follow: a step opens as soon as its papers are there.",
          })}
        </p>
        <ul className="paper-list">
          {listed.map((name) => (
            <li key={name}>
              <label>
                <input
                  type="checkbox"
                  checked={papers.has(name)}
                  onChange={(event) => toggle(name, event.target.checked)}
                />{" "}
                {name}
              </label>
            </li>
          ))}
        </ul>
      </section>
      {opening.isError && <ProblemNote problem={opening.error} />}
      <p className="row submit">
        <button type="submit" className="btn p">
          {opening.isPending ? say({ zh: "正在开立", en: "Opening" }) : say({ zh: "开立项目", en: "Open the project" })}
        </button>
        <span className="s">
          {say({
            zh: `材料 ${brought.length} / ${listed.length}。名称、代码和材料自动留草稿。`,
            en: `${brought.length} of ${listed.length} papers. Name, code and papers are kept as a draft.`,
          })}
        </span>
      </p>
    </form>
  );
}

/** Somebody who speaks for several subjects says for which. */
function OwnSubject({
  applicant,
  pick,
}: {
  readonly applicant: Choice | null;
  readonly pick: (one: Choice | null) => void;
}) {
  const say = useWords();
  const { subjects } = useSession();
  if (subjects.length === 0)
    return (
      <p className="s">
        {say({
          zh: "您还没有代表的主体。请到窗口登记，或者请代办员开立。",
          en: "You speak for nobody yet. Register at a window, or ask an agent to open it.",
        })}
      </p>
    );
  return (
    <>
      <label className="label" htmlFor="project-applicant-field">
        {say({ zh: "申请人", en: "Applicant" })}
      </label>
      <select
        id="project-applicant-field"
        className="in wide"
        value={applicant?.id ?? ""}
        onChange={({ target }) => {
          const one = subjects.find(({ id }) => id === target.value);
          pick(one ? { id: one.id, text: one.name, more: "" } : null);
        }}
      >
        {subjects.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}
