import "./keeper.css";
import "./import.css";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Link, useParams } from "wouter";
import { act, newKey, Problem } from "#kernel/desk/api.ts";
import { useWords } from "#kernel/desk/language.ts";
import { Pager } from "#kernel/desk/pager.tsx";
import { useSearchParameters } from "#kernel/desk/search-parameters.ts";
import { hasRole, useSession } from "#kernel/desk/session.ts";
import { Empty, ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import { changeStateWords } from "../change-refusals.ts";
import { type ColumnKey, columnWords } from "../import/columns.ts";
import type { ImportChanges } from "../queries/import-changes.ts";
import type { ImportShown } from "../queries/import-list.ts";
import { type ChangeState, changeStates } from "../records.ts";
import { kindOfChange } from "./change-words.ts";
import { ImportBulk } from "./ImportBulk.tsx";
import { type BulkStep, bulkSteps, draftsFor } from "./import-bulk.ts";
import { importStateWords } from "./import-words.ts";
import { ListTabs } from "./list-tabs.tsx";

/** 一次导入: its drafts by state, the next step for all of them by whoever's turn it is, and the rows that stayed out. */
export default function ImportResultPage() {
  const say = useWords();
  const session = useSession();
  const cache = useQueryClient();
  const { id = "" } = useParams<{ id: string }>();
  const [seen, setSeen] = useSearchParameters({ state: "", q: "", after: "" });
  const [step, setStep] = useState<BulkStep | null>(null);
  const shown = useAsk<ImportShown>("lists.import", { id });
  const drafts = useAsk<ImportChanges>("lists.importChanges", { id, ...seen });
  const one = shown.data;
  useEffect(() => {
    document.title = `${one?.fileName ?? say({ zh: "清单导入", en: "List import" })} · ${say({ zh: "并联", en: "Binglian" })}`;
  }, [one?.fileName, say]);
  const refresh = () => {
    cache.invalidateQueries({ queryKey: ["lists.import"] });
    cache.invalidateQueries({ queryKey: ["lists.importChanges"] });
  };
  const count = (states: readonly ChangeState[]) => states.reduce((sum, state) => sum + (one?.states[state] ?? 0), 0);
  const own = bulkSteps.filter(({ role, from }) => hasRole(session, [role]) && count(from) > 0);
  return (
    <main className="list-page import-page">
      <ListTabs />
      <div className="import-body">
        {shown.isError && <ProblemNote problem={shown.error} retry={() => shown.refetch()} />}
        {shown.isPending && <Waiting rows={4} />}
        {one && (
          <>
            <div>
              <h1>{one.fileName}</h1>
              <p className="s2">
                {say({
                  zh: `${one.importerName} ${one.startedOn} 导入；${one.effectiveFrom} 起生效；${one.reason}`,
                  en: `Brought in by ${one.importerName} on ${one.startedOn}; effective ${one.effectiveFrom}; ${one.reason}`,
                })}
              </p>
            </div>
            <section className="import-counts" aria-label={say({ zh: "结果", en: "Result" })}>
              <b className="nw">{say(importStateWords[one.state])}</b>
              <span className="nw">
                {say({ zh: `${one.loaded}/${one.entries} 条草稿`, en: `${one.loaded} of ${one.entries} drafts` })}
              </span>
              <span className="s2 nw">
                {say({
                  zh: `文件 ${one.rows} 行，可载入 ${one.good} 行，没有载入 ${one.rows - one.good} 行`,
                  en: `${one.rows} rows: ${one.good} good, ${one.rows - one.good} stayed out`,
                })}
              </span>
              <span className="grow" />
              {own.map((next) => (
                <button key={next.key} type="button" className="btn p" onClick={() => setStep(next)}>
                  {say(next.title)} {count(next.from)}
                </button>
              ))}
              {hasRole(session, ["listKeeper"]) && (
                <Abandon id={id} many={count(["draft", "returned"])} done={refresh} />
              )}
            </section>
            {one.state === "loading" && (
              <p className="why">
                {say({
                  zh: "还没有载入完。在“导入”里再选同一个文件，从断开的地方接着载入。",
                  en: "Not all is loaded. Choose the same file again under Import; it goes on where it broke off.",
                })}{" "}
                <Link href="/lists/import">{say({ zh: "去导入", en: "To the import" })}</Link>
              </p>
            )}
            {one.state === "done" && one.loaded < one.entries && (
              <p className="why">
                {say({
                  zh: `有 ${one.entries - one.loaded} 条在核对以后清单又变了，没有载入。再选同一个文件，可以看到原因。`,
                  en: `The list changed after the check: ${one.entries - one.loaded} were left out. Choose the file again to see why.`,
                })}
              </p>
            )}
            {step && <ImportBulk key={step.key} id={id} step={step} finished={refresh} close={() => setStep(null)} />}
            <Drafts states={one.states} seen={seen} setSeen={setSeen} answer={drafts.data} />
            {drafts.isError && <ProblemNote problem={drafts.error} retry={() => drafts.refetch()} />}
            <Refused rows={one.refused} />
          </>
        )}
      </div>
    </main>
  );
}

type Seen = { readonly state: string; readonly q: string; readonly after: string };

function Drafts(props: {
  states: ImportShown["states"];
  seen: Seen;
  setSeen: (patch: Partial<Seen>, options?: { readonly push?: boolean }) => void;
  answer: ImportChanges | undefined;
}) {
  const say = useWords();
  const { states, seen, setSeen, answer } = props;
  const rows = answer?.rows ?? [];
  return (
    <section aria-labelledby="import-drafts">
      <div className="row import-actions">
        <h2 id="import-drafts">{say({ zh: "草稿", en: "Drafts" })}</h2>
        <div className="import-states">
          {changeStates
            .filter((state) => states[state])
            .map((state) => (
              <button
                key={state}
                type="button"
                className="btn sm"
                aria-pressed={seen.state === state}
                onClick={() => setSeen({ state: seen.state === state ? "" : state, after: "" })}
              >
                {say(changeStateWords[state])} {states[state]}
              </button>
            ))}
        </div>
        <span className="grow" />
        <label className="row nw s">
          {say({ zh: "筛选", en: "Filter" })}
          <input
            key={seen.q}
            className="in small"
            type="search"
            defaultValue={seen.q}
            onBlur={(event) => event.target.value !== seen.q && setSeen({ q: event.target.value, after: "" })}
            onKeyDown={(event) => {
              if (event.key === "Enter" && !event.nativeEvent.isComposing)
                setSeen({ q: event.currentTarget.value, after: "" });
            }}
          />
        </label>
      </div>
      {answer && rows.length === 0 && (
        <Empty
          title={say({ zh: "没有草稿", en: "No drafts" })}
          why={say({ zh: "这些条件下一条也没有。", en: "None fits." })}
        />
      )}
      {rows.length > 0 && (
        <table className="import-table">
          <thead>
            <tr>
              <th scope="col" className="num">
                {say({ zh: "行", en: "Row" })}
              </th>
              <th scope="col">{say({ zh: "事项", en: "Item" })}</th>
              <th scope="col" className="level">
                {say({ zh: "变动", en: "Change" })}
              </th>
              <th scope="col">{say({ zh: "实施机关", en: "Body" })}</th>
              <th scope="col" className="column">
                {say({ zh: "状态", en: "State" })}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="num">{row.row}</td>
                <td title={row.name}>
                  <Link href={`/lists/changes/${row.id}`}>{row.name}</Link>
                  <span className="code">{row.item}</span>
                </td>
                <td className="level">{say(kindOfChange[row.kind])}</td>
                <td>
                  {row.bodyName}
                  {row.bodies > 1 && (
                    <span className="s"> {say({ zh: `等${row.bodies}个`, en: `and ${row.bodies - 1} more` })}</span>
                  )}
                </td>
                <td className="column" title={row.opinion ?? undefined}>
                  {say(changeStateWords[row.state])}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {answer && <Pager after={seen.after} next={answer.next} go={(after) => setSeen({ after }, { push: true })} />}
    </section>
  );
}

/** Drafts that nobody has submitted are given up in one go, in portions that the server takes. */
function Abandon({ id, many, done }: { id: string; many: number; done: () => void }) {
  const say = useWords();
  const [asked, setAsked] = useState(false);
  const [failed, setFailed] = useState<Problem | null>(null);
  if (many === 0) return null;
  const abandon = async () => {
    try {
      const rows = await draftsFor(id, ["draft", "returned"], new AbortController().signal);
      const opinion = say({ zh: "整批作废导入的草稿", en: "All drafts of the import abandoned" });
      for (let from = 0; from < rows.length; from += 200) {
        const changes = rows.slice(from, from + 200).map((row) => row.id);
        await act({ command: "lists.abandonImport", on: id, input: { changes, opinion }, key: newKey() });
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setFailed(error);
    }
    setAsked(false);
    done();
  };
  return (
    <>
      {failed && <ProblemNote problem={failed} />}
      <button type="button" className="btn" onClick={() => (asked ? abandon() : setAsked(true))}>
        {asked
          ? say({ zh: `确认作废 ${many} 条草稿`, en: `Yes, abandon ${many} drafts` })
          : say({ zh: "整批作废", en: "Abandon all" })}
      </button>
    </>
  );
}

function Refused({ rows }: { rows: ImportShown["refused"] }) {
  const say = useWords();
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="import-refused">
      <h2 id="import-refused">{say({ zh: "没有载入的行", en: "Rows that stayed out" })}</h2>
      <table className="import-table told">
        <thead>
          <tr>
            <th scope="col" className="num">
              {say({ zh: "行", en: "Row" })}
            </th>
            <th scope="col" className="column">
              {say({ zh: "事项", en: "Item" })}
            </th>
            <th scope="col" className="column">
              {say({ zh: "列", en: "Column" })}
            </th>
            <th scope="col">{say({ zh: "问题", en: "What is wrong" })}</th>
            <th scope="col">{say({ zh: "怎么改", en: "What to do" })}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, item, column, code, rule, text, next }) => (
            <tr key={`${row} ${column} ${code} ${text.zh}`}>
              <td className="num">{row}</td>
              <td className="column">{item}</td>
              <td className="column">{column && say(columnWords(column as ColumnKey))}</td>
              <td>
                <span className="red">{say(text)}</span> <span className="s nw">{rule}</span>
              </td>
              <td>{say(next)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
