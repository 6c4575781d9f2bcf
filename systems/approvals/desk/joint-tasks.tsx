import { Link } from "wouter";
import { useWords } from "#kernel/desk/language.ts";
import { LightBadge } from "#kernel/desk/lights.tsx";
import { hasRole, useSession } from "#kernel/desk/session.ts";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { Words } from "#kernel/text/words.ts";
import type { JointTask } from "../joint/asked-query.ts";

const taskWords: Readonly<Record<JointTask["task"], Words>> = {
  answer: { zh: "答复", en: "answer" },
  recheck: { zh: "复验", en: "re-check" },
  settle: { zh: "汇总，一次出意见", en: "send the one list" },
  call: { zh: "通知复验", en: "call the re-check" },
  conclude: { zh: "作出结论", en: "conclude" },
};

/** Above one's cases: what joint rounds wait for from one's body, each with its light and the way to it. */
export function JointTasks() {
  const say = useWords();
  const staff = hasRole(useSession(), ["reviewer", "decider", "head"]);
  const answer = useAsk<{ readonly rows: readonly JointTask[] }>("approvals.jointTasks", {}, { enabled: staff });
  const rows = answer.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="joint-tasks" aria-label={say({ zh: "联合办理", en: "Joint handling" })}>
      <h2 className="h3">{say({ zh: `联合办理 ${rows.length} 项`, en: `Joint handling: ${rows.length}` })}</h2>
      <ul>
        {rows.map((row) => (
          <li key={`${row.round} ${row.task} ${row.name ?? ""}`} className="row">
            <LightBadge light={row.light} />
            <Link href={`/projects/${row.matter}`} className="el grow">
              {say(row.title)} · {say(taskWords[row.task])}
              {row.name && ` · ${row.name}`} · {row.matterTitle}
            </Link>
            <span className="s nw">{row.due && say({ zh: `至 ${row.due}`, en: `until ${row.due}` })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
