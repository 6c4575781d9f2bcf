import { Link } from "wouter";
import { shortDay } from "#kernel/desk/dates.ts";
import { useWords } from "#kernel/desk/language.ts";
import { LightBadge, lightClass } from "#kernel/desk/lights.tsx";
import type { FirmCase, FirmProject } from "../firms/one-firm.ts";
import { lawNote, leftOf, stepOf } from "./case-states.ts";

/** The running cases with light and days left. */
export function FirmCases(props: {
  readonly cases: readonly FirmCase[];
  /** How many are over. */
  readonly over: number;
  readonly today: string;
  readonly name: string;
}) {
  const say = useWords();
  const { cases, over, today, name } = props;
  return (
    <>
      {cases.length > 0 && (
        <div className="list">
          <table className="firm-cases">
            <thead>
              <tr>
                <th scope="col">{say({ zh: "灯", en: "Light" })}</th>
                <th scope="col" className="num">
                  {say({ zh: "剩余工作日", en: "Days left" })}
                </th>
                <th scope="col">{say({ zh: "事项 · 查询码", en: "Item · code" })}</th>
                <th scope="col">{say({ zh: "机构", en: "Body" })}</th>
                <th scope="col">{say({ zh: "步骤", en: "Step" })}</th>
                <th scope="col">{say({ zh: "到期 · 法定", en: "Due · law" })}</th>
              </tr>
            </thead>
            <tbody>
              {cases.map((row) => (
                <CaseRow key={row.id} row={row} today={today} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p className="s inset">
        {cases.length === 0 && say({ zh: "没有在办的件。", en: "Nothing runs." })}{" "}
        {over > 0 && (
          <Link href={`/cases?${new URLSearchParams({ q: name })}`}>
            {say({ zh: `已了结的 ${over} 件`, en: `${over} that are over` })}
          </Link>
        )}
      </p>
    </>
  );
}

function CaseRow({ row, today }: { readonly row: FirmCase; readonly today: string }) {
  const say = useWords();
  const { standing } = row;
  const left = standing && leftOf(standing, today);
  return (
    <tr>
      <td>{standing ? <LightBadge light={standing.light} /> : <span className="s">—</span>}</td>
      <td className={`num left ${standing ? lightClass[standing.light] : ""}`}>
        {left && (
          <>
            {left.before && <small>{say(left.before)}</small>} {say(left.left)}
          </>
        )}
      </td>
      <td>
        <Link href={`/cases/${row.id}`}>{row.itemName}</Link>
        <span className="code">{row.queryCode}</span>
      </td>
      <td title={row.bodyName}>{row.bodyName}</td>
      <td>{say(stepOf(row.status))}</td>
      <td>
        {standing && (
          <>
            {standing.due === null ? say({ zh: "顺延", en: "moves" }) : shortDay(standing.due, today)}
            <span className="code">{say(lawNote(standing, today))}</span>
          </>
        )}
      </td>
    </tr>
  );
}

/** The projects with how far they are. */
export function FirmProjects({ projects }: { readonly projects: readonly FirmProject[] }) {
  const say = useWords();
  if (projects.length === 0)
    return <p className="s inset">{say({ zh: "没有投资建设项目。", en: "No investment projects." })}</p>;
  return (
    <ul className="owed">
      {projects.map((one) => (
        <li key={one.id}>
          <Link href={`/projects/${one.id}`}>{one.title}</Link>
          <span className="nw">
            {say({ zh: `已办结 ${one.decided} / ${one.opened}`, en: `${one.decided} of ${one.opened} decided` })}
          </span>
          <span className="s2 details">
            {one.projectCode ?? ""} {say({ zh: `${one.openedOn}开立`, en: `opened ${one.openedOn}` })}
          </span>
        </li>
      ))}
    </ul>
  );
}
