import { everyRow } from "#kernel/desk/every-row.ts";
import "./firms.css";
import { useEffect } from "react";
import { Link, useLocation } from "wouter";
import { csvOf, download } from "#kernel/desk/csv.ts";
import { useKeys } from "#kernel/desk/keys.ts";
import { useWords } from "#kernel/desk/language.ts";
import { ListHead } from "#kernel/desk/list-head.tsx";
import { Pager } from "#kernel/desk/pager.tsx";
import { useSearchParameters } from "#kernel/desk/search-parameters.ts";
import { useSession } from "#kernel/desk/session.ts";
import { Empty, ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { FirmRow } from "../firms/firm-list.ts";

type FirmsAnswer = { readonly total: number; readonly rows: readonly FirmRow[]; readonly next: string | null };
const defaults = { q: "", sort: "", after: "", row: "" };

/** 企业: whom one has cases of; for who speaks for firms, their own. */
export default function FirmsPage() {
  const say = useWords();
  const [, go] = useLocation();
  const own = useSession().posts.length === 0;
  const title = own ? say({ zh: "我的企业", en: "My firms" }) : say({ zh: "企业", en: "Firms" });
  const [seen, setSeen] = useSearchParameters(defaults);
  const { q, sort, after } = seen;
  const answer = useAsk<FirmsAnswer>("approvals.firms", { q, sort, after });
  useEffect(() => {
    document.title = `${title} · ${say({ zh: "并联", en: "Binglian" })}`;
  }, [title, say]);
  const rows = answer.data?.rows ?? [];
  const at = rows.findIndex(({ id }) => id === seen.row);
  const move = (step: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next) setSeen({ row: next.id });
  };
  useKeys([
    { key: "j", title: { zh: "下一家", en: "Next" }, run: () => move(1) },
    { key: "k", title: { zh: "上一家", en: "Previous" }, run: () => move(-1) },
    { key: "Enter", title: { zh: "打开", en: "Open" }, run: () => rows[at] && go(`/firms/${rows[at].id}`) },
    { key: "/", title: { zh: "筛选", en: "Filter" }, run: () => document.getElementById("list-words")?.focus() },
  ]);
  return (
    <main className="list-page">
      <ListHead
        title={title}
        unit="家"
        total={answer.data?.total}
        words={q}
        change={(words) => setSeen({ q: words, after: "" })}
        label={say({ zh: "名称", en: "Name" })}
        exportAll={() => exportFirms({ q, sort }, say)}
      >
        <label className="row nw s">
          {say({ zh: "排序", en: "Order" })}
          <select
            className="in small"
            value={sort}
            onChange={(event) => setSeen({ sort: event.target.value, after: "" })}
          >
            <option value="">{say({ zh: "等补正的在前", en: "Those that owe first" })}</option>
            <option value="running">{say({ zh: "在办最多", en: "Most running" })}</option>
            <option value="permits">{say({ zh: "证件最多", en: "Most permits" })}</option>
            <option value="name">{say({ zh: "名称", en: "Name" })}</option>
          </select>
        </label>
      </ListHead>
      {answer.isError && <ProblemNote problem={answer.error} retry={() => answer.refetch()} />}
      {answer.isPending && <Waiting rows={10} />}
      {answer.data && rows.length === 0 && (
        <Empty
          title={say({ zh: "没有企业", en: "No firms" })}
          why={
            q === ""
              ? say({
                  zh: "您能看的办件、项目和证件的申请人在这里；自然人不列出。",
                  en: "Applicants of what you may see stand here; natural persons are not listed.",
                })
              : say({ zh: "没有这样的名称。", en: "No such name." })
          }
        >
          {q !== "" && (
            <button type="button" className="btn" onClick={() => setSeen(defaults)}>
              {say({ zh: "看全部", en: "Show all" })}
            </button>
          )}
        </Empty>
      )}
      {rows.length > 0 && (
        <div className="list">
          <table className="firms-table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: "企业", en: "Firm" })}</th>
                <th scope="col">{say({ zh: "代码", en: "Code" })}</th>
                <th scope="col" className="num">
                  {say({ zh: "等补正", en: "Owed" })}
                </th>
                <th scope="col" className="num">
                  {say({ zh: "在办", en: "Running" })}
                </th>
                <th scope="col" className="num">
                  {say({ zh: "项目", en: "Projects" })}
                </th>
                <th scope="col" className="num">
                  {say({ zh: "有效证件", en: "Valid permits" })}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr
                  key={row.id}
                  className={index === at ? "on" : undefined}
                  aria-current={index === at ? "true" : undefined}
                  onClick={({ target }) => {
                    if (!(target instanceof Element && target.closest("a"))) setSeen({ row: row.id });
                  }}
                >
                  <td title={row.name}>
                    <Link href={`/firms/${row.id}`}>{row.name}</Link>
                  </td>
                  <td>{row.identifierMasked}</td>
                  <td className="num" data-label={say({ zh: "等补正", en: "Owed" })}>
                    {row.supplements}
                  </td>
                  <td className="num" data-label={say({ zh: "在办", en: "Running" })}>
                    {row.running}
                  </td>
                  <td className="num" data-label={say({ zh: "项目", en: "Projects" })}>
                    {row.projects}
                  </td>
                  <td className="num" data-label={say({ zh: "证件", en: "Permits" })}>
                    {row.permits}
                  </td>
                </tr>
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

async function exportFirms(filters: Readonly<Record<string, string>>, say: ReturnType<typeof useWords>) {
  const rows = await everyRow<FirmRow>("approvals.firms", filters);
  const head = [
    ...[say({ zh: "企业", en: "Firm" }), say({ zh: "代码", en: "Code" }), say({ zh: "等补正", en: "Owed" })],
    ...[say({ zh: "在办", en: "Running" }), say({ zh: "项目", en: "Projects" })],
    say({ zh: "有效证件", en: "Valid permits" }),
  ];
  const lines = rows.map((row) => [
    ...[row.name, row.identifierMasked, row.supplements, row.running, row.projects, row.permits],
  ]);
  download(`${say({ zh: "企业", en: "firms" })}.csv`, csvOf([head, ...lines]));
}
