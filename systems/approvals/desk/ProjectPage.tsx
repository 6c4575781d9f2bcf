import "./case.css";
import "./lists.css";
import { useEffect, useRef, useState } from "react";
import { Link, useParams } from "wouter";
import { longDay } from "#kernel/desk/dates.ts";
import { useLanguage, useWords } from "#kernel/desk/language.ts";
import { LiveNote } from "#kernel/desk/live-note.tsx";
import { hasRole, useSession } from "#kernel/desk/session.ts";
import { ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import { BringPapers } from "./bring-papers.tsx";
import { JointPanel } from "./joint-panel.tsx";
import { OutsideList } from "./outside-list.tsx";
import { PlanChart, PlanKey } from "./plan-chart.tsx";
import { PlanVersions } from "./plan-versions.tsx";
import { ProjectActs } from "./project-acts.tsx";
import { type ProjectAnswer, stateWords } from "./project-answer.ts";
import { SimulationPanel } from "./simulation-panel.tsx";
import { SitePanel } from "./site-panel.tsx";

/** 项目: its plan with what has become of each step, who works on it at the same time, and what the applicant owes. */
export default function ProjectPage() {
  const { id = "" } = useParams<{ id: string }>();
  const say = useWords();
  const answer = useAsk<ProjectAnswer>("approvals.project", { id }, { keep: false });
  const title = answer.data?.title;
  useEffect(() => {
    document.title = `${title ?? say({ zh: "项目", en: "Project" })} · ${say({ zh: "并联", en: "Binglian" })}`;
  }, [title, say]);
  if (answer.isPending) return <Waiting rows={10} />;
  if (answer.isError)
    return (
      <main>
        <h1 className="unseen">{say({ zh: "项目", en: "Project" })}</h1>
        <ProblemNote problem={answer.error} retry={() => answer.refetch()} />
      </main>
    );
  return <OneProject project={answer.data} />;
}

/** How wide an element is, so that a drawing fills it with letters of full size. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(900);
  useEffect(() => {
    const watch = new ResizeObserver(([seen]) => setWidth(Math.max(760, Math.floor(seen?.contentRect.width ?? 900))));
    if (element.current) watch.observe(element.current);
    return () => watch.disconnect();
  }, [element]);
  return width;
}

function OneProject({ project }: { readonly project: ProjectAnswer }) {
  const say = useWords();
  const language = useLanguage();
  const session = useSession();
  const chart = useRef<HTMLDivElement>(null);
  const width = useWidth(chart);
  const count = (state: string) => project.steps.filter((step) => step.state === state).length;
  const named = new Map(project.plan.procedures.map((one) => [one.id, one]));
  // What no step makes is the applicant's to bring.
  const owed = [
    ...new Set(
      project.plan.procedures
        .flatMap(({ needs }) => needs)
        .filter(({ from, paper }) => from === undefined && !project.papers.includes(paper))
        .map(({ paper }) => paper),
    ),
  ];
  const mayBring = project.state === "open" && hasRole(session, ["window", "agent", "subject"]);
  return (
    <main className="project-page">
      <div className="case-head">
        <Link href="/projects" className="nw">
          ‹ {say({ zh: "项目", en: "Projects" })}
        </Link>
        <h1>{project.title}</h1>
        <span className="s nw">
          {project.projectCode ?? ""} {say({ zh: "开立于", en: "opened" })} {longDay(project.openedOn, language)}
        </span>
        <span className="grow" />
        <button type="button" className="btn sm" onClick={() => window.print()}>
          {say({ zh: "打印", en: "Print" })}
        </button>
      </div>
      <LiveNote
        {...{ record: "project", id: project.id, version: 0 }}
        ask={[["approvals.project", { id: project.id }]]}
      />
      <div className="project">
        <section aria-labelledby="plan-title">
          <h2 className="h3" id="plan-title">
            {say({
              zh: `${project.plan.procedures.length}步，${project.plan.parallelWorkdays}个工作日：已办结${count("done")}步，在办${count("working")}步`,
              en: `${project.plan.procedures.length} steps in ${project.plan.parallelWorkdays} workdays: ${count("done")} done, ${count("working")} working`,
            })}
          </h2>
          <PlanKey />
          <div className="chart" ref={chart}>
            <PlanChart project={project} width={width} />
          </div>
          <p className="s inset">
            {say({
              zh: `按${project.plan.edition}年版流程推演，只计政府用时；依次办理需${project.plan.serialWorkdays}个工作日。`,
              en: `Derived from the flow of ${project.plan.edition}; government time only. One after another it would take ${project.plan.serialWorkdays} workdays.`,
            })}
          </p>
        </section>
        <section aria-labelledby="now-title">
          <h2 className="h3" id="now-title">
            {say({
              zh: `同时在办的部门 ${project.workingBodies.length}`,
              en: `Bodies at work now: ${project.workingBodies.length}`,
            })}
          </h2>
          <ul className="inset now-working">
            {project.steps
              .filter((step) => step.state === "working")
              .map((step) => (
                <li key={step.procedure}>
                  <Link href={`/cases/${step.case}`}>{named.get(step.procedure)?.name[language]}</Link>
                  <span className="s">{step.body}</span>
                </li>
              ))}
            {project.beyond.map((step) => (
              <li key={step.procedure}>
                <Link href={`/cases/${step.case}`}>{step.name}</Link>
                <span className="s">
                  {step.body} · {say(stateWords[step.state])} ·{" "}
                  {say({
                    zh: "计划已不要求，照原来的版本办完；申请人可以撤回（LST-04）",
                    en: "no longer in the plan, goes on under its own version unless withdrawn (LST-04)",
                  })}
                </span>
              </li>
            ))}
            {project.workingBodies.length === 0 && (
              <li className="s">{say({ zh: "现在没有在办的步骤。", en: "No step is being worked on." })}</li>
            )}
          </ul>
          <h2 className="h3">
            {say({ zh: `申请人还要提交 ${owed.length} 份`, en: `${owed.length} papers still to bring` })}
          </h2>
          {owed.length === 0 ? (
            <p className="s inset">{say({ zh: "都已提交。", en: "All are here." })}</p>
          ) : mayBring ? (
            <BringPapers matter={project.id} names={owed} />
          ) : (
            <p className="inset">{owed.join("；")}</p>
          )}
          <details className="inset">
            <summary>
              {say({ zh: `已有材料 ${project.papers.length} 份`, en: `${project.papers.length} papers here` })}
            </summary>
            <p className="s2">{project.papers.join("；")}</p>
          </details>
          <ProjectActs id={project.id} />
        </section>
        <SitePanel matter={project.id} />
        <JointPanel matter={project.id} />
        <SimulationPanel matter={project.id} />
        <section className="steps-table" aria-labelledby="steps-title">
          <h2 className="h3" id="steps-title">
            {say({ zh: "各步进展", en: "Steps" })}
          </h2>
          <table>
            <thead>
              <tr>
                <th scope="col">{say({ zh: "步骤", en: "Step" })}</th>
                <th scope="col">{say({ zh: "机构", en: "Body" })}</th>
                <th scope="col">{say({ zh: "状态", en: "State" })}</th>
                <th scope="col" className="num">
                  {say({ zh: "工作日", en: "Days" })}
                </th>
                <th scope="col">{say({ zh: "受理", en: "Accepted" })}</th>
                <th scope="col">{say({ zh: "办结", en: "Decided" })}</th>
                <th scope="col">{say({ zh: "还缺", en: "Missing" })}</th>
              </tr>
            </thead>
            <tbody>
              {project.steps.map((step) => {
                const planned = named.get(step.procedure);
                const name = planned?.name[language] ?? step.procedure;
                return (
                  <tr key={step.procedure}>
                    <td>{step.case ? <Link href={`/cases/${step.case}`}>{name}</Link> : name}</td>
                    <td>{step.body ?? planned?.body[language]}</td>
                    <td className={step.state === "refused" ? "red" : step.state === "done" ? "ok" : undefined}>
                      {say(stateWords[step.state])}
                    </td>
                    <td className="num" data-label={say({ zh: "工作日", en: "Workdays" })}>
                      {planned?.days}
                    </td>
                    <td data-label={step.acceptedOn ? say({ zh: "受理", en: "Accepted" }) : undefined}>
                      {step.acceptedOn ?? ""}
                    </td>
                    <td data-label={step.decidedOn ? say({ zh: "办结", en: "Decided" }) : undefined}>
                      {step.decidedOn ?? ""}
                    </td>
                    <td className="s" title={step.missing.join("、")}>
                      {step.state === "waiting" ? step.missing.join("、") : ""}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </section>
        <OutsideList project={project} />
        <PlanVersions project={project} />
      </div>
    </main>
  );
}
