import { Link } from "wouter";
import { minute } from "#kernel/desk/dates.ts";
import { useWords } from "#kernel/desk/language.ts";
import { hasRole, useSession } from "#kernel/desk/session.ts";
import type { CaseAnswer } from "./case-answer.ts";

/** What happened, oldest first, each with its post, its articles and its place in the journal. */
export function TimelineOf({ entries }: { readonly entries: CaseAnswer["history"] }) {
  const say = useWords();
  const watcher = hasRole(useSession(), ["supervisor", "auditor", "administrator"]);
  return (
    <ol className="timeline">
      {entries.map((entry) => (
        <li key={entry.place}>
          <time dateTime={entry.recordedAt}>{minute(entry.recordedAt)}</time>
          <div>
            <b>{say(entry.title)}</b>{" "}
            <span className="s">
              {say(entry.by)} ·{" "}
              {watcher ? (
                <Link href={`/journal/${entry.place}`}>
                  {say({ zh: `日志第 ${entry.place} 号`, en: `journal entry ${entry.place}` })}
                </Link>
              ) : (
                say({ zh: `日志第 ${entry.place} 号`, en: `journal entry ${entry.place}` })
              )}
            </span>
            <p className="s2">{entry.basis.join("、")}</p>
          </div>
        </li>
      ))}
    </ol>
  );
}
