import "./case.css";
import { useEffect } from "react";
import { Link, useLocation, useParams } from "wouter";
import { lightText } from "#kernel/calendar/lights.ts";
import { shortDay } from "#kernel/desk/dates.ts";
import { useKeys } from "#kernel/desk/keys.ts";
import { useLanguage, useWords } from "#kernel/desk/language.ts";
import { LightShape, lightClass } from "#kernel/desk/lights.tsx";
import { LiveNote } from "#kernel/desk/live-note.tsx";
import { useSearchParameters } from "#kernel/desk/search-parameters.ts";
import { hasRole, useSession } from "#kernel/desk/session.ts";
import { ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { CaseAnswer } from "./case-answer.ts";
import { CaseSide } from "./case-side.tsx";
import { leftOf, stepOf } from "./case-states.ts";
import { CaseTabs } from "./case-tabs.tsx";
import { DecisionPanel } from "./decision-panel.tsx";
import type { WorkAnswer } from "./work-seen.ts";

export const caseDefaults = { tab: "papers", act: "", document: "" };
export type CaseSeen = typeof caseDefaults;

/** 办件: clocks or plan at the left, papers and story in the middle, and what can be done, always in sight, at the right. */
export default function CasePage() {
  const { id = "" } = useParams<{ id: string }>();
  const say = useWords();
  const answer = useAsk<CaseAnswer>("approvals.case", { id }, { keep: false });
  const title = answer.data?.case.itemName;
  useEffect(() => {
    document.title = `${title ?? say({ zh: "办件", en: "Case" })} · ${say({ zh: "并联", en: "Binglian" })}`;
  }, [title, say]);
  if (answer.isPending) return <Waiting rows={8} />;
  if (answer.isError)
    return (
      <main>
        <h1 className="unseen">{say({ zh: "办件", en: "Case" })}</h1>
        <ProblemNote problem={answer.error} retry={() => answer.refetch()} />
      </main>
    );
  return <OneCase key={id} answer={answer.data} again={() => answer.refetch()} />;
}

function OneCase({ answer, again }: { readonly answer: CaseAnswer; readonly again: () => Promise<unknown> }) {
  const say = useWords();
  const [seen, setSeen] = useSearchParameters(caseDefaults);
  const { id, version, matter } = answer.case;
  return (
    <main className="case-page">
      <CaseHead answer={answer} />
      <LiveNote
        {...{ record: "case", id, version, beside: ["matter", matter] as const }}
        ask={[["approvals.case", { id }]]}
      />
      <div className="case">
        <CaseSide answer={answer} />
        <section className="middle" aria-label={say({ zh: "办件内容", en: "The case" })}>
          <CaseTabs answer={answer} seen={seen} setSeen={setSeen} />
        </section>
        <section className="decision" aria-label={say({ zh: "办理", en: "Acts" })}>
          <DecisionPanel answer={answer} seen={seen} setSeen={setSeen} again={again} />
        </section>
      </div>
    </main>
  );
}

function CaseHead({ answer }: { readonly answer: CaseAnswer }) {
  const say = useWords();
  const { standing, today } = answer;
  const file = answer.case;
  const left = standing && leftOf(standing, today);
  return (
    <div className="case-head">
      <Back />
      <h1>{file.itemName}</h1>
      <span className="s nw">
        {file.item} · {say({ zh: "查询码", en: "Code" })} {file.queryCode}
      </span>
      <span className="el">
        <Link href={`/firms/${file.applicant}`}>{file.applicantName}</Link>
        {file.matterKind === "project" && (
          <>
            {" · "}
            <Link href={`/projects/${file.matter}`}>{file.matterTitle}</Link>
          </>
        )}
      </span>
      <span className="grow" />
      {standing && left && standing.state !== "stopped" ? (
        <span className={`chip big b-${lightClass[standing.light]} ${lightClass[standing.light]}`}>
          <LightShape light={standing.light} />
          <b>{say(lightText[standing.light])}</b>
          {say(clockWords[standing.clock])}
          {left.before && ` ${say(left.before)}`} <b>{say(left.left)}</b>
          {standing.due &&
            say({ zh: ` 至 ${shortDay(standing.due, today)}`, en: ` until ${shortDay(standing.due, today)}` })}
        </span>
      ) : (
        <span className="chip big b-pause pause">{say(stepOf(file.status))}</span>
      )}
      <Neighbours id={file.id} />
    </div>
  );
}

const clockWords = {
  intake: { zh: "受理期限", en: "to accept" },
  supplied: { zh: "补正后受理期限", en: "to accept, after the supplement" },
  promised: { zh: "承诺期限", en: "promised" },
  delivery: { zh: "送达期限", en: "to deliver" },
};

function Back() {
  const say = useWords();
  const staff = hasRole(useSession(), ["window", "reviewer", "decider", "head"]);
  return staff ? (
    <Link href="/work" className="nw">
      ‹ {say({ zh: "我的工作", en: "My work" })}
    </Link>
  ) : (
    <Link href="/cases" className="nw">
      ‹ {say({ zh: "办件", en: "Cases" })}
    </Link>
  );
}

/** The case's place in one's work, with the way to the next one. */
function Neighbours({ id }: { readonly id: string }) {
  const language = useLanguage();
  const [, go] = useLocation();
  const staff = hasRole(useSession(), ["window", "reviewer", "decider", "head"]);
  const work = useAsk<WorkAnswer>("approvals.work", { limit: 200 }, { enabled: staff });
  const rows = work.data?.rows ?? [];
  const at = rows.findIndex((row) => row.id === id);
  const to = (step: number) => {
    const row = rows[at + step];
    if (row && at >= 0) go(`/cases/${row.id}`);
  };
  useKeys(
    at < 0
      ? []
      : [
          { key: "j", title: { zh: "下一件", en: "Next" }, run: () => to(1) },
          { key: "k", title: { zh: "上一件", en: "Previous" }, run: () => to(-1) },
        ],
  );
  if (at < 0) return null;
  return (
    <span className="row nw s neighbours">
      {at + 1} / {work.data?.total}
      <button type="button" className="btn sm" onClick={() => to(-1)} aria-disabled={at === 0}>
        {language === "zh" ? "上一件" : "Previous"} <kbd>k</kbd>
      </button>
      <button type="button" className="btn sm" onClick={() => to(1)} aria-disabled={at === rows.length - 1}>
        {language === "zh" ? "下一件" : "Next"} <kbd>j</kbd>
      </button>
    </span>
  );
}
