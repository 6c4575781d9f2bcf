import { Link } from "wouter";
import { useWords } from "#kernel/desk/language.ts";
import { hasRole, useSession } from "#kernel/desk/session.ts";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { Words } from "#kernel/text/words.ts";
import type { SimulationTask } from "../simulation/query.ts";
import { notBinding } from "../simulation/words.ts";

const taskWords: Readonly<Record<SimulationTask["task"], Words>> = {
  give: { zh: "出模拟意见", en: "give a simulated opinion" },
  convert: { zh: "缺的材料到了，转为正式", en: "the missing paper is there: make it formal" },
};

/** Above one's cases: what simulations wait for from one's body. No limit runs, so there is no light, only a target (INV-09). */
export function SimulationTasks() {
  const say = useWords();
  const staff = hasRole(useSession(), ["window", "reviewer", "decider", "head"]);
  const answer = useAsk<{ readonly rows: readonly SimulationTask[] }>(
    "approvals.simulationTasks",
    {},
    { enabled: staff },
  );
  const rows = answer.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="joint-tasks" aria-label={say({ zh: "模拟审批", en: "Simulated approval" })}>
      <h2 className="h3">
        {say({ zh: `模拟审批 ${rows.length} 项`, en: `Simulations: ${rows.length}` })}{" "}
        <span className="s">{say(notBinding)}</span>
      </h2>
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="row">
            <Link href={`/projects/${row.matter}`} className="el grow">
              {say(row.name)} · {say(taskWords[row.task])} · {row.matterTitle}
            </Link>
            <span className="s nw">
              {row.task === "give" && say({ zh: `目标 ${row.target}`, en: `target ${row.target}` })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
