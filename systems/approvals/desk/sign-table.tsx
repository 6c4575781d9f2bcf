import { useEffect, useRef } from "react";
import { Link } from "wouter";
import { shortDay } from "#kernel/desk/dates.ts";
import { useWords } from "#kernel/desk/language.ts";
import { LightBadge, lightClass } from "#kernel/desk/lights.tsx";
import type { WorkRow } from "../queries/work.ts";
import { lawNote, leftOf } from "./case-states.ts";

type TableProps = {
  readonly rows: readonly WorkRow[];
  readonly today: string;
  readonly current: string | undefined;
  readonly checked: ReadonlySet<string>;
  toggle(id: string): void;
  toggleAll(on: boolean): void;
  select(id: string): void;
};

/**
 * The cases to be signed.
 *
 * Accessibility: headers with scope; the current row has aria-current; the proposal is a word, not a colour (WCAG 1.4.1).
 */
export function SignTable(props: TableProps) {
  const say = useWords();
  return (
    <div className="list">
      <table className="sign-table">
        <thead>
          <tr>
            <th scope="col">
              <input
                type="checkbox"
                aria-label={say({ zh: "全选", en: "Select all" })}
                checked={props.rows.every(({ id }) => props.checked.has(id))}
                onChange={(event) => props.toggleAll(event.target.checked)}
              />
            </th>
            <th scope="col">{say({ zh: "灯", en: "Light" })}</th>
            <th scope="col" className="num">
              {say({ zh: "剩余", en: "Left" })}
            </th>
            <th scope="col">{say({ zh: "事项 · 申请人", en: "Item · applicant" })}</th>
            <th scope="col">{say({ zh: "审查建议", en: "Proposal" })}</th>
            <th scope="col">{say({ zh: "到期 · 法定", en: "Due · law" })}</th>
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <Row key={row.id} row={row} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, today, current, checked, toggle, select }: TableProps & { readonly row: WorkRow }) {
  const say = useWords();
  const on = row.id === current;
  const element = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (on) element.current?.scrollIntoView({ block: "nearest" });
  }, [on]);
  const { standing } = row;
  const left = standing && leftOf(standing, today);
  return (
    <tr
      ref={element}
      className={on ? "on" : undefined}
      aria-current={on ? "true" : undefined}
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
          <>
            {left.before && <small>{say(left.before)}</small>} {say(left.left)}
          </>
        )}
      </td>
      <td title={`${row.itemName} ${row.applicantName}`}>
        <Link href={`/cases/${row.id}`}>{row.itemName}</Link>
        <span className="code">{row.applicantName}</span>
      </td>
      <td>
        {row.proposal === "refused" ? (
          <b className="red">{say({ zh: "建议不予许可", en: "to refuse" })}</b>
        ) : (
          say({ zh: "建议准予", en: "to grant" })
        )}
      </td>
      <td>
        {standing?.due ? shortDay(standing.due, today) : say({ zh: "顺延", en: "moves" })}
        {standing && <span className="code">{say(lawNote(standing, today))}</span>}
      </td>
    </tr>
  );
}
