import { Link } from "wouter";
import { Facts } from "#kernel/desk/facts.tsx";
import { useWords } from "#kernel/desk/language.ts";
import type { Words } from "#kernel/text/words.ts";
import type { HearingRow } from "../hearing/list-query.ts";
import { hearingStateWords } from "./opinion-lines.ts";
import { RecordPanel } from "./record-panel.tsx";

/** The act of the case that comes next, where the own body holds the hearing. */
const nextAct: Readonly<Partial<Record<HearingRow["state"], { readonly command: string; readonly title: Words }>>> = {
  asked: { command: "approvals.callHearing", title: { zh: "通知举行", en: "Call it" } },
  called: { command: "approvals.closeHearing", title: { zh: "记笔录，结束听证", en: "Close it with minutes" } },
};

/** One hearing: where it stands, when and where it is, and what comes next. */
export function HearingDetail({ hearing }: { readonly hearing: HearingRow }) {
  const say = useWords();
  const next = hearing.holds ? nextAct[hearing.state] : undefined;
  const rows: readonly (readonly [Words, string | null])[] = [
    [{ zh: "申请人", en: "Applicant" }, hearing.applicantName],
    [{ zh: "机构", en: "Body" }, hearing.bodyName],
    [{ zh: "状态", en: "State" }, say(hearingStateWords[hearing.state])],
    [{ zh: "告知", en: "Told" }, hearing.toldOn],
    [{ zh: "要求", en: "Asked for" }, hearing.askedOn],
    [{ zh: "举行", en: "Day" }, hearing.day],
    [{ zh: "地点", en: "Place" }, hearing.place],
  ];
  return (
    <>
      <h2 className="h3">{hearing.itemName}</h2>
      <Facts rows={rows} />
      <p className="inset to-case">
        <Link href={`/cases/${hearing.caseId}`}>{say({ zh: "看这一件", en: "See the case" })}</Link>
      </p>
      {next && (
        <p className="inset">
          <Link className="btn p" href={`/cases/${hearing.caseId}?act=${next.command}`}>
            {say(next.title)}
          </Link>
        </p>
      )}
      <RecordPanel record="hearing" id={hearing.id} body={hearing.bodyName} addressee={hearing.applicantName} />
    </>
  );
}
