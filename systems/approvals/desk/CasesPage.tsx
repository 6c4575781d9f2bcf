import { everyRow } from "#kernel/desk/every-row.ts";
import { caseStatuses } from "#kernel/matters/records.ts";
import "./lists.css";
import { useEffect } from "react";
import { Link, useLocation } from "wouter";
import { csvOf, download } from "#kernel/desk/csv.ts";
import { dayOfMoment, shortDay } from "#kernel/desk/dates.ts";
import { useKeys } from "#kernel/desk/keys.ts";
import { useLanguage, useWords } from "#kernel/desk/language.ts";
import { LightBadge, lightClass } from "#kernel/desk/lights.tsx";
import { ListHead } from "#kernel/desk/list-head.tsx";
import { Pager } from "#kernel/desk/pager.tsx";
import { useSearchParameters } from "#kernel/desk/search-parameters.ts";
import { useSession } from "#kernel/desk/session.ts";
import { Empty, ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import { type ListedCase, lawNote, leftOf, stepOf } from "./case-states.ts";

type CasesAnswer = {
  readonly total: number;
  readonly today: string;
  readonly rows: readonly ListedCase[];
  readonly next: string | null;
};

const defaults = { q: "", status: "", matter: "", sort: "", after: "", row: "" };
/** Pixels before and after item, applicant and body; English words are longer. */
const columns = {
  zh: { before: [84, 124], after: [92, 100, 140] },
  en: { before: [118, 90], after: [104, 100, 176] },
};
const open = ["received", "accepted", "decided"];

/** 办件查询; for an enterprise or a citizen 我的办件, with what still runs first. */
export default function CasesPage() {
  const say = useWords();
  const session = useSession();
  const [, go] = useLocation();
  const widths = columns[useLanguage()];
  const applicant = session.posts.length === 0;
  const title = applicant ? say({ zh: "我的办件", en: "My cases" }) : say({ zh: "办件", en: "Cases" });
  const [seen, setSeen] = useSearchParameters(defaults);
  const { q, status, matter, after } = seen;
  const answer = useAsk<CasesAnswer>("approvals.cases", { q, status, matter, after });
  useEffect(() => {
    document.title = `${title} · ${say({ zh: "并联", en: "Binglian" })}`;
  }, [title, say]);
  const paged = after !== "" || answer.data?.next != null;
  const rows = sorted(answer.data?.rows ?? [], seen.sort, applicant);
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
            {caseStatuses.map((one) => (
              <option key={one} value={one}>
                {say(stepOf(one))}
              </option>
            ))}
          </select>
        </label>
        <label className="row nw s">
          {paged ? say({ zh: "本页排序", en: "Order of this page" }) : say({ zh: "排序", en: "Order" })}
          <select className="in small" value={seen.sort} onChange={(event) => setSeen({ sort: event.target.value })}>
            <option value="">
              {applicant ? say({ zh: "在办在前", en: "Open first" }) : say({ zh: "新收在前", en: "Newest first" })}
            </option>
            <option value="due">{say({ zh: "剩余时间", en: "Time left" })}</option>
            <option value="item">{say({ zh: "事项", en: "Item" })}</option>
            <option value="applicant">{say({ zh: "申请人", en: "Applicant" })}</option>
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
              {widths.before.map((width) => (
                <col key={width} style={{ width }} />
              ))}
              <col />
              <col style={{ width: "22%" }} />
              <col style={{ width: "17%" }} />
              {widths.after.map((width) => (
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
      {answer.data && (
        <Pager
          after={after}
          next={answer.data.next}
          go={(cursor) => setSeen({ after: cursor, row: "" }, { push: true })}
        />
      )}
    </main>
  );
}

/** The page's rows in the order asked for; the server gives them newest first. */
function sorted(rows: readonly ListedCase[], by: string, applicant: boolean): readonly ListedCase[] {
  const due = (row: ListedCase) => (open.includes(row.status) ? (row.standing?.due ?? "9998") : "9999");
  const text = by === "due" ? due : by === "item" ? itemOf : by === "applicant" ? applicantOf : null;
  if (text) return [...rows].sort((a, b) => text(a).localeCompare(text(b), "zh-CN"));
  // What still runs comes first for who waits for it.
  const last = (row: ListedCase) => Number(!open.includes(row.status));
  return applicant ? [...rows].sort((a, b) => last(a) - last(b)) : rows;
}
const itemOf = (row: ListedCase) => row.item;
const applicantOf = (row: ListedCase) => row.applicantName;

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

async function exportCases(filters: { q: string; status: string; matter: string }, say: ReturnType<typeof useWords>) {
  const rows = await everyRow<ListedCase>("approvals.cases", filters);
  const head = [
    ...[say({ zh: "查询码", en: "Query code" }), say({ zh: "事项", en: "Item" }), say({ zh: "编号", en: "Code" })],
    ...[say({ zh: "申请人", en: "Applicant" }), say({ zh: "机构", en: "Body" }), say({ zh: "步骤", en: "Step" })],
    ...[say({ zh: "收件", en: "Received" }), say({ zh: "受理", en: "Accepted" })],
    ...[say({ zh: "办结", en: "Decided" }), say({ zh: "送达", en: "Delivered" })],
  ];
  const lines = rows.map((row) => [
    ...[row.queryCode, row.itemName, row.item, row.applicantName, row.bodyName, say(stepOf(row.status))],
    ...[dayOfMoment(row.receivedAt), row.acceptedOn, row.decidedOn, row.deliveredOn],
  ]);
  download(`${say({ zh: "办件", en: "cases" })}.csv`, csvOf([head, ...lines]));
}
