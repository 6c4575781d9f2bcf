import "./journal.css";
import { useEffect, useState } from "react";
import { Link, useLocation, useParams } from "wouter";
import { minute } from "#kernel/desk/dates.ts";
import { useKeys } from "#kernel/desk/keys.ts";
import { useWords } from "#kernel/desk/language.ts";
import { Empty, ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { JournalEntry } from "#kernel/records/journal.ts";
import type { Words } from "#kernel/text/words.ts";
import { type EntriesAnswer, groundWords, useCommandTitles, valueText } from "./journal-answer.ts";

/** A pack is one entry with thousands of changes; so many are shown before one asks for all. */
const FIRST = 100;

/** 日志条目: one act with who, by which law, and each value that it changed. */
export default function EntryPage() {
  const say = useWords();
  const { place = "" } = useParams<{ place: string }>();
  const number = Number.parseInt(place, 10);
  const [, go] = useLocation();
  const answer = useAsk<EntriesAnswer>("journal.entries", { from: number || 0, limit: 1 }, { keep: false });
  const entry = answer.data?.rows.find((row) => row.place === number);
  const last = (answer.data?.total ?? 0) - 1;
  useEffect(() => {
    document.title = say({ zh: `日志第 ${place} 号 · 并联`, en: `Journal entry ${place} · Binglian` });
  }, [say, place]);
  useKeys([
    { key: "j", title: { zh: "下一条", en: "Next" }, run: () => number < last && go(`/journal/${number + 1}`) },
    { key: "k", title: { zh: "上一条", en: "Previous" }, run: () => number > 0 && go(`/journal/${number - 1}`) },
  ]);
  return (
    <main className="story">
      <div className="list-head">
        <Link href={`/journal?from=${Math.max(0, number - 25)}&row=${number}`} className="nw">
          ‹ {say({ zh: "日志", en: "Journal" })}
        </Link>
        <h1>{say({ zh: `日志第 ${place} 号`, en: `Journal entry ${place}` })}</h1>
        <span className="grow" />
        {number > 0 && (
          <Link className="btn sm" href={`/journal/${number - 1}`}>
            {say({ zh: "上一条", en: "Previous" })} <kbd>k</kbd>
          </Link>
        )}
        {number < last && (
          <Link className="btn sm" href={`/journal/${number + 1}`}>
            {say({ zh: "下一条", en: "Next" })} <kbd>j</kbd>
          </Link>
        )}
        <button type="button" className="btn sm" onClick={() => window.print()}>
          {say({ zh: "打印", en: "Print" })}
        </button>
      </div>
      {answer.isPending && <Waiting />}
      {answer.isError && <ProblemNote problem={answer.error} retry={() => answer.refetch()} />}
      {answer.data && !entry && (
        <Empty
          title={say({ zh: "日志里没有这一号", en: "The journal has no such number" })}
          why={say({ zh: `日志从第 0 号到第 ${last} 号。`, en: `It goes from 0 to ${last}.` })}
        >
          <Link className="btn" href="/journal">
            {say({ zh: "看最新的", en: "See the newest" })}
          </Link>
        </Empty>
      )}
      {entry && <Entry key={entry.place} entry={entry} />}
    </main>
  );
}

function Entry({ entry }: { readonly entry: JournalEntry }) {
  const say = useWords();
  const titleOf = useCommandTitles();
  const [all, setAll] = useState(false);
  const shown = all ? entry.changes : entry.changes.slice(0, FIRST);
  const visible = entry.visibility === "public" ? { zh: "公开", en: "public" } : { zh: "内部", en: "internal" };
  const rows: readonly (readonly [Words, string])[] = [
    [{ zh: "行为", en: "Act" }, `${say(titleOf(entry.command))}（${entry.command}）`],
    [{ zh: "谁", en: "By" }, entry.actor],
    [{ zh: "岗位", en: "Post" }, entry.post ?? say({ zh: "申请人或系统", en: "applicant or system" })],
    [{ zh: "以谁的名义", en: "In the name of" }, entry.inNameOf ?? "—"],
    [{ zh: "记录时刻", en: "Recorded" }, minute(entry.recordedAt)],
    [{ zh: "发生时刻", en: "Happened" }, `${minute(entry.happenedOn)}（${say(groundWords[entry.ground])}）`],
    [{ zh: "依据", en: "Basis" }, entry.basis.join("；")],
    [{ zh: "公开范围", en: "Visibility" }, say(visible)],
  ];
  return (
    <>
      <dl className="effect">
        {rows.map(([name, value]) => (
          <div key={name.zh} className="pair">
            <dt>{say(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>{say({ zh: `改动 ${entry.changes.length} 处`, en: `${entry.changes.length} changes` })}</h2>
      {shown.map((change) => (
        <section key={`${change.record} ${change.id}`} className="card change">
          <h3 className="row change-head">
            <Link href={`/journal/records/${change.record}/${encodeURIComponent(change.id)}`}>
              {change.record} {change.id}
            </Link>
            <span className="s">{say({ zh: `第 ${change.version} 版`, en: `version ${change.version}` })}</span>
          </h3>
          <Fields fields={change.fields} />
        </section>
      ))}
      {shown.length < entry.changes.length && (
        <p>
          <button type="button" className="btn" onClick={() => setAll(true)}>
            {say({ zh: `显示全部 ${entry.changes.length} 处`, en: `Show all ${entry.changes.length}` })}
          </button>
        </p>
      )}
    </>
  );
}

/** Fields of a record with their values. */
export function Fields({ fields }: { readonly fields: Readonly<Record<string, unknown>> }) {
  const say = useWords();
  return (
    <table>
      <tbody>
        {Object.entries(fields).map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{valueText(value, say)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
