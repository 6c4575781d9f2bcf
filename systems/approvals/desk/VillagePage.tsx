import "./village.css";
import { useEffect } from "react";
import { Link } from "wouter";
import { useWords } from "#kernel/desk/language.ts";
import { LightBadge } from "#kernel/desk/lights.tsx";
import { Pager } from "#kernel/desk/pager.tsx";
import { useSearchParameters } from "#kernel/desk/search-parameters.ts";
import { Empty, ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { Words } from "#kernel/text/words.ts";
import { statusWords } from "../case-words.ts";
import type { EntrustmentSeen, EntrustmentsAnswer } from "../village/query.ts";
import { heldOriginals } from "../village/records.ts";

/** 村级代办: what the agent of a village holds and must give back, what is to be fetched, and what is on its way. */
export default function VillagePage() {
  const say = useWords();
  const [seen, setSeen] = useSearchParameters({ state: "open", after: "" });
  const closed = seen.state === "closed";
  const answer = useAsk<EntrustmentsAnswer>("approvals.entrustments", {
    state: closed ? "closed" : "open",
    after: seen.after,
  });
  useEffect(() => {
    document.title = say({ zh: "村级代办 · 并联", en: "Village agent · Binglian" });
  }, [say]);
  const rows = answer.data?.rows ?? [];
  const holding = rows.filter(isHeld).sort((a, b) => (dueOf(a) < dueOf(b) ? -1 : 1));
  const fetching = rows.filter((row) => !isHeld(row) && isReady(row));
  const away = rows.filter((row) => !isHeld(row) && !isReady(row));
  return (
    <main className="village">
      <div className="village-head">
        <h1>{say({ zh: "村级代办", en: "Village agent" })}</h1>
        <span className="s">{answer.data?.bodies.map(({ name }) => name).join("、")}</span>
        <Link className="btn p village-button" href="/village/new">
          {say({ zh: "代办收件", en: "Take papers in" })}
        </Link>
      </div>
      {answer.isError && <ProblemNote problem={answer.error} retry={() => answer.refetch()} />}
      {answer.isPending && <Waiting rows={6} />}
      {answer.data && rows.length === 0 && (
        <Empty
          title={
            closed
              ? say({ zh: "还没有了结的", en: "Nothing closed yet" })
              : say({ zh: "手上没有代办的事", en: "Nothing is entrusted to you" })
          }
          why={say({
            zh: "村民签了委托书，就替他收材料、扫描、提交、领结果；原件和结果都交还，不留存。",
            en: "With a villager's mandate you collect, scan, submit and fetch; originals and results go back.",
          })}
        />
      )}
      {closed ? (
        <Part title={{ zh: "已了结", en: "Closed" }} rows={rows} />
      ) : (
        <>
          <Part title={{ zh: "在我手上", en: "With me" }} rows={holding} />
          <Part title={{ zh: "要去领的", en: "To be fetched" }} rows={fetching} />
          <Part title={{ zh: "在路上", en: "On their way" }} rows={away} />
        </>
      )}
      <p className="village-foot">
        <button
          type="button"
          className="btn"
          aria-pressed={closed}
          onClick={() => setSeen({ state: closed ? "open" : "closed", after: "" })}
        >
          {closed
            ? say({ zh: "看没了结的", en: "Show the open ones" })
            : say({ zh: "看已了结的", en: "Show the closed ones" })}
        </button>
      </p>
      {answer.data && (
        <Pager after={seen.after} next={answer.data.next} go={(after) => setSeen({ after }, { push: true })} />
      )}
    </main>
  );
}

/** Something of the villager's is with the agent: an original, a result, or papers that are not submitted yet. */
const isHeld = (row: EntrustmentSeen): boolean =>
  row.originals !== null || row.result !== null || row.state === "taken";
const isReady = ({ status, fetchedOn }: EntrustmentSeen): boolean =>
  fetchedOn === null && (status === "decided" || status === "delivered");
const dueOf = ({ originals, result }: EntrustmentSeen): string => originals?.due ?? result?.due ?? "9999-12-31";

function Part({ title, rows }: { readonly title: Words; readonly rows: readonly EntrustmentSeen[] }) {
  const say = useWords();
  if (rows.length === 0) return null;
  return (
    <section aria-label={say(title)}>
      <h2 className="h3">
        {say(title)} {rows.length}
      </h2>
      <ul className="village-list">
        {rows.map((row) => (
          <li key={row.id} className="card">
            <Link href={`/village/${row.id}`}>
              <b>{row.applicantName}</b> {row.itemName}
            </Link>
            {statesOf(row).map(({ words, held }) => (
              <p key={words.zh} className="row">
                {held && <LightBadge light={held.light} />}
                <span>{say(words)}</span>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

type State = { readonly words: Words; readonly held: EntrustmentSeen["originals"] };

/** What is to be done about it, what is late first. */
export function statesOf(row: EntrustmentSeen): readonly State[] {
  const { originals, result, papers, state, status, asked, queryCode } = row;
  const names = heldOriginals(papers)
    .map(({ name }) => name)
    .join("、");
  const plain = (zh: string, en: string): State => ({ words: { zh, en }, held: null });
  return [
    ...(originals
      ? [
          {
            words: {
              zh: `原件${names}，${originals.due ?? ""}前退还`,
              en: `original ${names}, back by ${originals.due ?? ""}`,
            },
            held: originals,
          },
        ]
      : []),
    ...(result
      ? [
          {
            words: {
              zh: `结果已领，${result.due ?? ""}前交给村民`,
              en: `result fetched, to be handed over by ${result.due ?? ""}`,
            },
            held: result,
          },
        ]
      : []),
    ...(state === "taken" ? [plain("还没提交：扫描后提交", "not submitted yet: scan and submit")] : []),
    ...(asked.length > 0
      ? [
          plain(
            `要补：${asked.map(({ paper }) => paper).join("、")}`,
            `to be supplied: ${asked.map(({ paper }) => paper).join("、")}`,
          ),
        ]
      : []),
    ...(isReady(row) && state !== "closed"
      ? [plain(`${row.officeName}已办结，去领`, `decided at ${row.officeName}: fetch it`)]
      : []),
    ...(status && state !== "closed" && !isReady(row) && !result
      ? [plain(`${statusWords[status].zh} · ${queryCode ?? ""}`, `${statusWords[status].en} · ${queryCode ?? ""}`)]
      : []),
    ...(state === "closed" ? [plain(`${row.closedOn ?? ""}了结`, `closed on ${row.closedOn ?? ""}`)] : []),
  ];
}
