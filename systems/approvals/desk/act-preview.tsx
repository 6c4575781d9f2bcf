import { useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import { type Problem, type Rehearsed, rehearse } from "#kernel/desk/api.ts";
import { weekdayName } from "#kernel/desk/dates.ts";
import { useLanguage, useWords } from "#kernel/desk/language.ts";
import { Ground, ProblemNote } from "#kernel/desk/states.tsx";
import type { PermitState } from "#kernel/matters/permits.ts";
import type { Words } from "#kernel/text/words.ts";
import { permitStateWords } from "../permit-words.ts";
import type { SiteDeclared } from "../site/terms.ts";
import { stepOf } from "./case-states.ts";
import { DocumentSheet } from "./document-sheet.tsx";

/** What an act is on, as its preview and its documents name it. */
export type Previewed = {
  readonly id: string;
  readonly version: number;
  /** The state of a case; null for anything else. */
  readonly status: string | null;
  readonly body: string;
  readonly addressee: string;
  readonly queryCode?: string;
  /** Defects that were listed, for an act that looks at them again. */
  readonly listed?: readonly string[];
  /** Conditions that can be set for a site. */
  readonly site?: readonly SiteDeclared[];
};

type PreviewProps = {
  readonly on: Previewed;
  readonly command: string;
  /** Null while something is missing that has to be typed first. */
  readonly input: Readonly<Record<string, unknown>> | null;
  readonly waitingFor: Words | null;
};

/** What would follow: the document, the clocks, and who is told. The server rehearses it by the same rule; nothing is written. */
export function ActPreview({ on, command, input, waitingFor }: PreviewProps) {
  const say = useWords();
  const settled = useDeferredValue(JSON.stringify(input));
  const preview = useQuery<Rehearsed, Problem>({
    queryKey: ["rehearse", command, on.id, on.version, settled],
    queryFn: () => rehearse({ command, on: on.id, input: JSON.parse(settled) as object, seen: on.version }),
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
  return <Effects on={on} changes={preview.data.changes} />;
}

const clockWords: Readonly<Record<string, Words>> = {
  intake: { zh: "告知期限", en: "Intake" },
  promised: { zh: "承诺", en: "Promised" },
  legal: { zh: "法定", en: "By law" },
  supplied: { zh: "补正后告知", en: "After the supplement" },
  delivery: { zh: "送达", en: "Delivery" },
  reply: { zh: "答复", en: "Answer" },
  asking: { zh: "要求听证", en: "To ask for a hearing" },
  holding: { zh: "举行听证", en: "To hold the hearing" },
  joint: { zh: "联合办理", en: "Joint handling" },
  answer: { zh: "成员答复", en: "A member's answer" },
  call: { zh: "通知复验", en: "To call the re-check" },
  recheck: { zh: "成员复验", en: "A member's re-check" },
  start: { zh: "开工", en: "To begin works" },
};

function Effects({ on, changes }: { readonly on: Previewed; readonly changes: Rehearsed["changes"] }) {
  const say = useWords();
  const language = useLanguage();
  const of = (record: string) => changes.filter((change) => change.record === record);
  // A correction also touches the document that it corrects.
  const made = of("document").flatMap(({ fields }) => (fields.kind === undefined ? [] : [fields]));
  // Of several, the decision is the one to be read.
  const paper = made.find(({ content }) => (content as Record<string, unknown>).decision !== undefined) ?? made[0];
  const status = of("case")[0]?.fields.status;
  const state = of("permit").find(({ fields }) => fields.state !== undefined)?.fields.state as PermitState | undefined;
  const yields = of("paper").map(({ fields }) => String(fields.name));
  const toApplicant = of("notice").some(({ fields }) => typeof fields.subject === "string");
  const toPosts = of("notice").filter(({ fields }) => typeof fields.post === "string").length;
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
            body={on.body}
            addressee={on.addressee}
            queryCode={on.queryCode}
          />
        </div>
      )}
      <dl className="effect inset">
        {made.length > 1 && (
          <div className="pair">
            <dt>{say({ zh: "文书", en: "Documents" })}</dt>
            <dd>{made.map(({ kind }) => String(kind)).join("、")}</dd>
          </div>
        )}
        {state !== undefined && (
          <div className="pair">
            <dt>{say({ zh: "证件", en: "Permit" })}</dt>
            <dd>
              → <b>{say(permitStateWords[state])}</b>
            </dd>
          </div>
        )}
        {typeof status === "string" && on.status !== null && (
          <div className="pair">
            <dt>{say({ zh: "状态", en: "State" })}</dt>
            <dd>
              {say(stepOf(on.status))} → <b>{say(stepOf(status))}</b>
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
        {(toApplicant || toPosts > 0) && (
          <div className="pair">
            <dt>{say({ zh: "告知", en: "Told" })}</dt>
            <dd>
              {toApplicant && (
                <p>
                  {on.addressee} <span className="s">{say({ zh: "门户消息", en: "on the portal" })}</span>
                </p>
              )}
              {toPosts > 0 && (
                <p>{say({ zh: `有关机构 ${toPosts} 个岗位`, en: `${toPosts} posts of bodies concerned` })}</p>
              )}
            </dd>
          </div>
        )}
      </dl>
    </>
  );
}

const workdays: Words = { zh: "工作日", en: "workdays" };
