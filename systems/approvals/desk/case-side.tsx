import { Link } from "wouter";
import type { Light } from "#kernel/calendar/lights.ts";
import { longDay, minute } from "#kernel/desk/dates.ts";
import { Facts } from "#kernel/desk/facts.tsx";
import { useLanguage, useWords } from "#kernel/desk/language.ts";
import { LightBadge, lightClass } from "#kernel/desk/lights.tsx";
import { ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { Words } from "#kernel/text/words.ts";
import type { CaseRound } from "../joint/rounds-query.ts";
import { jointStateWords } from "../joint/words.ts";
import type { CaseAnswer, CaseClock } from "./case-answer.ts";
import { PlanChart, PlanKey } from "./plan-chart.tsx";
import type { ProjectAnswer } from "./project-answer.ts";

/** Left of a case: the plan that it belongs to, else its clocks; and its few facts. */
export function CaseSide({ answer }: { readonly answer: CaseAnswer }) {
  const say = useWords();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys too (WCAG 2.1.1)
    <section className="side" aria-label={say({ zh: "期限和计划", en: "Limits and plan" })} tabIndex={0}>
      <h2 className="h3">{say({ zh: "期限", en: "Limits" })}</h2>
      {answer.clocks.length === 0 && <p className="s inset">{say({ zh: "没有期限在走。", en: "No clock runs." })}</p>}
      <ul className="clocks">
        {[...answer.clocks]
          .sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name))
          .map((clock) => (
            <Clock
              key={clock.name}
              clock={clock}
              light={answer.standing?.clock === clock.name ? answer.standing.light : clock.light}
            />
          ))}
      </ul>
      {answer.joint && <InRound round={answer.joint} />}
      <Shares answer={answer} />
      {answer.case.matterKind === "project" && <OwnPlan answer={answer} />}
      <CaseFacts answer={answer} />
    </section>
  );
}

/** The joint round that the case takes part in, and the way to it. */
function InRound({ round }: { readonly round: CaseRound }) {
  const say = useWords();
  return (
    <>
      <h2 className="h3">{say({ zh: "联合办理", en: "Handled jointly" })}</h2>
      <p className="inset">
        <Link href={`/projects/${round.matter}`}>{say(round.title)}</Link>
        {say({ zh: "：", en: ": " })}
        {say(jointStateWords[round.state])}
        <br />
        <span className="s">
          {say({ zh: `${round.leadName}牵头`, en: `led by ${round.leadName}` })}
          {round.visitOn && say({ zh: `；${round.visitOn}现场`, en: `; visit on ${round.visitOn}` })}
          {round.settledOn === null &&
            round.due &&
            say({ zh: `；${round.due}前一次出意见`, en: `; one list by ${round.due}` })}
        </span>
      </p>
    </>
  );
}

/** Whose days the days since receipt were, as one bar and in words (CON-10). */
function Shares({ answer }: { readonly answer: CaseAnswer }) {
  const say = useWords();
  const { elapsedDays, days, officeWorkdays } = answer.shares;
  if (elapsedDays === 0) return null;
  const parts = (Object.keys(shareWords) as (keyof typeof shareWords)[]).filter((whose) => days[whose] > 0);
  return (
    <div className="shares inset">
      <p className="s2">
        {say({
          zh: `收件以来 ${elapsedDays} 日，时间在谁手里`,
          en: `${elapsedDays} days since receipt, by whose they were`,
        })}
      </p>
      <p className="share-bar" aria-hidden="true">
        {parts.map((whose) => (
          <i key={whose} className={`share-${whose}`} style={{ flexGrow: days[whose] }} />
        ))}
      </p>
      <p className="s row">
        {parts.map((whose) => (
          <span key={whose} className="nw">
            <i className={`share-dot share-${whose}`} aria-hidden="true" /> {say(shareWords[whose])} {days[whose]}
            {whose === "office" && say({ zh: `（${officeWorkdays} 工作日）`, en: ` (${officeWorkdays} workdays)` })}
          </span>
        ))}
      </p>
    </div>
  );
}

const shareWords = {
  office: { zh: "机关", en: "office" },
  applicant: { zh: "申请人", en: "applicant" },
  excluded: { zh: "依法扣除", en: "excluded" },
  higher: { zh: "上级", en: "higher office" },
} as const satisfies Readonly<Record<string, Words>>;

const order: readonly string[] = ["delivery", "promised", "legal", "supplied", "intake"];

const clockNames: Readonly<Record<string, Words>> = {
  intake: { zh: "告知是否受理", en: "To say whether accepted" },
  promised: { zh: "承诺期限", en: "Promised limit" },
  legal: { zh: "法定期限", en: "Limit by law" },
  supplied: { zh: "补正后告知是否受理", en: "To say whether accepted, after the supplement" },
  delivery: { zh: "送达期限", en: "To deliver" },
};

/** One clock: used of its limit as a bar and in words. Its light is the one that the case has by it (SUP-02). */
function Clock({ clock, light }: { readonly clock: CaseClock; readonly light: Light }) {
  const say = useWords();
  const unit = clock.unit === "workday" ? { zh: "工作日", en: "workdays" } : { zh: "日历日", en: "calendar days" };
  const share = Math.min(1, clock.used / Math.max(1, clock.limitDays));
  const over = clock.used > clock.limitDays;
  const stopped = clock.state === "stopped";
  const tone = stopped ? "pause" : lightClass[light];
  return (
    <li>
      <p className="row">
        <b className="grow">{say(clockNames[clock.name] ?? { zh: clock.name, en: clock.name })}</b>
        {stopped ? (
          <span className="s">{say({ zh: "已停", en: "stopped" })}</span>
        ) : clock.due === null ? (
          <LightBadge light="paused" />
        ) : clock.name === "legal" && !over ? (
          <span className="s">{say({ zh: "在走", en: "running" })}</span>
        ) : (
          <LightBadge light={light} />
        )}
      </p>
      <svg viewBox="0 0 340 10" aria-hidden="true" className={tone}>
        <rect x="0" y="3" width="340" height="4" rx="2" className="track" />
        <rect x="0" y="2" width={Math.max(2, 340 * share)} height="6" rx="2" className={`f-${tone}`} />
      </svg>
      <p className="s2 row">
        <span className="grow">
          {say({ zh: "已用 ", en: "used " })}
          <b>{clock.used}</b> / {clock.limitDays} {say(unit)}
        </span>
        <span className="nw">
          {clock.due === null
            ? say({ zh: "停表中，到期顺延", en: "paused; the due day moves" })
            : say({ zh: `至 ${clock.due}`, en: `until ${clock.due}` })}
          {clock.provisional && say({ zh: "（暂定）", en: " (provisional)" })}
        </span>
      </p>
    </li>
  );
}

function OwnPlan({ answer }: { readonly answer: CaseAnswer }) {
  const say = useWords();
  const project = useAsk<ProjectAnswer>("approvals.project", { id: answer.case.matter });
  const own = project.data?.plan.procedures.find(({ id }) => id === answer.case.procedure);
  return (
    <>
      <h2 className="h3">
        {say({ zh: "并联计划", en: "Parallel plan" })}
        {project.data && (
          <span className="s">
            {say({ zh: `流程 ${project.data.plan.edition} 版`, en: `flow of ${project.data.plan.edition}` })}
          </span>
        )}
      </h2>
      {project.isPending && <Waiting />}
      {project.isError && <ProblemNote problem={project.error} />}
      {project.data && (
        <>
          <div className="inset">
            <PlanChart project={project.data} width={344} here={answer.case.procedure} />
          </div>
          <PlanKey />
          {own && (
            <p className="inset">
              <b>
                {own.critical
                  ? say({ zh: "本件在关键路径上，余量 0：", en: "On the critical path, no slack: " })
                  : say({ zh: `本件余量 ${own.slack} 工作日：`, en: `Slack ${own.slack} workdays: ` })}
              </b>
              <span className="s2">
                {own.critical
                  ? say({ zh: "拖一日，全程晚一日", en: "a day late here is a day late for all" })
                  : say({ zh: "余量内不影响全程", en: "within it the whole is not late" })}
              </span>
            </p>
          )}
        </>
      )}
    </>
  );
}

function CaseFacts({ answer }: { readonly answer: CaseAnswer }) {
  const say = useWords();
  const language = useLanguage();
  const file = answer.case;
  const day = (value: string | null) => (value ? longDay(value, language) : "—");
  const rows: readonly (readonly [Words, string])[] = [
    [{ zh: "收件", en: "Received" }, minute(file.receivedAt)],
    [
      { zh: "受理", en: "Accepted" },
      day(file.acceptedOn) + (file.deemed ? say({ zh: "（视为受理）", en: " (by silence)" }) : ""),
    ],
    [{ zh: "决定", en: "Decided" }, day(file.decidedOn)],
    [{ zh: "送达", en: "Delivered" }, day(file.deliveredOn)],
    [{ zh: "机构", en: "Body" }, file.bodyName],
    [{ zh: "依据", en: "Basis" }, answer.version.bases.join("；")],
    ...(answer.agent ? [byAgent(answer.agent)] : []),
    [{ zh: "结果", en: "Yields" }, answer.version.yields.join("、") || "—"],
  ];
  return (
    <>
      <h2 className="h3">{say({ zh: "概况", en: "Facts" })}</h2>
      <Facts rows={rows} />
    </>
  );
}

/** That an agent brought it: the applicant stays the party (INV-07). */
const byAgent = ({ village, mandate, mandateUntil }: NonNullable<CaseAnswer["agent"]>): readonly [Words, string] => [
  { zh: "代办", en: "By agent" },
  `${village} · 委托书 ${mandate}（至 ${mandateUntil}）`,
];
