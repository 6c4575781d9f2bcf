import { type ReactNode, useMemo, useState } from "react";
import { useKeys } from "#kernel/desk/keys.ts";
import { useWords } from "#kernel/desk/language.ts";
import { ProblemNote } from "#kernel/desk/states.tsx";
import type { Words } from "#kernel/text/words.ts";
import { differences } from "../compare/differences.ts";
import { draftFields, fieldOf, type SectionId, sections } from "../compare/field-words.ts";
import { ChangePanel, type DoneAct } from "./change-panel.tsx";
import { ChangeTerms } from "./change-terms.tsx";
import { ComparePane } from "./compare-pane.tsx";
import { ConflictNote } from "./conflict-note.tsx";
import { DifferenceTable } from "./difference-table.tsx";
import type { DraftAnswer } from "./draft-answer.ts";
import { type Editor, EditorContext } from "./editor-context.ts";
import { FaultSummary, goToFault } from "./fault-notes.tsx";
import { PreviewPane } from "./preview-pane.tsx";
import { BasicSection } from "./section-basic.tsx";
import { BasisSection } from "./section-basis.tsx";
import { ConditionsSection } from "./section-conditions.tsx";
import { FormSection } from "./section-form.tsx";
import { GuideSection } from "./section-guide.tsx";
import { LimitsSection } from "./section-limits.tsx";
import { PapersSection } from "./section-papers.tsx";
import { PowersSection } from "./section-powers.tsx";
import { FeesSection, StepsSection } from "./section-steps.tsx";
import { SupervisionSection } from "./section-supervision.tsx";
import { type Draft, useDraft } from "./use-draft.ts";
import { useFaults } from "./use-faults.ts";

const bodies: Readonly<Record<SectionId, () => ReactNode>> = {
  basic: BasicSection,
  basis: BasisSection,
  limits: LimitsSection,
  conditions: ConditionsSection,
  papers: PapersSection,
  steps: StepsSection,
  fees: FeesSection,
  form: FormSection,
  supervision: SupervisionSection,
  powers: PowersSection,
  guide: GuideSection,
};

type Pane = "acts" | "preview" | "differences" | "compare";
const panes: readonly (readonly [Pane, Words])[] = [
  ["acts", { zh: "检查和办理", en: "Check and act" }],
  ["preview", { zh: "预览", en: "Preview" }],
  ["differences", { zh: "改了什么", en: "Changed" }],
  ["compare", { zh: "比对", en: "Compare" }],
];

const stateWords: Readonly<Record<Draft["state"], Words>> = {
  saved: { zh: "✓ 已保存", en: "✓ saved" },
  waiting: { zh: "待保存…", en: "to be saved…" },
  saving: { zh: "正在保存…", en: "saving…" },
  incomplete: { zh: "有空着的地方，暂存在本机", en: "something is empty; kept in this browser" },
  refused: { zh: "没有保存上，内容在本机", en: "not saved; kept in this browser" },
  conflict: { zh: "另一位也在改", en: "somebody else writes too" },
};

type ViewProps = { readonly answer: DraftAnswer; readonly again: () => Promise<unknown>; readonly done: DoneAct };

/** The editor of an entry: sections at the left, their fields in the middle, check, preview and comparison at the right. */
export function DraftEditor({ answer, again, done }: ViewProps) {
  const say = useWords();
  const draft = useDraft(answer, again);
  const { input } = draft;
  const faults = useFaults(input.content, input.effectiveFrom);
  const [pane, setPane] = useState<Pane>("acts");
  const editor = useMemo<Editor | null>(
    () =>
      input.content && {
        ...{ draft: input.content, set: draft.setContent, faults, answer, effectiveFrom: input.effectiveFrom },
      },
    [input, draft.setContent, faults, answer],
  );
  useKeys([
    { key: "p", title: { zh: "预览", en: "Preview" }, run: () => setPane("preview") },
    { key: "c", title: { zh: "检查和办理", en: "Check and act" }, run: () => setPane("acts") },
    { key: "e", title: { zh: "下一处要改", en: "Next fault" }, run: () => goToFault(faults.faults[0]?.field) },
  ]);
  const hold: Words | null =
    draft.state === "saved"
      ? null
      : {
          zh: `草稿${stateWords[draft.state].zh}，保存后再办。`,
          en: `The draft is ${stateWords[draft.state].en}; act once it is saved.`,
        };
  const changed = answer.based && input.content ? differences(answer.based.content, input.content) : [];
  const count = (section: SectionId) =>
    faults.faults.filter((fault) => {
      const field = fieldOf(fault.field);
      return field !== null && draftFields[field].section === section;
    }).length;
  return (
    <>
      <ConflictNote draft={draft} />
      <div className="editor">
        <nav className="sections" aria-label={say({ zh: "条目各部分", en: "Parts of the entry" })}>
          <p className="save-state" role="status">
            {say(stateWords[draft.state])}
          </p>
          {editor && (
            <ol>
              {sections.map(({ id, title }) => (
                <li key={id}>
                  <a href={`#${id}`}>
                    {say(title)}
                    {count(id) > 0 && <b className="red">{say({ zh: `${count(id)}处`, en: `${count(id)}` })}</b>}
                  </a>
                </li>
              ))}
            </ol>
          )}
        </nav>
        <section className="fields" aria-label={say({ zh: "内容", en: "Content" })}>
          {draft.restored && draft.state !== "saved" && draft.theirs === null && (
            <p className="why inset-why">
              {say({
                zh: "找回了上次在本机写下、还没有保存的内容。",
                en: "What was written here before and not saved is back.",
              })}
            </p>
          )}
          {answer.change.state === "returned" && answer.change.opinion && (
            <p className="why inset-why">
              <b>{say({ zh: "退回意见：", en: "Returned, because: " })}</b>
              {answer.change.opinion}
            </p>
          )}
          {draft.problem && draft.state === "refused" && <ProblemNote problem={draft.problem} retry={draft.retry} />}
          <ChangeTerms kind={answer.change.kind} input={input} set={draft.set} today={answer.today} />
          {editor && (
            <EditorContext value={editor}>
              {sections.map(({ id, title }) => {
                const Body = bodies[id];
                return (
                  <section key={id} id={id} className="part" aria-labelledby={`${id}-title`}>
                    <h2 id={`${id}-title`}>{say(title)}</h2>
                    <div className="part-fields">
                      <Body />
                    </div>
                  </section>
                );
              })}
            </EditorContext>
          )}
        </section>
        <section
          className="beside decision"
          aria-label={say({ zh: "检查、预览和办理", en: "Check, preview and acts" })}
        >
          <fieldset className="row views-row" aria-label={say({ zh: "右侧显示", en: "At the right" })}>
            {panes.map(([one, words]) => (
              <button
                key={one}
                type="button"
                className="btn sm"
                aria-pressed={pane === one}
                onClick={() => setPane(one)}
              >
                {say(words)}
                {one === "acts" && faults.faults.length > 0 && ` (${faults.faults.length})`}
              </button>
            ))}
          </fieldset>
          {pane === "acts" && (
            <>
              {input.content && (
                <>
                  <FaultSummary faults={faults.faults} jump />
                  <p className="s inset" role="status">
                    {faults.checking ? say({ zh: "正在核对依据目录和机构…", en: "checking with the register…" }) : ""}
                  </p>
                  {faults.problem && <ProblemNote problem={faults.problem} />}
                </>
              )}
              <ChangePanel answer={answer} again={again} hold={hold} done={done} />
            </>
          )}
          {pane === "preview" && input.content && (
            <PreviewPane draft={input.content} effectiveFrom={input.effectiveFrom} />
          )}
          {pane === "differences" && (
            <DifferenceTable
              caption={say({ zh: "与现行版本的不同", en: "How it differs from the version in force" })}
              rows={changed}
              before={
                answer.based ? say({ zh: `现行第${answer.based.number}版`, en: `version ${answer.based.number}` }) : "—"
              }
              after={say({ zh: "本草稿", en: "This draft" })}
            />
          )}
          {pane === "compare" && input.content && <ComparePane draft={input.content} take={draft.setContent} />}
        </section>
      </div>
    </>
  );
}
