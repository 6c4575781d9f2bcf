import { everyRow } from "#kernel/desk/every-row.ts";
import "./keeper.css";
import { useEffect } from "react";
import { Link, useLocation } from "wouter";
import { csvOf, download } from "#kernel/desk/csv.ts";
import { useKeys } from "#kernel/desk/keys.ts";
import { useWords } from "#kernel/desk/language.ts";
import { LightBadge } from "#kernel/desk/lights.tsx";
import { ListHead } from "#kernel/desk/list-head.tsx";
import { Pager } from "#kernel/desk/pager.tsx";
import { useSearchParameters } from "#kernel/desk/search-parameters.ts";
import { hasRole, useSession } from "#kernel/desk/session.ts";
import { Empty, ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import { changeStateWords } from "../change-refusals.ts";
import { kindOfChange, waitsWords } from "./change-words.ts";
import type { DraftRow, DraftsAnswer } from "./draft-answer.ts";
import { ListTabs, pointsAtLink } from "./list-tabs.tsx";

const defaults = { q: "", state: "open", kind: "", sort: "turn", after: "", row: "" };

/** 清单变动: what waits for oneself first; then what others hold, with the light of the publication clock. */
export default function ChangesPage() {
  const say = useWords();
  const [, go] = useLocation();
  const session = useSession();
  const [seen, setSeen] = useSearchParameters(defaults);
  const { q, state, kind, sort, after } = seen;
  const filters = { q, kind, sort, state: state === "all" ? "" : state };
  const answer = useAsk<DraftsAnswer>("lists.drafts", { ...filters, after });
  useEffect(() => {
    document.title = `${say({ zh: "清单变动 · 并联", en: "List changes · Binglian" })}`;
  }, [say]);
  const rows = answer.data?.rows ?? [];
  const at = rows.findIndex(({ id }) => id === seen.row);
  const move = (step: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next) setSeen({ row: next.id });
  };
  const keeper = hasRole(session, ["listKeeper", "head"]);
  useKeys([
    { key: "j", title: { zh: "下一条", en: "Next" }, run: () => move(1) },
    { key: "k", title: { zh: "上一条", en: "Previous" }, run: () => move(-1) },
    { key: "Enter", title: { zh: "打开", en: "Open" }, run: () => rows[at] && go(`/lists/changes/${rows[at].id}`) },
    { key: "/", title: { zh: "筛选", en: "Filter" }, run: () => document.getElementById("list-words")?.focus() },
    ...(keeper ? [{ key: "n", title: { zh: "拟新变动", en: "New change" }, run: () => go("/lists/new") }] : []),
  ]);
  return (
    <main className="list-page">
      <ListTabs />
      <ListHead
        title={say({ zh: "清单变动", en: "List changes" })}
        unit="条"
        total={answer.data?.total}
        words={q}
        change={(words) => setSeen({ q: words, after: "" })}
        exportAll={() => exportChanges(filters, say)}
      >
        <Filters seen={seen} setSeen={setSeen} />
        {keeper && (
          <Link className="btn sm p" href="/lists/new">
            {say({ zh: "拟新变动", en: "New change" })} <kbd>n</kbd>
          </Link>
        )}
      </ListHead>
      {answer.isError && <ProblemNote problem={answer.error} retry={() => answer.refetch()} />}
      {answer.isPending && <Waiting rows={8} />}
      {answer.data && rows.length === 0 && (
        <Empty
          title={say({ zh: "没有变动", en: "No changes" })}
          why={say({
            zh: "清单的每一条新增、调整、取消都从这里拟稿，经审核、批准后公布。这些条件下现在没有。",
            en: "Every addition, adjustment and cancellation is drafted here, checked, approved and published. None fits now.",
          })}
        >
          <button type="button" className="btn" onClick={() => setSeen({ ...defaults, state: "all" })}>
            {say({ zh: "看全部", en: "Show all" })}
          </button>
        </Empty>
      )}
      {rows.length > 0 && answer.data && (
        <div className="list">
          <table className="changes-table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: "轮到", en: "Turn" })}</th>
                <th scope="col">{say({ zh: "变动", en: "Change" })}</th>
                <th scope="col">{say({ zh: "事项 · 编码", en: "Item · code" })}</th>
                <th scope="col">{say({ zh: "状态", en: "State" })}</th>
                <th scope="col">{say({ zh: "生效日", en: "Effective" })}</th>
                <th scope="col">{say({ zh: "公布期限", en: "To publish" })}</th>
                <th scope="col">{say({ zh: "拟稿", en: "Drafted by" })}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <ChangeLine key={row.id} row={row} on={index === at} select={() => setSeen({ row: row.id })} />
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

type Seen = typeof defaults;
function Filters({ seen, setSeen }: { readonly seen: Seen; readonly setSeen: (patch: Partial<Seen>) => void }) {
  const say = useWords();
  const states = Object.entries(changeStateWords);
  return (
    <>
      <label className="row nw s">
        {say({ zh: "状态", en: "State" })}
        <select
          className="in small"
          value={seen.state}
          onChange={(event) => setSeen({ state: event.target.value, after: "" })}
        >
          <option value="mine">{say({ zh: "轮到我", en: "My turn" })}</option>
          <option value="open">{say({ zh: "在办", en: "Open" })}</option>
          <option value="all">{say({ zh: "全部", en: "All" })}</option>
          {states.map(([name, words]) => (
            <option key={name} value={name}>
              {say(words)}
            </option>
          ))}
        </select>
      </label>
      <label className="row nw s">
        {say({ zh: "种类", en: "Kind" })}
        <select
          className="in small"
          value={seen.kind}
          onChange={(event) => setSeen({ kind: event.target.value, after: "" })}
        >
          <option value="">{say({ zh: "全部", en: "All" })}</option>
          {Object.entries(kindOfChange).map(([name, words]) => (
            <option key={name} value={name}>
              {say(words)}
            </option>
          ))}
        </select>
      </label>
      <label className="row nw s">
        {say({ zh: "排序", en: "Order" })}
        <select
          className="in small"
          value={seen.sort}
          onChange={(event) => setSeen({ sort: event.target.value, after: "" })}
        >
          <option value="turn">{say({ zh: "轮到我在前", en: "My turn first" })}</option>
          <option value="effective">{say({ zh: "生效日", en: "Effective day" })}</option>
          <option value="drafted">{say({ zh: "新拟在前", en: "Newest first" })}</option>
          <option value="item">{say({ zh: "事项编码", en: "Item code" })}</option>
        </select>
      </label>
    </>
  );
}

function ChangeLine({ row, on, select }: { row: DraftRow; on: boolean; select: () => void }) {
  const say = useWords();
  return (
    <tr
      className={on ? "on" : undefined}
      aria-current={on ? "true" : undefined}
      onClick={(event) => pointsAtLink(event.target) || select()}
    >
      <td>
        {row.mine ? (
          <b className="accent">{say({ zh: "我", en: "me" })}</b>
        ) : (
          <span className="s">{row.waitsFor ? say(waitsWords[row.waitsFor]) : "—"}</span>
        )}
      </td>
      <td>{say(kindOfChange[row.kind])}</td>
      <td title={row.name}>
        <Link href={`/lists/changes/${row.id}`}>{row.name}</Link>
        <span className="code">{row.item}</span>
      </td>
      <td>{say(changeStateWords[row.state])}</td>
      <td data-label={say({ zh: "生效日", en: "Effective" })}>{row.effectiveFrom}</td>
      <td>
        {row.publication && row.publication.state === "running" ? (
          <>
            <LightBadge light={row.publication.light} />
            <span className="code">{row.publication.due}</span>
          </>
        ) : (
          <span className="s">{row.publishedOn ?? "—"}</span>
        )}
      </td>
      <td data-label={say({ zh: "拟稿", en: "Drafted by" })}>
        {row.drafterName} <span className="s">{row.draftedOn}</span>
      </td>
    </tr>
  );
}

async function exportChanges(filters: Readonly<Record<string, string>>, say: ReturnType<typeof useWords>) {
  const rows = await everyRow<DraftRow>("lists.drafts", filters);
  const head = [
    ...[say({ zh: "编码", en: "Code" }), say({ zh: "事项", en: "Item" }), say({ zh: "变动", en: "Change" })],
    ...[say({ zh: "状态", en: "State" }), say({ zh: "理由", en: "Reason" }), say({ zh: "区划", en: "Division" })],
    ...[say({ zh: "拟稿", en: "Drafted" }), say({ zh: "送审", en: "Submitted" }), say({ zh: "审核", en: "Checked" })],
    ...[
      say({ zh: "批准", en: "Approved" }),
      say({ zh: "公布", en: "Published" }),
      say({ zh: "生效", en: "Effective" }),
    ],
  ];
  const lines = rows.map((row) => [
    ...[row.item, row.name, say(kindOfChange[row.kind]), say(changeStateWords[row.state]), row.reason],
    ...[row.divisionName, row.draftedOn, row.submittedOn, row.checkedOn, row.approvedOn, row.publishedOn],
    row.effectiveFrom,
  ]);
  download(`${say({ zh: "清单变动", en: "list-changes" })}.csv`, csvOf([head, ...lines]));
}
