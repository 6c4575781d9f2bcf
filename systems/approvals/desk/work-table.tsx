import { Fragment, useEffect, useRef } from "react";
import { Link } from "wouter";
import { shortDay } from "#kernel/desk/dates.ts";
import { useLanguage, useWords } from "#kernel/desk/language.ts";
import { LightBadge, lightClass } from "#kernel/desk/lights.tsx";
import { ScaleBar } from "#kernel/desk/scale-bar.tsx";
import { useSession } from "#kernel/desk/session.ts";
import type { Words } from "#kernel/text/words.ts";
import type { WorkGroup, WorkRow } from "../queries/work.ts";
import { lawNote, leftOf, scaleOf, stepOf, withWhom } from "./case-states.ts";

const groups: readonly { readonly group: WorkGroup; readonly title: Words; readonly note: Words }[] = [
  {
    group: "today",
    title: { zh: "今天必须", en: "Today" },
    note: { zh: "不在今天办完，就违反承诺或法律", en: "not done today, a promise or the law is broken" },
  },
  { group: "soon", title: { zh: "将到期", en: "Due soon" }, note: { zh: "三个工作日内", en: "within three workdays" } },
  { group: "later", title: { zh: "其他", en: "Others" }, note: { zh: "", en: "" } },
  {
    group: "paused",
    title: { zh: "暂停", en: "Paused" },
    note: { zh: "法定除外时间，已书面告知申请人", en: "time that the law does not count; the applicant was told" },
  },
  {
    group: "waiting",
    title: { zh: "等别人", en: "With others" },
    note: { zh: "等申请人补正，或者等上级决定", en: "with the applicant or a higher office" },
  },
];

/** Pixels before and after item and applicant; English words are longer. */
const columns = {
  zh: { before: [34, 72, 96, 118], after: [100, 92, 140] },
  en: { before: [34, 108, 84, 118], after: [104, 86, 176] },
};

type TableProps = {
  readonly rows: readonly WorkRow[];
  readonly today: string;
  readonly grouped: boolean;
  readonly current: string | undefined;
  readonly checked: ReadonlySet<string>;
  toggle(id: string): void;
  toggleAll(on: boolean): void;
  select(id: string): void;
};

/**
 * The list of work: our own table, since it is the first screen and must be light.
 *
 * Accessibility: headers with scope, groups as row groups with their own header; the current row has aria-current and is
 * scrolled into sight below the sticky head; on a phone rows become cards in the same order (WCAG 1.3.1, 2.4.11).
 */
export function WorkTable(props: TableProps) {
  const say = useWords();
  const widths = columns[useLanguage()];
  const { rows, grouped } = props;
  const shown = grouped
    ? groups.map((one) => ({ ...one, rows: rows.filter((row) => row.group === one.group) }))
    : [{ group: "all", title: null, note: null, rows }];
  return (
    <div className="list">
      <table className="work-table">
        <colgroup>
          {widths.before.map((width) => (
            <col key={width} style={{ width }} />
          ))}
          <col />
          <col className="applicant" />
          {widths.after.map((width) => (
            <col key={width} style={{ width }} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">
              <input
                type="checkbox"
                aria-label={say({ zh: "全选", en: "Select all" })}
                checked={rows.every(({ id }) => props.checked.has(id))}
                onChange={(event) => props.toggleAll(event.target.checked)}
              />
            </th>
            <th scope="col">{say({ zh: "灯", en: "Light" })}</th>
            <th scope="col" className="num">
              {say({ zh: "剩余工作日", en: "Days left" })}
            </th>
            <th scope="col">{say({ zh: "已用 │承诺 ┊法定", en: "Used │due ┊law" })}</th>
            <th scope="col">{say({ zh: "事项 · 编号", en: "Item · code" })}</th>
            <th scope="col">{say({ zh: "申请人", en: "Applicant" })}</th>
            <th scope="col">{say({ zh: "步骤", en: "Step" })}</th>
            <th scope="col">{say({ zh: "在谁手里", en: "With" })}</th>
            <th scope="col">{say({ zh: "承诺到期 · 法定", en: "Due · law" })}</th>
          </tr>
        </thead>
        {shown
          .filter((one) => one.rows.length > 0)
          .map(({ group, title, note, rows: own }) => (
            <tbody key={group}>
              {title && (
                <tr className="grp">
                  <th colSpan={9} scope="rowgroup">
                    <b>{say(title)}</b>
                    {say({ zh: `${own.length} 件`, en: `${own.length}` })}
                    {note && say(note) !== "" && ` · ${say(note)}`}
                  </th>
                </tr>
              )}
              {own.map((row) => (
                <Row key={row.id} row={row} {...props} />
              ))}
            </tbody>
          ))}
      </table>
    </div>
  );
}

function Row({ row, today, current, checked, toggle, select }: TableProps & { readonly row: WorkRow }) {
  const say = useWords();
  const session = useSession();
  const on = row.id === current;
  const element = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (on) element.current?.scrollIntoView({ block: "nearest" });
  }, [on]);
  const { standing } = row;
  const left = standing && leftOf(standing, today);
  const classes = [on && "on", checked.has(row.id) && "ck"].filter(Boolean).join(" ");
  return (
    <tr
      ref={element}
      className={classes}
      aria-current={on ? "true" : undefined}
      // A link leads away and a box is ticked: neither is a choice of the row, and the first has changed the address already.
      onClick={({ target }) => {
        if (!(target instanceof Element && target.closest("a, input"))) select(row.id);
      }}
    >
      <td>
        <input
          type="checkbox"
          aria-label={say({ zh: `选择 ${row.itemName}`, en: `Select ${row.itemName}` })}
          checked={checked.has(row.id)}
          onChange={() => toggle(row.id)}
        />
      </td>
      <td>{standing && <LightBadge light={standing.light} />}</td>
      <td className={`num left ${standing ? lightClass[standing.light] : ""}`}>
        {left && (
          <Fragment>
            {left.before && <small>{say(left.before)}</small>} {say(left.left)}
          </Fragment>
        )}
      </td>
      <td>{standing && <ScaleBar {...scaleOf(row, standing, today)} />}</td>
      <td className="item">
        <Link href={`/cases/${row.id}`}>{row.itemName}</Link>
        <span className="code">{row.item}</span>
        {row.matterKind === "project" && <span className="code">{row.matterTitle}</span>}
      </td>
      <td title={row.applicantName}>{row.applicantName}</td>
      <td>{say(stepOf(row.status, row.proposal))}</td>
      <td>{row.handlerName ?? say(withWhom(row, session))}</td>
      <td>
        {standing?.due
          ? shortDay(standing.due, today)
          : standing
            ? say({ zh: "顺延", en: "moves" })
            : say({ zh: "不计时", en: "no clock" })}
        {standing?.provisional && <span title={say({ zh: "暂定", en: "provisional" })}>*</span>}
        {standing && <span className="code">{say(lawNote(standing, today))}</span>}
      </td>
    </tr>
  );
}
