import { useState } from "react";
import { minute } from "#kernel/desk/dates.ts";
import { useWords } from "#kernel/desk/language.ts";
import { draftFields, fieldLines, sections } from "../compare/field-words.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import { ChangePanel, type DoneAct } from "./change-panel.tsx";
import { replacementWords, triggerWords } from "./change-words.ts";
import { ComparePane } from "./compare-pane.tsx";
import { DifferenceTable } from "./difference-table.tsx";
import type { DraftAnswer } from "./draft-answer.ts";
import { FaultSummary } from "./fault-notes.tsx";
import { PreviewPane } from "./preview-pane.tsx";

const tabs = [
  ["differences", { zh: "改了什么", en: "Changed" }],
  ["whole", { zh: "全文", en: "Whole" }],
  ["preview", { zh: "预览", en: "Preview" }],
  ["compare", { zh: "比对", en: "Compare" }],
  ["history", { zh: "经过", en: "Story" }],
] as const;
type Tab = (typeof tabs)[number][0];

type ViewProps = { readonly answer: DraftAnswer; readonly again: () => Promise<unknown>; readonly done: DoneAct };

/** A change that is read, not written: how it differs, what is wrong with it, and the acts. */
export function ChangeReading({ answer, again, done }: ViewProps) {
  const say = useWords();
  const file = answer.change;
  const [tab, setTab] = useState<Tab>(answer.based && file.content ? "differences" : "whole");
  return (
    <div className="reading">
      <section className="fields" aria-label={say({ zh: "内容", en: "Content" })}>
        <Terms answer={answer} />
        {file.content && <FaultSummary faults={answer.faults} jump={false} />}
        <fieldset className="row views-row" aria-label={say({ zh: "看什么", en: "What to see" })}>
          {tabs.map(([one, words]) => (
            <button key={one} type="button" className="btn sm" aria-pressed={tab === one} onClick={() => setTab(one)}>
              {say(words)}
            </button>
          ))}
        </fieldset>
        {tab === "differences" && (
          <DifferenceTable
            caption={say({ zh: "与现行版本的不同", en: "How it differs" })}
            rows={answer.differences}
            before={
              answer.based ? say({ zh: `第${answer.based.number}版`, en: `version ${answer.based.number}` }) : "—"
            }
            after={say({ zh: "本次", en: "This change" })}
          />
        )}
        {tab === "whole" && (
          <Whole draft={file.content ?? answer.based?.content ?? null} ending={file.content === null} />
        )}
        {tab === "preview" && file.content && <PreviewPane draft={file.content} effectiveFrom={file.effectiveFrom} />}
        {tab === "compare" && file.content && <ComparePane draft={file.content} take={null} />}
        {tab === "history" && (
          <ol className="timeline">
            {answer.history.map(({ place, recordedAt, title }) => (
              <li key={place}>
                <time dateTime={recordedAt}>{minute(recordedAt)}</time>
                <div>
                  <b>{say(title)}</b> <span className="s">{say({ zh: `日志第${place}号`, en: `entry ${place}` })}</span>
                </div>
              </li>
            ))}
          </ol>
        )}
      </section>
      <section className="beside decision" aria-label={say({ zh: "办理", en: "Acts" })}>
        <ChangePanel answer={answer} again={again} hold={null} done={done} />
      </section>
    </div>
  );
}

function Terms({ answer }: { readonly answer: DraftAnswer }) {
  const say = useWords();
  const file = answer.change;
  const person = (id: string | null) => (id === null ? "—" : (answer.people[id] ?? id));
  const pairs: readonly (readonly [string, string])[] = [
    [say({ zh: "起因", en: "What makes it" }), say(triggerWords[file.trigger])],
    [say({ zh: "理由", en: "Reason" }), file.reason],
    [say({ zh: "生效日", en: "Effective from" }), file.effectiveFrom],
    ...(file.replacement
      ? [
          [
            say({ zh: "由什么代替", en: "Replaced by" }),
            `${say(replacementWords[file.replacement.kind])} ${file.replacement.item ?? ""}`,
          ] as const,
        ]
      : []),
    [say({ zh: "拟稿", en: "Drafted by" }), `${person(file.drafter)} ${file.draftedOn}`],
    [say({ zh: "审核", en: "Checked by" }), `${person(file.checker)} ${file.checkedOn ?? ""}`],
    [say({ zh: "批准", en: "Approved by" }), `${person(file.approver)} ${file.approvedOn ?? ""}`],
    ...(file.opinion ? [[say({ zh: "意见", en: "Opinion" }), file.opinion] as const] : []),
  ];
  return (
    <dl className="terms">
      {pairs.map(([term, text]) => (
        <div key={term} className="pair">
          <dt>{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** An entry in words, section by section; what is empty is left out. */
function Whole({ draft, ending }: { readonly draft: ItemDraft | null; readonly ending: boolean }) {
  const say = useWords();
  if (draft === null) return null;
  const fields = Object.keys(draftFields) as (keyof ItemDraft)[];
  return (
    <div className="whole">
      {ending && <p className="why">{say({ zh: "以下条目将终止：", en: "This entry is to end:" })}</p>}
      {sections.map(({ id, title }) => {
        const lines = fields
          .filter((field) => draftFields[field].section === id && field !== "legalUnit")
          .map((field) => [field, fieldLines(field, draft)] as const)
          .filter(([, all]) => all.length > 0);
        if (lines.length === 0) return null;
        return (
          <section key={id}>
            <h3>{say(title)}</h3>
            <dl>
              {lines.map(([field, all]) => (
                <div key={field} className="pair">
                  <dt>{say(draftFields[field].title)}</dt>
                  <dd>
                    {all.map(({ key, line }) => (
                      <p key={`${key} ${line.zh}`}>{say(line)}</p>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </div>
  );
}
