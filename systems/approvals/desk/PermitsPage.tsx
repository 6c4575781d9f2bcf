import { everyRow } from "#kernel/desk/every-row.ts";
import "./permits.css";
import { useEffect } from "react";
import { Link, useLocation } from "wouter";
import { csvOf, download } from "#kernel/desk/csv.ts";
import { daysFrom } from "#kernel/desk/dates.ts";
import { useKeys } from "#kernel/desk/keys.ts";
import { useWords } from "#kernel/desk/language.ts";
import { ListHead } from "#kernel/desk/list-head.tsx";
import { Pager } from "#kernel/desk/pager.tsx";
import { useSearchParameters } from "#kernel/desk/search-parameters.ts";
import { useSession } from "#kernel/desk/session.ts";
import { Empty, ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import { itemKinds } from "#kernel/items/kinds.ts";
import { permitStates } from "#kernel/matters/permits.ts";
import type { Words } from "#kernel/text/words.ts";
import { permitStateWords } from "../permit-words.ts";
import type { PermitRow } from "../queries/permit-rows.ts";
import { worksStates } from "../works/records.ts";
import { worksStateWords } from "../works/words.ts";
import { PermitChip, termOf } from "./permit-chip.tsx";

type PermitsAnswer = {
  readonly total: number;
  readonly today: string;
  readonly rows: readonly PermitRow[];
  readonly next: string | null;
};

const defaults = { q: "", kind: "", state: "", expiring: "", works: "", holder: "", sort: "", after: "", row: "" };
const same = (text: string): Words => ({ zh: text, en: text });

/** 证件: what decisions gave, found by number, name or holder; who holds some sees their own. */
export default function PermitsPage() {
  const say = useWords();
  const [, go] = useLocation();
  const own = useSession().posts.length === 0;
  const title = own ? say({ zh: "我的证件", en: "My permits" }) : say({ zh: "证件", en: "Permits" });
  const [seen, setSeen] = useSearchParameters(defaults);
  const { q, kind, state, expiring, works, holder, sort, after } = seen;
  const filters = { q, kind, state, expiring, works, holder, sort };
  const answer = useAsk<PermitsAnswer>("approvals.permits", { ...filters, after });
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
    { key: "j", title: { zh: "下一件", en: "Next" }, run: () => move(1) },
    { key: "k", title: { zh: "上一件", en: "Previous" }, run: () => move(-1) },
    { key: "Enter", title: { zh: "打开", en: "Open" }, run: () => rows[at] && go(`/permits/${rows[at].id}`) },
    { key: "/", title: { zh: "筛选", en: "Filter" }, run: () => document.getElementById("list-words")?.focus() },
  ]);
  const select = (
    name: "kind" | "state" | "expiring" | "works" | "sort",
    label: Words,
    options: readonly (readonly [string, Words])[],
  ) => (
    <label className="row nw s">
      {say(label)}
      <select
        className="in small"
        value={seen[name]}
        onChange={(event) => setSeen({ [name]: event.target.value, after: "" })}
      >
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {say(words)}
          </option>
        ))}
      </select>
    </label>
  );
  const all = ["", { zh: "全部", en: "All" }] as const;
  const within = (days: number) => [String(days), { zh: `${days} 日内届满`, en: `within ${days} days` }] as const;
  const filtered = [q, kind, state, expiring, works, holder].some((one) => one !== "");
  return (
    <main className="list-page">
      <ListHead
        title={title}
        total={answer.data?.total}
        words={q}
        change={(words) => setSeen({ q: words, after: "" })}
        label={say({ zh: "证号、名称、持有人", en: "Number, name, holder" })}
        exportAll={() => exportPermits(filters, say)}
      >
        {select("state", { zh: "状态", en: "State" }, [
          all,
          ...permitStates.map((one) => [one, permitStateWords[one]] as const),
        ])}
        {select("kind", { zh: "类型", en: "Kind" }, [all, ...itemKinds.map((one) => [one, same(one)] as const)])}
        {select("expiring", { zh: "届满", en: "Ends" }, [all, within(30), within(90), within(180), within(365)])}
        {select("works", { zh: "施工", en: "Works" }, [
          all,
          ["asked", { zh: "等本机构决定", en: "waits for the office" }],
          ...worksStates.map((one) => [one, worksStateWords[one]] as const),
        ])}
        {select("sort", { zh: "排序", en: "Order" }, [
          ["", { zh: "新发在前", en: "Newest first" }],
          ["validTo", { zh: "先届满在前", en: "First to end" }],
          ["number", { zh: "证号", en: "Number" }],
        ])}
      </ListHead>
      {answer.isError && <ProblemNote problem={answer.error} retry={() => answer.refetch()} />}
      {answer.isPending && <Waiting rows={10} />}
      {answer.data && rows.length === 0 && (
        <Empty
          title={say({ zh: "没有证件", en: "No permits" })}
          why={
            filtered
              ? say({ zh: "这些条件下一件也没有。", en: "Nothing matches." })
              : say({
                  zh: "准予的决定发出的许可证件在这里，带有效期和去向。",
                  en: "What decisions gave stands here, with its term and what became of it.",
                })
          }
        >
          {filtered ? (
            <button type="button" className="btn" onClick={() => setSeen(defaults)}>
              {say({ zh: "看全部", en: "Show all" })}
            </button>
          ) : (
            <Link className="btn" href="/cases">
              {say({ zh: "看办件", en: "See cases" })}
            </Link>
          )}
        </Empty>
      )}
      {rows.length > 0 && answer.data && (
        <div className="list">
          <table className="permits-table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: "状态", en: "State" })}</th>
                <th scope="col">{say({ zh: "证件 · 证号", en: "Permit · number" })}</th>
                <th scope="col">{say({ zh: "持有人", en: "Holder" })}</th>
                <th scope="col">{say({ zh: "发证机关", en: "Given by" })}</th>
                <th scope="col">{say({ zh: "有效期", en: "Term" })}</th>
                <th scope="col" className="num">
                  {say({ zh: "还剩", en: "Left" })}
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
                  <td>
                    <PermitChip permit={row} today={answer.data.today} />
                  </td>
                  <td title={row.name}>
                    <Link href={`/permits/${row.id}`}>{row.name}</Link>
                    <span className="code">{row.number}</span>
                  </td>
                  <td title={row.holderName}>
                    <Link href={`/firms/${row.holder}`}>{row.holderName}</Link>
                  </td>
                  <td title={row.bodyName}>{row.bodyName}</td>
                  <td data-label={say({ zh: "有效期", en: "Term" })}>{say(termOf(row))}</td>
                  <td className="num" data-label={say({ zh: "还剩", en: "Left" })}>
                    {say(leftOfTerm(row, answer.data.today))}
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

function leftOfTerm(row: PermitRow, today: string): Words {
  if (row.state !== "valid" || row.validTo === null) return same("");
  const days = daysFrom(today, row.validTo);
  return { zh: `${days} 日`, en: `${days} days` };
}

async function exportPermits(filters: Readonly<Record<string, string>>, say: ReturnType<typeof useWords>) {
  const rows = await everyRow<PermitRow>("approvals.permits", filters);
  const head = [
    ...[say({ zh: "证号", en: "Number" }), say({ zh: "名称", en: "Name" }), say({ zh: "持有人", en: "Holder" })],
    ...[say({ zh: "发证机关", en: "Given by" }), say({ zh: "状态", en: "State" }), say({ zh: "事项", en: "Item" })],
    ...[say({ zh: "发证", en: "Issued" }), say({ zh: "起", en: "From" }), say({ zh: "止", en: "To" })],
  ];
  const lines = rows.map((row) => [
    ...[row.number, row.name, row.holderName, row.bodyName, say(permitStateWords[row.state])],
    ...[`${row.item} ${row.itemName}`, row.issuedOn, row.validFrom, row.validTo],
  ]);
  download(`${say({ zh: "证件", en: "permits" })}.csv`, csvOf([head, ...lines]));
}
