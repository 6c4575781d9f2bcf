import "./journal.css";
import { useEffect, useId } from "react";
import { Link, useParams } from "wouter";
import { minute } from "#kernel/desk/dates.ts";
import { useWords } from "#kernel/desk/language.ts";
import { useSearchParameters } from "#kernel/desk/search-parameters.ts";
import { hasRole, useCity, useSession } from "#kernel/desk/session.ts";
import { Empty, ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import { Fields } from "./EntryPage.tsx";
import { type HistoryAnswer, type RecordState, useCommandTitles } from "./journal-answer.ts";

/** The last moment of a day in the city, so that a day counts whole. */
const endOf = (day: string): string | undefined => (day === "" ? undefined : `${day}T23:59:59.999+08:00`);

/** 记录的经过: a record as it was on any day, and every entry that changed it. */
export default function RecordPage() {
  const say = useWords();
  const { record = "", id: written = "" } = useParams<{ record: string; id: string }>();
  const id = decodeURIComponent(written);
  const city = useCity();
  const field = useId();
  const [seen, setSeen] = useSearchParameters({ recorded: "", happened: "" });
  const { recorded, happened } = seen;
  const history = useAsk<HistoryAnswer>("journal.history", { record, id }, { keep: false });
  const state = useAsk<RecordState>("journal.asOf", {
    ...{ record, id, recorded: endOf(recorded), happened: endOf(happened) },
  });
  const titleOf = useCommandTitles();
  const watcher = hasRole(useSession(), ["supervisor", "auditor"]);
  useEffect(() => {
    document.title = say({ zh: `${record} ${id} · 并联`, en: `${record} ${id} · Binglian` });
  }, [say, record, id]);
  const missing = state.error?.code === "NOT_FOUND";
  const asOf = recorded !== "" || happened !== "";
  return (
    <main className="story">
      <div className="list-head">
        <Link href="/journal" className="nw">
          ‹ {say({ zh: "日志", en: "Journal" })}
        </Link>
        <h1>
          {record} {id}
        </h1>
        {record === "case" && watcher && (
          <Link href={`/cases/${id}`}>{say({ zh: "打开这一件", en: "Open the case" })}</Link>
        )}
        <span className="grow" />
        <button type="button" className="btn sm" onClick={() => window.print()}>
          {say({ zh: "打印", en: "Print" })}
        </button>
      </div>
      <section aria-labelledby={`${field}-state`}>
        <h2 id={`${field}-state`}>
          {asOf
            ? say({ zh: "那时的记录", en: "The record as it was" })
            : say({ zh: "现在的记录", en: "The record as it is" })}
        </h2>
        <div className="as-of">
          <div>
            <label className="label" htmlFor={`${field}-recorded`}>
              {say({ zh: "到这一天城市记下的", en: "As recorded by the end of" })}
            </label>
            <input
              id={`${field}-recorded`}
              className="in"
              type="date"
              max={city?.today}
              value={recorded}
              onChange={(event) => setSeen({ recorded: event.target.value })}
            />
          </div>
          <div>
            <label className="label" htmlFor={`${field}-happened`}>
              {say({ zh: "只算这一天以前发生的", en: "Counting what happened by" })}
            </label>
            <input
              id={`${field}-happened`}
              className="in"
              type="date"
              max={city?.today}
              value={happened}
              onChange={(event) => setSeen({ happened: event.target.value })}
            />
          </div>
          {asOf && (
            <button type="button" className="btn" onClick={() => setSeen({ recorded: "", happened: "" })}>
              {say({ zh: "看现在", en: "Show now" })}
            </button>
          )}
        </div>
        {state.isPending && <Waiting rows={4} />}
        {missing && (
          <Empty
            title={say({ zh: "那时还没有这条记录", en: "The record was not there yet" })}
            why={say({ zh: "选晚一些的日子，或看下面的经过。", en: "Choose a later day, or see its story below." })}
          />
        )}
        {state.isError && !missing && <ProblemNote problem={state.error} retry={() => state.refetch()} />}
        {state.data && !state.isError && (
          <div className="card change" data-version={state.data.version}>
            <Fields fields={state.data} />
          </div>
        )}
      </section>
      <section aria-labelledby={`${field}-story`} className="story-table">
        <h2 id={`${field}-story`}>
          {say({
            zh: `经过 ${history.data?.rows.length ?? ""} 条`,
            en: `Story: ${history.data?.rows.length ?? ""} entries`,
          })}
        </h2>
        {history.isPending && <Waiting rows={4} />}
        {history.isError && <ProblemNote problem={history.error} retry={() => history.refetch()} />}
        {history.data && (
          <table>
            <thead>
              <tr>
                <th scope="col">{say({ zh: "日志", en: "Entry" })}</th>
                <th scope="col">{say({ zh: "记录时刻", en: "Recorded" })}</th>
                <th scope="col">{say({ zh: "行为", en: "Act" })}</th>
                <th scope="col">{say({ zh: "改了什么", en: "What changed" })}</th>
              </tr>
            </thead>
            <tbody>
              {history.data.rows.map((entry) => (
                <tr key={entry.place}>
                  <td>
                    <Link href={`/journal/${entry.place}`}>
                      {say({ zh: `第 ${entry.place} 号`, en: `No. ${entry.place}` })}
                    </Link>
                  </td>
                  <td>{minute(entry.recordedAt)}</td>
                  <td>{say(titleOf(entry.command))}</td>
                  <td>
                    {entry.changes
                      .filter((change) => change.record === record && change.id === id)
                      .flatMap(({ fields }) => Object.keys(fields))
                      .join("、")}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </main>
  );
}
