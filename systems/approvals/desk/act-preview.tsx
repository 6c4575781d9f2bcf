import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { type Problem, type Rehearsed, rehearse } from "#kernel/desk/api.ts";
import { weekdayName } from "#kernel/desk/dates.ts";
import { useLanguage, useWords } from "#kernel/desk/language.ts";
import { Ground, ProblemNote } from "#kernel/desk/states.tsx";
import type { Words } from "#kernel/text/words.ts";
import type { CaseAnswer } from "./case-answer.ts";
import { stepOf } from "./case-states.ts";
import { DocumentSheet } from "./document-sheet.tsx";

type PreviewProps = {
  readonly answer: CaseAnswer;
  readonly command: string;
  /** Null while something is missing that has to be typed first. */
  readonly input: Readonly<Record<string, unknown>> | null;
  readonly waitingFor: Words | null;
};

/** What would follow: the document, the clocks, and who is told. The server rehearses it by the same rule; nothing is written. */
export function ActPreview({ answer, command, input, waitingFor }: PreviewProps) {
  const say = useWords();
  const settled = useDeferredValue(JSON.stringify(input));
  const file = answer.case;
  const preview = useQuery<Rehearsed, Problem>({
    queryKey: ["rehearse", command, file.id, file.version, settled],
    queryFn: () => rehearse({ command, on: file.id, input: JSON.parse(settled) as object, seen: file.version }),
    enabled: input !== null,
    placeholderData: (before) => before,
  });
  if (input === null && waitingFor)
    return (
      <p className="s inset">
        {say({
          zh: "填好后，这里显示将出具的文书和期限。",
          en: "The document and limits show here once it is filled in.",
        })}
      </p>
    );
  if (preview.isError)
    return preview.error.status === 409 || preview.error.status === 422 ? (
      <div className="why inset-why" role="status">
        {say(preview.error.text)}
        <Ground told={preview.error} />
      </div>
    ) : (
      <ProblemNote problem={preview.error} retry={() => preview.refetch()} />
    );
  if (!preview.data) return null;
  return <Effects answer={answer} changes={preview.data.changes} />;
}

const clockWords: Readonly<Record<string, Words>> = {
  intake: { zh: "告知期限", en: "Intake" },
  promised: { zh: "承诺", en: "Promised" },
  legal: { zh: "法定", en: "By law" },
  supplied: { zh: "补正后告知", en: "After the supplement" },
  delivery: { zh: "送达", en: "Delivery" },
};

function Effects({ answer, changes }: { readonly answer: CaseAnswer; readonly changes: Rehearsed["changes"] }) {
  const say = useWords();
  const language = useLanguage();
  const of = (record: string) => changes.filter((change) => change.record === record);
  const paper = of("document")[0]?.fields;
  const status = of("case")[0]?.fields.status;
  const yields = of("paper").map(({ fields }) => String(fields.name));
  const notices = of("notice").length;
  return (
    <>
      <h2 className="h3">{say({ zh: "确认后产生", en: "This will make" })}</h2>
      {paper && (
        <div className="preview">
          <DocumentSheet
            draft
            kind={String(paper.kind)}
            number={`${String(paper.officeCode)}〔${String(paper.year)}〕　　号`}
            on={String(paper.issuedOn)}
            content={paper.content as Record<string, unknown>}
            body={answer.case.bodyName}
            addressee={answer.case.applicantName}
            queryCode={answer.case.queryCode}
          />
        </div>
      )}
      <dl className="effect inset">
        {typeof status === "string" && (
          <div className="pair">
            <dt>{say({ zh: "状态", en: "State" })}</dt>
            <dd>
              {say(stepOf(answer.case.status))} → <b>{say(stepOf(status))}</b>
            </dd>
          </div>
        )}
        {of("clock").length > 0 && (
          <div className="pair">
            <dt>{say({ zh: "期限", en: "Limits" })}</dt>
            <dd>
              {of("clock").map(({ id, fields }) => {
                const name = String(fields.name ?? id.split(":").at(-1));
                const word = say(clockWords[name] ?? { zh: name, en: name });
                if (fields.state === "stopped")
                  return <p key={id}>{say({ zh: `${word}：停表`, en: `${word}: stops` })}</p>;
                if (fields.state === "paused")
                  return (
                    <p key={id}>{say({ zh: `${word}：暂停，到期顺延`, en: `${word}: held, the due day moves` })}</p>
                  );
                if (fields.limitDays === undefined)
                  return (
                    <p key={id}>
                      {word} → <b>{`${String(fields.due).slice(5)} ${weekdayName(String(fields.due), language)}`}</b>
                    </p>
                  );
                const unit = fields.unit === "calendar" ? { zh: "日历日", en: "calendar days" } : workdays;
                return (
                  <p key={id}>
                    {word} {String(fields.limitDays)} {say(unit)} →{" "}
                    <b>
                      {String(fields.due).slice(5)} {weekdayName(String(fields.due), language)}
                    </b>{" "}
                    <span className="s">{String(fields.basis ?? "")}</span>
                  </p>
                );
              })}
            </dd>
          </div>
        )}
        {yields.length > 0 && (
          <div className="pair">
            <dt>{say({ zh: "产生", en: "Yields" })}</dt>
            <dd>
              {yields.join("、")}
              <span className="s">
                {" "}
                {say({ zh: "以后不再向申请人索取", en: "never asked of the applicant again" })}
              </span>
            </dd>
          </div>
        )}
        {notices > 0 && (
          <div className="pair">
            <dt>{say({ zh: "告知", en: "Told" })}</dt>
            <dd>
              {answer.case.applicantName} <span className="s">{say({ zh: "门户消息", en: "on the portal" })}</span>
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}

const workdays: Words = { zh: "工作日", en: "workdays" };
