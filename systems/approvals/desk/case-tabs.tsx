import { useId } from "react";
import { Link } from "wouter";
import { useWords } from "#kernel/desk/language.ts";
import { hasRole, useSession } from "#kernel/desk/session.ts";
import { Empty } from "#kernel/desk/states.tsx";
import type { Words } from "#kernel/text/words.ts";
import type { CaseSeen } from "./CasePage.tsx";
import type { CaseAnswer } from "./case-answer.ts";
import { Opinions, opinionCount } from "./case-opinions.tsx";
import { Papers } from "./case-papers.tsx";
import { DocumentList } from "./document-list.tsx";
import { TimelineOf } from "./timeline.tsx";

type TabsProps = {
  readonly answer: CaseAnswer;
  readonly seen: CaseSeen;
  readonly setSeen: (patch: Partial<CaseSeen>) => void;
};

/**
 * Papers, opinions, documents, timeline.
 *
 * Accessibility: tabs by ARIA 1.2; left and right move between them, the panel is labelled by its tab.
 */
export function CaseTabs({ answer, seen, setSeen }: TabsProps) {
  const say = useWords();
  const id = useId();
  const tabs: readonly { readonly name: string; readonly title: Words; readonly count: number }[] = [
    { name: "papers", title: { zh: "材料", en: "Papers" }, count: answer.version.papers.length },
    { name: "opinions", title: { zh: "意见", en: "Opinions" }, count: opinionCount(answer) },
    { name: "documents", title: { zh: "文书", en: "Documents" }, count: answer.documents.length },
    { name: "timeline", title: { zh: "时间线", en: "Timeline" }, count: answer.history.length },
  ];
  const shown = tabs.some(({ name }) => name === seen.tab) ? seen.tab : "papers";
  return (
    <>
      <div
        className="tabs"
        role="tablist"
        aria-label={say({ zh: "办件内容", en: "The case" })}
        onKeyDown={(event) => {
          const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
          if (step === 0) return;
          const at = tabs.findIndex(({ name }) => name === shown);
          const next = tabs[(at + step + tabs.length) % tabs.length];
          if (!next) return;
          setSeen({ tab: next.name });
          document.getElementById(`${id}-${next.name}`)?.focus();
        }}
      >
        {tabs.map(({ name, title, count }) => (
          <button
            key={name}
            id={`${id}-${name}`}
            type="button"
            role="tab"
            aria-selected={name === shown}
            aria-controls={`${id}-panel`}
            tabIndex={name === shown ? 0 : -1}
            onClick={() => setSeen({ tab: name })}
          >
            {say(title)} {count}
          </button>
        ))}
      </div>
      <div className="tab-panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${shown}`}>
        {shown === "papers" && <Papers answer={answer} />}
        {shown === "opinions" && <Opinions answer={answer} />}
        {shown === "documents" && <Documents answer={answer} seen={seen} setSeen={setSeen} />}
        {shown === "timeline" && <Timeline answer={answer} />}
      </div>
    </>
  );
}

function Documents({ answer, seen, setSeen }: TabsProps) {
  const say = useWords();
  const { documents } = answer;
  if (documents.length === 0)
    return (
      <Empty
        title={say({ zh: "还没有文书", en: "No documents yet" })}
        why={say({
          zh: "收件、受理、决定和送达时出具的文书在这里。",
          en: "Documents issued on receipt, acceptance, decision and delivery stand here.",
        })}
      />
    );
  return (
    <DocumentList
      documents={documents}
      chosen={seen.document}
      choose={(document) => setSeen({ document })}
      addressee={answer.case.applicantName}
      queryCode={answer.case.queryCode}
      print
    />
  );
}

/** What happened, oldest first, each with its post, its articles and its place in the journal. */
function Timeline({ answer }: { readonly answer: CaseAnswer }) {
  const say = useWords();
  const watcher = hasRole(useSession(), ["supervisor", "auditor", "administrator"]);
  return (
    <>
      {watcher && (
        <p className="s note">
          <Link href={`/journal/records/case/${answer.case.id}`}>
            {say({ zh: "看这一件在某一天的样子", en: "See the case as it was on a day" })}
          </Link>
        </p>
      )}
      <TimelineOf entries={answer.history} />
    </>
  );
}
