import { everyRow } from "#kernel/desk/every-row.ts";
import "./keeper.css";
import { useEffect } from "react";
import { Link, useLocation } from "wouter";
import { csvOf, download } from "#kernel/desk/csv.ts";
import { useKeys } from "#kernel/desk/keys.ts";
import { useLanguage, useWords } from "#kernel/desk/language.ts";
import { ListHead } from "#kernel/desk/list-head.tsx";
import { Pager } from "#kernel/desk/pager.tsx";
import { useSearchParameters } from "#kernel/desk/search-parameters.ts";
import { hasRole, useSession } from "#kernel/desk/session.ts";
import { Empty, ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import { itemKinds } from "#kernel/items/kinds.ts";
import type { ItemList, ItemRow } from "../items-query.ts";
import { kindIn, levels, levelWords, limitWords } from "../list-words.ts";
import { ListTabs, pointsAtLink } from "./list-tabs.tsx";

const defaults = { q: "", kind: "", level: "", sort: "", after: "", row: "" };

/** 事项清单: the entries in force, each the start of a change. */
export default function ItemsPage() {
  const say = useWords();
  const language = useLanguage();
  const [, go] = useLocation();
  const keeper = hasRole(useSession(), ["listKeeper", "head"]);
  const [seen, setSeen] = useSearchParameters(defaults);
  const { q, kind, level, after } = seen;
  const filters = { q, kind, level };
  const answer = useAsk<ItemList>("lists.items", { ...filters, after });
  useEffect(() => {
    document.title = say({ zh: "事项清单 · 并联", en: "Items · Binglian" });
  }, [say]);
  const rows = sorted(answer.data?.rows ?? [], seen.sort);
  const at = rows.findIndex(({ code }) => code === seen.row);
  const move = (step: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next) setSeen({ row: next.code });
  };
  useKeys([
    { key: "j", title: { zh: "下一项", en: "Next" }, run: () => move(1) },
    { key: "k", title: { zh: "上一项", en: "Previous" }, run: () => move(-1) },
    {
      key: "Enter",
      title: { zh: "拟变动", en: "Change" },
      run: () => rows[at] && go(`/lists/new?item=${rows[at].code}`),
    },
    { key: "/", title: { zh: "筛选", en: "Filter" }, run: () => document.getElementById("list-words")?.focus() },
  ]);
  const select = (name: "kind" | "level" | "sort", label: string, options: readonly (readonly [string, string])[]) => (
    <label className="row nw s">
      {label}
      <select
        className="in small"
        value={seen[name]}
        onChange={(event) => setSeen({ [name]: event.target.value, after: "" })}
      >
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
  const all = ["", say({ zh: "全部", en: "All" })] as const;
  const paged = after !== "" || answer.data?.next != null;
  return (
    <main className="list-page">
      <ListTabs />
      <ListHead
        title={say({ zh: "事项清单", en: "Items" })}
        unit="项"
        total={answer.data?.total}
        words={q}
        change={(words) => setSeen({ q: words, after: "" })}
        exportAll={() => exportItems(filters, say, language)}
      >
        {select("kind", say({ zh: "类型", en: "Kind" }), [
          all,
          ...itemKinds.map((one) => [one, kindIn(one, language)] as const),
        ])}
        {select("level", say({ zh: "层级", en: "Level" }), [
          all,
          ...levels.map((one) => [one, say(levelWords[one])] as const),
        ])}
        {select("sort", paged ? say({ zh: "本页排序", en: "Order of this page" }) : say({ zh: "排序", en: "Order" }), [
          ["", say({ zh: "编码", en: "Code" })],
          ["name", say({ zh: "名称", en: "Name" })],
          ["promise", say({ zh: "承诺时限", en: "Promise" })],
          ["from", say({ zh: "新生效在前", en: "Newest first" })],
        ])}
        {keeper && (
          <Link className="btn sm p" href="/lists/new">
            {say({ zh: "新增事项", en: "New item" })}
          </Link>
        )}
      </ListHead>
      {answer.isError && <ProblemNote problem={answer.error} retry={() => answer.refetch()} />}
      {answer.isPending && <Waiting rows={10} />}
      {answer.data && rows.length === 0 && (
        <Empty
          title={say({ zh: "没有事项", en: "No items" })}
          why={say({ zh: "这些条件下一项也没有。", en: "Nothing matches." })}
        >
          <button type="button" className="btn" onClick={() => setSeen(defaults)}>
            {say({ zh: "看全部", en: "Show all" })}
          </button>
        </Empty>
      )}
      {rows.length > 0 && (
        <div className="list">
          <table className="items-table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: "编码", en: "Code" })}</th>
                <th scope="col">{say({ zh: "事项", en: "Item" })}</th>
                <th scope="col">{say({ zh: "类型", en: "Kind" })}</th>
                <th scope="col">{say({ zh: "机构", en: "Body" })}</th>
                <th scope="col">{say({ zh: "法定 · 承诺", en: "Law · promise" })}</th>
                <th scope="col">{say({ zh: "生效", en: "From" })}</th>
                <th scope="col">{say({ zh: "办理", en: "Do" })}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr
                  key={row.code}
                  className={index === at ? "on" : undefined}
                  aria-current={index === at ? "true" : undefined}
                  onClick={(event) => pointsAtLink(event.target) || setSeen({ row: row.code })}
                >
                  <td>{row.code}</td>
                  <td title={row.name}>
                    <a href={`/items/${row.code}`}>{row.name}</a>
                  </td>
                  <td>{kindIn(row.kind, language)}</td>
                  <td title={row.bodyName ?? ""}>
                    {row.bodyName ?? "—"}
                    {row.bodies > 1 && (
                      <span className="code">{say({ zh: `等${row.bodies}个`, en: `of ${row.bodies}` })}</span>
                    )}
                  </td>
                  <td>
                    {say(limitWords(row.legalDays, row.legalUnit))} · {row.promisedDays}
                    {say({ zh: "工作日", en: " workdays" })}
                  </td>
                  <td data-label={say({ zh: "生效", en: "From" })}>{row.validFrom}</td>
                  <td>
                    {keeper && (
                      <Link
                        href={`/lists/new?item=${row.code}`}
                        aria-label={say({ zh: `拟变动：${row.name}`, en: `Change ${row.name}` })}
                      >
                        {say({ zh: "拟变动", en: "Change" })}
                      </Link>
                    )}
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

function sorted(rows: readonly ItemRow[], by: string): readonly ItemRow[] {
  if (by === "name") return [...rows].sort((a, b) => a.name.localeCompare(b.name, "zh-CN"));
  if (by === "promise") return [...rows].sort((a, b) => a.promisedDays - b.promisedDays);
  if (by === "from") return [...rows].sort((a, b) => b.validFrom.localeCompare(a.validFrom));
  return rows;
}

async function exportItems(
  filters: Readonly<Record<string, string>>,
  say: ReturnType<typeof useWords>,
  language: "zh" | "en",
) {
  const rows = await everyRow<ItemRow>("lists.items", filters);
  const head = [
    ...[say({ zh: "编码", en: "Code" }), say({ zh: "事项", en: "Item" }), say({ zh: "类型", en: "Kind" })],
    ...[say({ zh: "机构", en: "Body" }), say({ zh: "法定时限", en: "Legal limit" })],
    ...[
      say({ zh: "承诺工作日", en: "Promised workdays" }),
      say({ zh: "依据", en: "Basis" }),
      say({ zh: "生效", en: "From" }),
    ],
  ];
  const lines = rows.map((row) => [
    ...[row.code, row.name, kindIn(row.kind, language), row.bodyName],
    ...[say(limitWords(row.legalDays, row.legalUnit)), row.promisedDays, row.bases.join("；"), row.validFrom],
  ]);
  download(`${say({ zh: "事项清单", en: "items" })}.csv`, csvOf([head, ...lines]));
}
