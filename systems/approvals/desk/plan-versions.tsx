import { dayOf } from "#kernel/calendar/day.ts";
import { useWords } from "#kernel/desk/language.ts";
import { ProblemNote } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { PlanVersionSeen } from "../facts/query.ts";
import { DifferenceOf } from "./plan-difference.tsx";
import type { ProjectAnswer } from "./project-answer.ts";
import { ProofLine } from "./proof-line.tsx";

/** 计划版本: how the facts and the plan became what they are, the newest first; each says why, by which proof and what it did. */
export function PlanVersions({ project }: { readonly project: ProjectAnswer }) {
  const say = useWords();
  const answer = useAsk<{ readonly rows: readonly PlanVersionSeen[] }>("approvals.planVersions", { id: project.id });
  const rows = answer.data?.rows ?? [];
  return (
    <section className="steps-table" aria-labelledby="versions-title">
      <h2 className="h3" id="versions-title">
        {say({ zh: `计划版本 ${rows.length + 1}`, en: `Versions of the plan: ${rows.length + 1}` })}
      </h2>
      {answer.isError && <ProblemNote problem={answer.error} retry={() => answer.refetch()} />}
      {rows.map((one, index) => (
        <details className="inset" key={one.id} open={index === 0 || undefined}>
          <summary>
            {say({ zh: `第${one.number}版：${one.since}起`, en: `Version ${one.number}: since ${one.since}` })}{" "}
            <span className="s">
              {dayOf(new Date(one.recordedAt))}{" "}
              {say(
                one.body
                  ? { zh: `由${one.body.zh}窗口登记`, en: `recorded at the window of ${one.body.en}` }
                  : { zh: "由项目单位提交", en: "by the project's own side" },
              )}
            </span>
          </summary>
          {one.reason && <p>{one.reason}</p>}
          {one.proof && <ProofLine proof={one.proof} />}
          <DifferenceOf difference={one.difference} />
        </details>
      ))}
      <p className="s inset">
        {say({ zh: `第1版：${project.openedOn}开立时的条件`, en: `Version 1: as opened on ${project.openedOn}` })}
      </p>
    </section>
  );
}
