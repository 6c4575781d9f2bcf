import "./journal.css";
import { useEffect } from "react";
import { Link, useLocation } from "wouter";
import { csvOf, download } from "#kernel/desk/csv.ts";
import { minute } from "#kernel/desk/dates.ts";
import { useKeys } from "#kernel/desk/keys.ts";
import { useWords } from "#kernel/desk/language.ts";
import { ListHead } from "#kernel/desk/list-head.tsx";
import { useSearchParameters } from "#kernel/desk/search-parameters.ts";
import { Empty, ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import { type EntriesAnswer, useCommandTitles } from "./journal-answer.ts";

const PAGE = 50;

/** 日志: every act of the city by its number, newest page first; each opens with what it changed. */
export default function JournalPage() {
  const say = useWords();
  const [, go] = useLocation();
  const titleOf = useCommandTitles();
  const [seen, setSeen] = useSearchParameters({ from: "", q: "", sort: "", row: "" });
  // How long the journal is has to be known before its last page can be asked for.
  const length = useAsk<EntriesAnswer>("journal.entries", { from: 2_000_000_000, limit: 1 });
  const total = length.data?.total;
  const last = Math.max(0, (total ?? 0) - PAGE);
  const typed = Number.parseInt(seen.from, 10);
  const from = Number.isNaN(typed) ? last : Math.max(0, Math.min(typed, last));
  const answer = useAsk<EntriesAnswer>("journal.entries", { from, limit: PAGE }, { enabled: total !== undefined });
  useEffect(() => {
    document.title = say({ zh: "日志 · 并联", en: "Journal · Binglian" });
  }, [say]);
  const words = seen.q.toLowerCase();
  const matching = (answer.data?.rows ?? []).filter((row) =>
    [say(titleOf(row.command)), row.command, row.actor, row.post ?? "", row.record, row.recordId, ...row.basis].some(
      (text) => text.toLowerCase().includes(words),
    ),
  );
  const rows = seen.sort === "old" ? matching : [...matching].reverse();
  const at = rows.findIndex(({ place }) => String(place) === seen.row);
  const move = (step: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next) setSeen({ row: String(next.place) });
  };
  useKeys([
    { key: "j", title: { zh: "下一条", en: "Next" }, run: () => move(1) },
    { key: "k", title: { zh: "上一条", en: "Previous" }, run: () => move(-1) },
    { key: "Enter", title: { zh: "打开", en: "Open" }, run: () => rows[at] && go(`/journal/${rows[at].place}`) },
    { key: "/", title: { zh: "筛选", en: "Filter" }, run: () => document.getElementById("list-words")?.focus() },
  ]);
  const problem = length.error ?? answer.error;
  const exportPage = async () => {
    const head = [
      ...[
        say({ zh: "号", en: "Number" }),
        say({ zh: "记录时刻", en: "Recorded" }),
        say({ zh: "发生时刻", en: "Happened" }),
      ],
      ...[say({ zh: "行为", en: "Act" }), say({ zh: "谁", en: "By" }), say({ zh: "岗位", en: "Post" })],
      ...[say({ zh: "对象", en: "Record" }), say({ zh: "依据", en: "Basis" })],
    ];
    const lines = rows.map((row) => [
      ...[row.place, minute(row.recordedAt), minute(row.happenedOn), say(titleOf(row.command)), row.actor],
      ...[row.post, `${row.record} ${row.recordId}`, row.basis.join("；")],
    ]);
    download(`${say({ zh: "日志", en: "journal" })}-${from}.csv`, csvOf([head, ...lines]));
  };
  return (
    <main className="list-page">
      <ListHead
        title={say({ zh: "日志", en: "Journal" })}
        total={total}
        unit="条"
        words={seen.q}
        change={(q) => setSeen({ q })}
        label={say({ zh: "本页筛选", en: "Filter this page" })}
        exportAll={exportPage}
      >
        <label className="row nw s">
          {say({ zh: "从第几号起", en: "From number" })}
          <input
            className="in small"
            key={from}
            inputMode="numeric"
            defaultValue={from}
            maxLength={10}
            onBlur={(event) => event.target.value !== String(from) && setSeen({ from: event.target.value, row: "" })}
            onKeyDown={(event) => {
              if (event.key === "Enter") setSeen({ from: event.currentTarget.value, row: "" });
            }}
          />
        </label>
        <label className="row nw s">
          {say({ zh: "本页排序", en: "Order of this page" })}
          <select className="in small" value={seen.sort} onChange={(event) => setSeen({ sort: event.target.value })}>
            <option value="">{say({ zh: "新的在前", en: "Newest first" })}</option>
            <option value="old">{say({ zh: "旧的在前", en: "Oldest first" })}</option>
          </select>
        </label>
      </ListHead>
      {problem && <ProblemNote problem={problem} retry={() => answer.refetch()} />}
      {!answer.data && !problem && <Waiting rows={10} />}
      {answer.data && rows.length === 0 && (
        <Empty
          title={say({ zh: "没有这样的条目", en: "No such entry" })}
          why={say({
            zh: "城市的每个行为都在日志里，一条一号，不改不删。这一页里没有符合筛选的。",
            en: "Every act of the city is an entry with a number, never changed. None on this page matches.",
          })}
        >
          <button type="button" className="btn" onClick={() => setSeen({ q: "" })}>
            {say({ zh: "看本页全部", en: "Show the whole page" })}
          </button>
        </Empty>
      )}
      {rows.length > 0 && (
        <div className="list">
          <table className="journal-table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: "号", en: "Number" })}</th>
                <th scope="col">{say({ zh: "记录时刻", en: "Recorded" })}</th>
                <th scope="col">{say({ zh: "行为", en: "Act" })}</th>
                <th scope="col">{say({ zh: "谁 · 岗位", en: "By · post" })}</th>
                <th scope="col">{say({ zh: "依据", en: "Basis" })}</th>
                <th scope="col" className="num">
                  {say({ zh: "改动", en: "Changes" })}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr
                  key={row.place}
                  className={index === at ? "on" : undefined}
                  aria-current={index === at ? "true" : undefined}
                  onClick={() => setSeen({ row: String(row.place) })}
                >
                  <td>
                    <Link href={`/journal/${row.place}`}>
                      {say({ zh: `第 ${row.place} 号`, en: `No. ${row.place}` })}
                    </Link>
                  </td>
                  <td>{minute(row.recordedAt)}</td>
                  <td>
                    {say(titleOf(row.command))}
                    <span className="code">{row.record}</span>
                  </td>
                  <td title={row.post ?? undefined}>
                    {row.actor}
                    {row.post && <span className="code">{row.post}</span>}
                  </td>
                  <td title={row.basis.join("；")}>{row.basis.join("；")}</td>
                  <td className="num" data-label={say({ zh: "改动", en: "Changes" })}>
                    {row.changeCount}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {answer.data && total !== undefined && total > PAGE && (
        <nav className="pager" aria-label={say({ zh: "翻页", en: "Pages" })}>
          {from < last && (
            <>
              <button type="button" className="btn sm" onClick={() => setSeen({ from: "", row: "" }, { push: true })}>
                {say({ zh: "最新", en: "Newest" })}
              </button>
              <button
                type="button"
                className="btn sm"
                onClick={() => setSeen({ from: String(from + PAGE), row: "" }, { push: true })}
              >
                {say({ zh: "较新", en: "Newer" })}
              </button>
            </>
          )}
          {from > 0 && (
            <>
              <button
                type="button"
                className="btn sm"
                onClick={() => setSeen({ from: String(Math.max(0, from - PAGE)), row: "" }, { push: true })}
              >
                {say({ zh: "较旧", en: "Older" })}
              </button>
              <button type="button" className="btn sm" onClick={() => setSeen({ from: "0", row: "" }, { push: true })}>
                {say({ zh: "最旧", en: "Oldest" })}
              </button>
            </>
          )}
        </nav>
      )}
    </main>
  );
}
