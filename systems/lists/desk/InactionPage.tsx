import "./ask.css";
import { useEffect } from "react";
import { lightText } from "#kernel/calendar/lights.ts";
import { ask } from "#kernel/desk/api.ts";
import { csvOf, download } from "#kernel/desk/csv.ts";
import { Dialog } from "#kernel/desk/dialog.tsx";
import { useLanguage, useWords } from "#kernel/desk/language.ts";
import { LightBadge } from "#kernel/desk/lights.tsx";
import { ListHead } from "#kernel/desk/list-head.tsx";
import { Pager } from "#kernel/desk/pager.tsx";
import { useSearchParameters } from "#kernel/desk/search-parameters.ts";
import { Empty, ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import { findingWords, reportClocks, reportStateWords } from "../inaction/report-words.ts";
import type { ReportRow } from "../inaction/reports-query.ts";
import { ReportPanel } from "./report-panel.tsx";

type Reports = {
  readonly total: number;
  readonly lights: Readonly<Record<"red" | "yellow" | "remind" | "normal", number>>;
  readonly rows: readonly ReportRow[];
  readonly next: string | null;
};
const defaults = { body: "", state: "", light: "", after: "", open: "" };
const lights = ["red", "yellow", "remind", "normal"] as const;

/** 不作为举报: the open ones by their due day, each with its light; taken and answered here, and closed by nothing else (LST-16). */
export default function InactionPage() {
  const say = useWords();
  const language = useLanguage();
  const [seen, setSeen] = useSearchParameters(defaults);
  const { body, state, light, after, open } = seen;
  const answer = useAsk<Reports>("lists.inactionReports", { body, state, light, after });
  useEffect(() => {
    document.title = say({ zh: "不作为举报 · 并联", en: "Reports of inaction · Binglian" });
  }, [say]);
  const rows = answer.data?.rows ?? [];
  return (
    <main className="list-page">
      <ListHead
        title={say({ zh: "不作为举报", en: "Reports of inaction" })}
        total={answer.data?.total}
        unit="份"
        label={say({ zh: "机关名称", en: "Body's name" })}
        words={body}
        change={(words) => setSeen({ body: words, after: "" })}
        exportAll={() => exportReports({ body, state, light }, say)}
      >
        <label className="row nw s">
          {say({ zh: "灯", en: "Light" })}
          <select
            className="in small"
            value={light}
            onChange={(event) => setSeen({ light: event.target.value, after: "" })}
          >
            <option value="">{say({ zh: "全部", en: "All" })}</option>
            {lights.map((one) => (
              <option key={one} value={one}>
                {lightText[one][language]} {answer.data?.lights[one] ?? ""}
              </option>
            ))}
          </select>
        </label>
        <label className="row nw s">
          {say({ zh: "状态", en: "State" })}
          <select
            className="in small"
            value={state}
            onChange={(event) => setSeen({ state: event.target.value, after: "" })}
          >
            <option value="">{say({ zh: "全部", en: "All" })}</option>
            {Object.entries(reportStateWords).map(([value, words]) => (
              <option key={value} value={value}>
                {words[language]}
              </option>
            ))}
          </select>
        </label>
        <a className="btn sm" href="/reports" target="_blank" rel="noreferrer">
          {say({ zh: "代为登记", en: "Enter one for somebody" })}
        </a>
      </ListHead>
      {answer.isError && <ProblemNote problem={answer.error} retry={() => answer.refetch()} />}
      {answer.isPending && <Waiting />}
      {answer.data && rows.length === 0 && (
        <Empty
          title={say({ zh: "没有举报", en: "No reports" })}
          why={say({
            zh: "任何人都可以在门户上举报不作为；收到的在这里，到期日近的在前。",
            en: "Anybody can report inaction on the portal; what comes in stands here, the most urgent first.",
          })}
        />
      )}
      {rows.length > 0 && (
        <div className="list">
          <table className="reports-table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: "灯", en: "Light" })}</th>
                <th scope="col">{say({ zh: "被举报的机关", en: "Body" })}</th>
                <th scope="col">{say({ zh: "事项", en: "Item" })}</th>
                <th scope="col">{say({ zh: "状态", en: "State" })}</th>
                <th scope="col">{say({ zh: "收到", en: "Received" })}</th>
                <th scope="col">{say({ zh: "到期", en: "Due" })}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>{row.standing ? <LightBadge light={row.standing.light} /> : "—"}</td>
                  <td>
                    <button type="button" className="btn plain" onClick={() => setSeen({ open: row.id })}>
                      {row.bodyName}
                    </button>
                  </td>
                  <td>{row.itemName ?? "—"}</td>
                  <td>
                    {reportStateWords[row.state][language]}
                    {row.finding && `：${findingWords[row.finding][language]}`}
                  </td>
                  <td data-label={say({ zh: "收到", en: "Received" })}>{row.receivedOn}</td>
                  <td data-label={say({ zh: "到期", en: "Due" })}>
                    {row.standing ? `${row.standing.due ?? "—"} ${reportClocks[row.standing.clock][language]}` : "—"}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {answer.data && (
        <Pager after={after} next={answer.data.next} go={(cursor) => setSeen({ after: cursor }, { push: true })} />
      )}
      {open !== "" && (
        <Dialog wide title={say({ zh: "一份举报", en: "A report" })} close={() => setSeen({ open: "" })}>
          <ReportPanel id={open} />
        </Dialog>
      )}
    </main>
  );
}

async function exportReports(
  filters: { readonly body: string; readonly state: string; readonly light: string },
  say: ReturnType<typeof useWords>,
) {
  const rows: ReportRow[] = [];
  let after: string | undefined;
  do {
    const page = await ask<Reports>("lists.inactionReports", { ...filters, limit: 200, after });
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after !== undefined);
  const head = [
    ...[say({ zh: "机构", en: "Body" }), say({ zh: "事项", en: "Item" }), say({ zh: "状态", en: "State" })],
    ...[say({ zh: "收到", en: "Received" }), say({ zh: "到期", en: "Due" }), say({ zh: "灯", en: "Light" })],
  ];
  const lines = rows.map((row) => [
    ...[row.bodyName, row.itemName, say(reportStateWords[row.state]), row.receivedOn],
    ...[row.standing?.due ?? null, row.standing ? say(lightText[row.standing.light]) : null],
  ]);
  download(`${say({ zh: "不作为举报", en: "reports" })}.csv`, csvOf([head, ...lines]));
}
