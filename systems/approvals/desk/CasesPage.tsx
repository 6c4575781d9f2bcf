import "./lists.css";
import { useEffect } from "react";
import { Link, useLocation } from "wouter";
import { ask } from "#kernel/desk/api.ts";
import { csvOf, download } from "#kernel/desk/csv.ts";
import { dayOfMoment, shortDay } from "#kernel/desk/dates.ts";
import { useKeys } from "#kernel/desk/keys.ts";
import { useWords } from "#kernel/desk/language.ts";
import { LightBadge, lightClass } from "#kernel/desk/lights.tsx";
import { useSearchParameters } from "#kernel/desk/search-parameters.ts";
import { useSession } from "#kernel/desk/session.ts";
import { Empty, ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import { type ListedCase, lawNote, leftOf, stepOf } from "./case-states.ts";
import { ListHead } from "./list-head.tsx";

type CasesAnswer = {
  readonly total: number;
  readonly today: string;
  readonly rows: readonly ListedCase[];
  readonly next: string | null;
};

const defaults = { q: "", status: "", matter: "", after: "", row: "" };
const open = ["received", "accepted", "decided"];

/** 办件查询; for an enterprise or a citizen 我的办件, with what still runs first. */
export default function CasesPage() {
  const say = useWords();
  const session = useSession();
  const [, go] = useLocation();
  const applicant = session.posts.length === 0;
  const title = applicant ? say({ zh: "我的办件", en: "My cases" }) : say({ zh: "办件", en: "Cases" });
  const [seen, setSeen] = useSearchParameters(defaults);
  const { q, status, matter, after } = seen;
  const answer = useAsk<CasesAnswer>("approvals.cases", { q, status, matter, after });
  useEffect(() => {
    document.title = `${title} · ${say({ zh: "并联", en: "Binglian" })}`;
  }, [title, say]);
  const all = answer.data?.rows ?? [];
  const rows = applicant
    ? [...all.filter((row) => open.includes(row.status)), ...all.filter((row) => !open.includes(row.status))]
    : all;
  const at = rows.findIndex(({ id }) => id === seen.row);
  const move = (step: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next) setSeen({ row: next.id });
  };
  useKeys([
    { key: "j", title: { zh: "下一件", en: "Next" }, run: () => move(1) },
    { key: "k", title: { zh: "上一件", en: "Previous" }, run: () => move(-1) },
    { key: "Enter", title: { zh: "打开", en: "Open" }, run: () => rows[at] && go(`/cases/${rows[at].id}`) },
    { key: "/", title: { zh: "筛选", en: "Filter" }, run: () => document.getElementById("list-words")?.focus() },
  ]);
  const filtered = q !== "" || status !== "" || matter !== "";
  return (
    <main className="list-page">
      <ListHead
        title={title}
        total={answer.data?.total}
        words={q}
        change={(words) => setSeen({ q: words, after: "" })}
        exportAll={() => exportCases({ q, status, matter }, say)}
      >
        <label className="row nw s">
          {say({ zh: "状态", en: "State" })}
          <select
            className="in small"
            value={status}
            onChange={(event) => setSeen({ status: event.target.value, after: "" })}
          >
            <option value="">{say({ zh: "全部", en: "All" })}</option>
            {["received", "accepted", "decided", "delivered", "withdrawn", "notAccepted"].map((one) => (
              <option key={one} value={one}>
                {say(stepOf(one))}
              </option>
            ))}
          </select>
        </label>
      </ListHead>
      {answer.isError && <ProblemNote problem={answer.error} retry={() => answer.refetch()} />}
      {answer.isPending && <Waiting rows={10} />}
      {answer.data && rows.length === 0 && (
        <Empty
          title={say({ zh: "没有办件", en: "No cases" })}
          why={
            filtered
              ? say({ zh: "这些条件下一件也没有。", en: "Nothing matches." })
              : applicant
                ? say({
                    zh: "您申请的事项都在这里。在门户选事项，就可以申请。",
                    en: "What you applied for stands here. Choose an item on the portal to apply.",
                  })
                : say({ zh: "您的岗位能看到的办件都在这里。", en: "Cases that your post may see stand here." })
          }
        >
          {filtered ? (
            <button type="button" className="btn" onClick={() => setSeen({ q: "", status: "", matter: "", after: "" })}>
              {say({ zh: "看全部", en: "Show all" })}
            </button>
          ) : (
            <a className="btn" href="/items">
              {say({ zh: "看事项", en: "See items" })}
            </a>
          )}
        </Empty>
      )}
      {rows.length > 0 && answer.data && (
        <div className="list">
          <table className="cases-table">
            <colgroup>
              {[84, 124].map((width) => (
                <col key={width} style={{ width }} />
              ))}
              <col />
              <col style={{ width: "22%" }} />
              <col style={{ width: "17%" }} />
              {[92, 100, 140].map((width) => (
                <col key={width} style={{ width }} />
              ))}
            </colgroup>
            <thead>
              <tr>
                <th scope="col">{say({ zh: "灯", en: "Light" })}</th>
                <th scope="col" className="num">
                  {say({ zh: "剩余工作日", en: "Days left" })}
                </th>
                <th scope="col">{say({ zh: "事项 · 编号", en: "Item · code" })}</th>
                <th scope="col">{say({ zh: "申请人", en: "Applicant" })}</th>
                <th scope="col">{say({ zh: "机构", en: "Body" })}</th>
                <th scope="col">{say({ zh: "步骤", en: "Step" })}</th>
                <th scope="col">{say({ zh: "收件", en: "Received" })}</th>
                <th scope="col">{say({ zh: "到期 · 法定", en: "Due · law" })}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <CaseRow
                  key={row.id}
                  row={row}
                  today={answer.data.today}
                  on={index === at}
                  select={() => setSeen({ row: row.id })}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {answer.data?.next && (
        <nav className="pager" aria-label={say({ zh: "翻页", en: "Pages" })}>
          <button
            type="button"
            className="btn sm"
            onClick={() => setSeen({ after: answer.data.next ?? "" }, { push: true })}
          >
            {say({ zh: "下一页", en: "Next page" })}
          </button>
        </nav>
      )}
    </main>
  );
}

function CaseRow(props: { row: ListedCase; today: string; on: boolean; select: () => void }) {
  const say = useWords();
  const { row, today, on, select } = props;
  const running = row.standing && open.includes(row.status) ? row.standing : null;
  const left = running && leftOf(running, today);
  return (
    <tr className={on ? "on" : undefined} aria-current={on ? "true" : undefined} onClick={select}>
      <td>{running ? <LightBadge light={running.light} /> : <span className="s">—</span>}</td>
      <td className={`num left ${running ? lightClass[running.light] : ""}`}>
        {left && (
          <>
            {left.before && <small>{say(left.before)}</small>} {say(left.left)}
          </>
        )}
      </td>
      <td>
        <Link href={`/cases/${row.id}`}>{row.itemName}</Link>
        <span className="code">{row.item}</span>
      </td>
      <td title={row.applicantName}>{row.applicantName}</td>
      <td title={row.bodyName}>{row.bodyName}</td>
      <td>{say(stepOf(row.status))}</td>
      <td>{dayOfMoment(row.receivedAt)}</td>
      <td>
        {running ? (
          <>
            {running.due === null ? say({ zh: "顺延", en: "moves" }) : shortDay(running.due, today)}
            <span className="code">{say(lawNote(running, today))}</span>
          </>
        ) : (
          (row.deliveredOn ?? row.decidedOn ?? "")
        )}
      </td>
    </tr>
  );
}

/** At most 2000 rows: more is a job for the open data. */
async function exportCases(filters: { q: string; status: string; matter: string }, say: ReturnType<typeof useWords>) {
  const rows: ListedCase[] = [];
  let after: string | undefined;
  do {
    const page = await ask<CasesAnswer>("approvals.cases", { ...filters, limit: 200, after });
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after !== undefined && rows.length < 2000);
  const head = ["查询码", "事项", "编号", "申请人", "机构", "步骤", "收件", "受理", "办结", "送达"];
  const lines = rows.map((row) => [
    ...[row.queryCode, row.itemName, row.item, row.applicantName, row.bodyName, say(stepOf(row.status))],
    ...[dayOfMoment(row.receivedAt), row.acceptedOn, row.decidedOn, row.deliveredOn],
  ]);
  download(`${say({ zh: "办件", en: "cases" })}.csv`, csvOf([head, ...lines]));
}
