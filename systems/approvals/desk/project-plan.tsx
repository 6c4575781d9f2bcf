import type { UseQueryResult } from "@tanstack/react-query";
import type { Problem } from "#kernel/desk/api.ts";
import { useWords } from "#kernel/desk/language.ts";
import { ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import type { Facts } from "#kernel/feel/conditions.ts";
import { factWords } from "../plan/fact-words.ts";
import { MY_PLAN, shortName } from "../plan/page-my-address.ts";
import { type EditionsAnswer, type PlanAnswer, planAsked } from "./asked-plan.ts";

/** What the project begins with: edition, answers, and what follows from them; the way back to change them. */
export function ProjectPlan(props: {
  readonly asked: { readonly flow: string; readonly facts: Facts };
  readonly plan: UseQueryResult<PlanAnswer, Problem>;
  readonly editions: EditionsAnswer;
}) {
  const say = useWords();
  const { asked, plan, editions } = props;
  const { edition } = planAsked(asked.flow, asked.facts);
  const known = editions.rows.find((one) => one.id === asked.flow);
  const back = new URLSearchParams({
    edition,
    ...Object.fromEntries(Object.entries(asked.facts).map(([path, value]) => [shortName(path), String(value)])),
  });
  const facts = Object.keys(asked.facts);
  return (
    <section className="card" aria-labelledby="project-plan">
      <h2 id="project-plan">{say(known?.title ?? { zh: asked.flow, en: asked.flow })}</h2>
      {known !== undefined && !known.current && (
        <p className="s red" role="alert">
          {say({
            zh: "错误：这一版流程现在不施行，不能按它开立（LST-04）。请改用现行版重排。",
            en: "Error: this edition is not in force now, and no project begins by it (LST-04). Plan by the one in force.",
          })}
        </p>
      )}
      {plan.isError && <ProblemNote problem={plan.error} retry={() => plan.refetch()} />}
      {plan.isPending && <Waiting rows={2} />}
      {plan.data && (
        <p>
          {say({
            zh: `要办${plan.data.procedures.length - plan.data.toConfirm.length}项，待确认${plan.data.toConfirm.length}项，并联${plan.data.parallelWorkdays}个工作日；今天受理，政府时间到${plan.data.governmentEnd}。`,
            en: `${plan.data.procedures.length - plan.data.toConfirm.length} approvals, ${plan.data.toConfirm.length} to be confirmed, ${plan.data.parallelWorkdays} workdays in parallel; accepted today, government is done on ${plan.data.governmentEnd}.`,
          })}
        </p>
      )}
      {facts.length > 0 && (
        <details>
          <summary>{say({ zh: `已回答的${facts.length}题`, en: `${facts.length} answers` })}</summary>
          <ul>
            {facts.map((path) => (
              <li key={path}>{say(factWords({ facts: [...(known?.facts ?? [])] }, path, asked.facts))}</li>
            ))}
          </ul>
        </details>
      )}
      <p>
        <a href={`${MY_PLAN}?${back}`}>
          {say({ zh: "回到“我的项目”改条件", en: "Back to “my project” to change this" })}
        </a>
      </p>
    </section>
  );
}
