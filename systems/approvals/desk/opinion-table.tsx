import { useEffect, useRef } from "react";
import { Link } from "wouter";
import { shortDay } from "#kernel/desk/dates.ts";
import { useWords } from "#kernel/desk/language.ts";
import { LightBadge, lightClass } from "#kernel/desk/lights.tsx";
import type { OpinionLine } from "./opinion-lines.ts";

type TableProps = {
  readonly lines: readonly OpinionLine[];
  readonly today: string;
  readonly current: string;
  select(id: string): void;
};

/**
 * What is to be answered or held, the most urgent first.
 *
 * Accessibility: headers with scope; the current row has aria-current and is scrolled into sight.
 */
export function OpinionTable({ lines, today, current, select }: TableProps) {
  const say = useWords();
  return (
    <div className="list">
      <table className="opinion-table">
        <thead>
          <tr>
            <th scope="col">{say({ zh: "灯", en: "Light" })}</th>
            <th scope="col" className="num">
              {say({ zh: "剩余工作日", en: "Days left" })}
            </th>
            <th scope="col">{say({ zh: "事项 · 查询码", en: "Item · code" })}</th>
            <th scope="col">{say({ zh: "谁", en: "Who" })}</th>
            <th scope="col">{say({ zh: "状态", en: "State" })}</th>
            <th scope="col">{say({ zh: "到期", en: "Due" })}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.id} line={line} today={today} on={line.id === current} select={select} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type RowProps = Pick<TableProps, "today" | "select"> & { readonly line: OpinionLine; readonly on: boolean };

function Row({ line, today, on, select }: RowProps) {
  const say = useWords();
  const element = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (on) element.current?.scrollIntoView({ block: "nearest" });
  }, [on]);
  const { light, left, due } = line;
  return (
    <tr
      ref={element}
      className={on ? "on" : undefined}
      aria-current={on ? "true" : undefined}
      onClick={({ target }) => {
        if (!(target instanceof Element && target.closest("a"))) select(line.id);
      }}
    >
      <td>{light === null ? <span className="s">—</span> : <LightBadge light={light} />}</td>
      <td className={`num left ${light === null ? "" : lightClass[light]}`}>
        {left !== null && (left < 0 ? say({ zh: `超 ${-left}`, en: `${-left} late` }) : left)}
      </td>
      <td title={line.itemName}>
        <Link href={`/cases/${line.caseId}`}>{line.itemName}</Link>
        <span className="code">{line.queryCode}</span>
      </td>
      <td title={line.who}>{line.who}</td>
      <td>{say(line.state)}</td>
      <td>{due === null ? "—" : shortDay(due, today)}</td>
    </tr>
  );
}
