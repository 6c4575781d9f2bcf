import { useLanguage, useWords } from "#kernel/desk/language.ts";
import { type ProjectAnswer, stateWords } from "./project-answer.ts";

const ROW = 22;
const TOP = 26;
const classes = { done: "done", working: "run", waiting: "todo", refused: "bad" } as const;

type ChartProps = {
  readonly project: ProjectAnswer;
  /** In pixels; labels take 150 of them, or 320 in a wide one. */
  readonly width: number;
  /** The procedure that is looked at. */
  readonly here?: string | null;
};

/**
 * The plan with what has become of each step: bars = procedures, thick line = critical path, a line where the project is.
 *
 * Accessibility: an image with a title; the project page has the same as a table. States differ by fill, outline and
 * hatching, not by colour alone.
 */
export function PlanChart({ project, width, here }: ChartProps) {
  const say = useWords();
  const language = useLanguage();
  const { procedures, parallelWorkdays, criticalPath } = project.plan;
  const wide = width > 600;
  const left = wide ? 330 : 156;
  const x = (day: number) => left + ((width - left - 14) * day) / Math.max(1, parallelWorkdays);
  const y = (index: number) => TOP + index * ROW;
  const place = new Map(procedures.map(({ id }, index) => [id, index]));
  const state = new Map(project.steps.map((step) => [step.procedure, step.state]));
  const finished = project.steps.every((one) => one.state === "done");
  // Days that are the developer's own are workdays too, so today can lie beyond the plan's axis.
  const beyond = project.workday > parallelWorkdays;
  const now = x(Math.max(0, Math.min(project.workday, parallelWorkdays)));
  const flag = Math.min(now, width - 32);
  const step = parallelWorkdays > 60 ? 20 : parallelWorkdays > 24 ? 5 : 2;
  const ticks = Array.from({ length: Math.floor(parallelWorkdays / step) + 1 }, (_, index) => index * step);
  const height = TOP + procedures.length * ROW + 8;
  const done = project.steps.filter((one) => one.state === "done").length;
  const label = say({
    zh: `计划：${procedures.length}步，已办结${done}步，全程${parallelWorkdays}工作日${finished ? "" : `，今天是开立后第${project.workday}工作日`}`,
    en: `Plan: ${procedures.length} steps, ${done} done, ${parallelWorkdays} workdays in all${finished ? "" : `, today is workday ${project.workday} since the opening`}`,
  });
  const short = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);
  const most = language === "zh" ? (wide ? 16 : 8) : wide ? 46 : 14;
  return (
    <svg
      className="plan"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
    >
      {ticks.map((day) => (
        <g key={day}>
          <path d={`M${x(day)} ${TOP - 6}V${height - 4}`} className="grid" />
          <text x={x(day)} y={14} textAnchor="middle" className="t3">
            {day}
          </text>
        </g>
      ))}
      {criticalPath.slice(1).map((id, index) => {
        const before = procedures[place.get(criticalPath[index] ?? "") ?? 0];
        if (!before) return null;
        const from = y(place.get(before.id) ?? 0) + 15;
        return <path key={id} d={`M${x(before.finish)} ${from}V${y(place.get(id) ?? 0) + 11}`} className="stair" />;
      })}
      {procedures.map((one, index) => {
        const top = y(index);
        const is = state.get(one.id) ?? "waiting";
        const bar = Math.max(3, x(one.finish) - x(one.start));
        return (
          <g key={one.id} className={one.id === here ? "here" : undefined}>
            {one.id === here && <rect x="0" y={top} width={width} height={ROW} rx="3" className="own" />}
            <text x="4" y={top + 15}>
              <title>{one.name[language]}</title>
              {wide && `${one.id} `}
              {short(one.name[language], most)}
            </text>
            {language === "zh" && (
              <text x={left - 6} y={top + 15} textAnchor="end" className="t3">
                {short(one.body[language].replace(/^新余市|^市/, ""), wide ? 9 : 4)}
              </text>
            )}
            {one.days > 0 ? (
              <rect x={x(one.start)} y={top + 6} width={bar} height="10" className={classes[is]}>
                <title>{`${one.name[language]}：${stateWords[is][language]}，${one.days}`}</title>
              </rect>
            ) : (
              <path d={`M${x(one.start) - 4} ${top + 11}l4 -5 4 5 -4 5Z`} className="knot" />
            )}
            {one.critical && one.days > 0 && <path d={`M${x(one.start)} ${top + 16.5}h${bar}`} className="crit" />}
          </g>
        );
      })}
      {!finished && (
        <>
          <path d={`M${now} ${TOP - 6}V${height - 4}`} className="now" />
          <rect x={flag - 30} y="1" width="60" height="18" rx="3" className="run" />
          <text x={flag} y="14" textAnchor="middle" className="on">
            {say({ zh: `今 ${project.workday}`, en: `day ${project.workday}` })}
            {beyond && "›"}
          </text>
        </>
      )}
    </svg>
  );
}

/** What the marks of the chart mean. */
export function PlanKey() {
  const say = useWords();
  const boxes = ["done", "working", "waiting", "refused"] as const;
  return (
    <p className="s plan-key">
      <span className="row">
        <svg width="20" height="8" aria-hidden="true">
          <path d="M0 4H20" className="crit" />
        </svg>
        {say({ zh: "关键路径", en: "critical path" })}
      </span>
      {boxes.map((is) => (
        <span key={is} className="row">
          <svg width="14" height="10" aria-hidden="true">
            <rect x=".5" y=".5" width="13" height="9" className={classes[is]} />
          </svg>
          {say(stateWords[is])}
        </span>
      ))}
    </p>
  );
}
