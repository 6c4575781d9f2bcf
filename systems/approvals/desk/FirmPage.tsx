import "./permits.css";
import "./firms.css";
import { type ReactNode, useEffect } from "react";
import { Link, useParams } from "wouter";
import { download } from "#kernel/desk/csv.ts";
import { useLanguage, useWords } from "#kernel/desk/language.ts";
import { useCity, useSession } from "#kernel/desk/session.ts";
import { ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { Words } from "#kernel/text/words.ts";
import type { Firm } from "../firms/one-firm.ts";
import { firmCalendar } from "./firm-calendar.ts";
import { FirmCases, FirmProjects } from "./firm-cases.tsx";
import { FirmOwed } from "./firm-owed.tsx";
import { FirmDocuments, FirmPapers } from "./firm-papers.tsx";
import { TakePapers } from "./firm-take.tsx";
import { FirmWallet } from "./firm-wallet.tsx";

/** 企业: what it owes first, then what runs, what it holds, and all that the city has of it. */
export default function FirmPage() {
  const { id = "" } = useParams<{ id: string }>();
  const say = useWords();
  const answer = useAsk<Firm>("approvals.firm", { id }, { keep: false });
  const title = answer.data?.subject.name;
  useEffect(() => {
    document.title = `${title ?? say({ zh: "企业", en: "Firm" })} · ${say({ zh: "并联", en: "Binglian" })}`;
  }, [title, say]);
  if (answer.isPending) return <Waiting rows={8} />;
  if (answer.isError)
    return (
      <main>
        <h1 className="unseen">{say({ zh: "企业", en: "Firm" })}</h1>
        <ProblemNote problem={answer.error} retry={() => answer.refetch()} />
      </main>
    );
  return <OneFirm firm={answer.data} />;
}

function OneFirm({ firm }: { readonly firm: Firm }) {
  const say = useWords();
  const language = useLanguage();
  const city = useCity();
  const applicant = useSession().posts.length === 0;
  const { subject, owed, running, over, projects, permits, papers, documents, today } = firm;
  const save = () => {
    const around = { city: city?.id ?? "binglian", origin: window.location.origin, language, now: new Date() };
    download(`${subject.name}.ics`, firmCalendar(firm, around), "text/calendar;charset=utf-8");
  };
  return (
    <main className="firm-page">
      <div className="list-head">
        {!applicant && (
          <Link href="/firms" className="nw">
            ‹ {say({ zh: "企业", en: "Firms" })}
          </Link>
        )}
        <h1>{subject.name}</h1>
        <span className="s nw">{subject.identifierMasked}</span>
        <span className="grow" />
        <button type="button" className="btn sm" onClick={save}>
          {say({ zh: "日历文件（到期日）", en: "Calendar file (due days)" })}
        </button>
        <TakePapers firm={subject.id} own={firm.own} />
        <button type="button" className="btn sm" onClick={() => window.print()}>
          {say({ zh: "打印", en: "Print" })}
        </button>
      </div>
      <Part title={{ zh: "先办", en: "First" }} count={owed.length}>
        <FirmOwed owed={owed} own={firm.own} />
      </Part>
      <Part title={{ zh: "在办", en: "Running" }} count={running.length}>
        <FirmCases cases={running} over={over} today={today} name={subject.name} />
      </Part>
      <Part title={{ zh: "证件", en: "Permits" }} count={permits.length}>
        <FirmWallet permits={permits} today={today} />
      </Part>
      <Part title={{ zh: "项目", en: "Projects" }} count={projects.length}>
        <FirmProjects projects={projects} />
      </Part>
      <Part title={{ zh: "城市持有的材料", en: "Papers that the city holds" }} count={papers.length}>
        <FirmPapers papers={papers} />
      </Part>
      <Part title={{ zh: "文书", en: "Documents" }} count={documents.length}>
        <FirmDocuments documents={documents} />
      </Part>
    </main>
  );
}

function Part({
  title,
  count,
  children,
}: {
  readonly title: Words;
  readonly count: number;
  readonly children: ReactNode;
}) {
  const say = useWords();
  return (
    <section className="firm-part" aria-label={say(title)}>
      <h2 className="h3">
        {say(title)} <span className="s">{count}</span>
      </h2>
      {children}
    </section>
  );
}
