import { useState } from "react";
import { type Light, lightText } from "#kernel/calendar/lights.ts";
import { ask, type Problem } from "#kernel/desk/api.ts";
import { csvOf, download } from "#kernel/desk/csv.ts";
import { useWords } from "#kernel/desk/language.ts";
import { LightShape, lightClass } from "#kernel/desk/lights.tsx";
import { ProblemNote } from "#kernel/desk/states.tsx";
import type { WorkRow } from "../queries/work.ts";
import { stepOf } from "./case-states.ts";
import type { WorkAnswer, WorkSeen } from "./work-seen.ts";

const lights: readonly Light[] = ["deepRed", "red", "yellow", "remind", "normal", "paused"];

type HeadProps = {
  readonly seen: WorkSeen;
  readonly setSeen: (patch: Partial<WorkSeen>) => void;
  readonly answer: WorkAnswer | undefined;
  readonly filtered: boolean;
};

/** Title, what today asks for, the lights as filters with their counts, words, order, export and print. */
export function WorkHead({ seen, setSeen, answer, filtered }: HeadProps) {
  const say = useWords();
  const [failed, setFailed] = useState<Problem | null>(null);
  const dueToday = answer?.rows.filter((row) => row.group === "today").length ?? 0;
  const late = (answer?.lights.red ?? 0) + (answer?.lights.deepRed ?? 0);
  const exportAll = () => {
    setFailed(null);
    exportWork(seen, say({ zh: "我的工作", en: "my-work" }), say).catch(setFailed);
  };
  return (
    <>
      <div className="head">
        <h1>{say({ zh: "我的工作", en: "My work" })}</h1>
        {answer && !filtered && seen.after === "" && (
          <p className="s2 lead">
            {dueToday === 0 ? (
              say({ zh: "今天没有必须办的件", en: "Nothing must be done today" })
            ) : (
              <>
                {say({ zh: "今天必须办 ", en: "Must be done today: " })}
                <b>{dueToday}</b>
                {say({ zh: " 件", en: "" })}
              </>
            )}
            {late > 0 && (
              <>
                {say({ zh: "，其中 ", en: ", of which late: " })}
                <b className="red">{late}</b>
                {say({ zh: " 件已超期", en: "" })}
              </>
            )}
          </p>
        )}
        <span className="grow" />
        <span className="s nw" role="status">
          {answer && say({ zh: `共 ${answer.total} 件`, en: `${answer.total} in all` })}
        </span>
        <button type="button" className="btn sm" onClick={exportAll}>
          {say({ zh: "导出", en: "Export" })}
        </button>
        <button type="button" className="btn sm" onClick={() => window.print()}>
          {say({ zh: "打印", en: "Print" })}
        </button>
      </div>
      {failed && <ProblemNote problem={failed} retry={exportAll} />}
      <fieldset className="head filters">
        <legend className="unseen">{say({ zh: "筛选", en: "Filters" })}</legend>
        {lights.map((light) => (
          <button
            key={light}
            type="button"
            className={`chip b-${lightClass[light]} ${lightClass[light]}`}
            aria-pressed={seen.light === light}
            onClick={() => setSeen({ light: seen.light === light ? "" : light, after: "", row: "" })}
          >
            <LightShape light={light} />
            {say(lightText[light])} <b>{answer?.lights[light] ?? 0}</b>
          </button>
        ))}
        <span className="grow" />
        <WordsField value={seen.q} change={(q) => setSeen({ q, after: "", row: "" })} />
        <label className="row nw s">
          {say({ zh: "排序", en: "Order" })}
          <select
            className="in small"
            value={seen.sort}
            onChange={(event) => setSeen({ sort: event.target.value, after: "", row: "" })}
          >
            <option value="due">{say({ zh: "剩余时间", en: "Time left" })}</option>
            <option value="received">{say({ zh: "收件先后", en: "Received" })}</option>
            <option value="item">{say({ zh: "事项", en: "Item" })}</option>
          </select>
        </label>
      </fieldset>
    </>
  );
}

/** Words are asked for when they are entered, not at each letter: an input method would search half syllables. */
function WordsField({ value, change }: { readonly value: string; readonly change: (value: string) => void }) {
  const say = useWords();
  return (
    <label className="row nw s">
      {say({ zh: "筛选", en: "Filter" })}
      <input
        id="work-words"
        key={value}
        className="in small"
        type="search"
        defaultValue={value}
        maxLength={100}
        onBlur={(event) => event.target.value !== value && change(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") change(event.currentTarget.value);
          if (event.key === "Escape") event.currentTarget.blur();
        }}
      />
    </label>
  );
}

/** All rows of a view of the work as a file. */
export async function exportWork(seen: WorkSeen, name: string, say: ReturnType<typeof useWords>): Promise<void> {
  download(`${name}.csv`, csvOf(csvRows(await allRows(seen), say)));
}

async function allRows({ q, view, hands, light, sort }: WorkSeen): Promise<readonly WorkRow[]> {
  const rows: WorkRow[] = [];
  let after: string | undefined;
  do {
    const page = await ask<WorkAnswer>("approvals.work", { q, view, hands, light, sort, limit: 200, after });
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return rows;
}

function csvRows(rows: readonly WorkRow[], say: ReturnType<typeof useWords>) {
  const head = [
    ...[
      say({ zh: "灯", en: "Light" }),
      say({ zh: "剩余工作日", en: "Workdays left" }),
      say({ zh: "事项", en: "Item" }),
    ],
    ...[
      say({ zh: "编号", en: "Code" }),
      say({ zh: "查询码", en: "Query code" }),
      say({ zh: "申请人", en: "Applicant" }),
    ],
    ...[say({ zh: "步骤", en: "Step" }), say({ zh: "机构", en: "Body" })],
    ...[say({ zh: "承诺到期", en: "Promised" }), say({ zh: "法定到期", en: "By law" })],
  ];
  return [
    head,
    ...rows.map(({ standing, ...row }) => [
      ...[standing ? say(lightText[standing.light]) : "", standing?.left ?? null],
      ...[row.itemName, row.item, row.queryCode, row.applicantName, say(stepOf(row.status)), row.bodyName],
      ...[standing?.due ?? "", standing?.legalDue ?? ""],
    ]),
  ];
}
