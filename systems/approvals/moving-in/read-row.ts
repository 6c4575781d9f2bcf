import type { Refusal } from "#kernel/records/refusal.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { refuseMoving } from "./refusals.ts";

/** The columns of a file of running cases; the guide explains each. */
export const caseColumns = [
  "oldNumber",
  "item",
  "body",
  "division",
  "applicantId",
  "receivedOn",
  "acceptedOn",
  "papers",
  "pauses",
  "extendedOn",
  "extendedDays",
] as const;

/** A row as it is read: the input of `approvals.importCase`, but for what has to be looked up. */
export type CaseRow = {
  readonly oldNumber: string;
  readonly item: string;
  readonly body: string;
  readonly division: string | null;
  /** Credit code or resident number; looked up by its keyed hash, never written down. */
  readonly applicantId: string;
  readonly receivedOn: string;
  readonly acceptedOn: string | null;
  readonly papers: readonly string[] | "all";
  readonly events: readonly { kind: "pause" | "resume" | "extend"; on: string; days?: number; ground?: string }[];
};

const isDayText = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text);
const fault = (zh: string, en: string): Refusal => refuseMoving("IMPORT_ROW", { fault: zh, faultEn: en });

/** Reads one row of the file; cells that are empty are absent. */
export function readCaseRow(row: Readonly<Record<string, string>>): CaseRow | Refusal {
  const unknown = Object.keys(row).find((name) => !(caseColumns as readonly string[]).includes(name));
  if (unknown !== undefined) return fault(`没有“${unknown}”这一列。`, `there is no column “${unknown}”.`);
  for (const name of ["oldNumber", "item", "body", "applicantId", "receivedOn"])
    if (row[name] === undefined) return fault(`“${name}”是空的。`, `“${name}” is empty.`);
  for (const name of ["receivedOn", "acceptedOn", "extendedOn"])
    if (row[name] !== undefined && !isDayText(row[name]))
      return fault(
        `“${name}”应为2026-11-23这样的日期，现为${row[name]}。`,
        `“${name}” is a day such as 2026-11-23, found ${row[name]}.`,
      );
  const pauses = pausesOf(row.pauses ?? "");
  if (isRefusal(pauses)) return pauses;
  if ((row.extendedOn === undefined) !== (row.extendedDays === undefined))
    return fault("延长要写明日期和天数。", "an extension has a day and a number of days.");
  const extended =
    row.extendedOn === undefined
      ? []
      : [{ kind: "extend" as const, on: row.extendedOn, days: Number(row.extendedDays) }];
  return {
    ...{ oldNumber: row.oldNumber as string, item: row.item as string, body: row.body as string },
    ...{ division: row.division ?? null, applicantId: row.applicantId as string },
    ...{ receivedOn: row.receivedOn as string, acceptedOn: row.acceptedOn ?? null },
    papers:
      row.papers === "all"
        ? "all"
        : (row.papers ?? "")
            .split(/[;；]/)
            .map((one) => one.trim())
            .filter(Boolean),
    events: [...pauses, ...extended].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
  };
}

/** `2026-03-10/2026-03-20/专家评审; 2026-04-01//听证`: from, to (empty while it lasts), ground. */
function pausesOf(text: string): CaseRow["events"] | Refusal {
  const events: CaseRow["events"][number][] = [];
  for (const one of text
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter(Boolean)) {
    const [from = "", to = "", ground = ""] = one.split("/").map((part) => part.trim());
    if (!isDayText(from) || (to !== "" && !isDayText(to)) || ground === "")
      return fault(
        `暂停写成“2026-03-10/2026-03-20/专家评审”，现为“${one}”。`,
        `a pause is written 2026-03-10/2026-03-20/ground, found “${one}”.`,
      );
    events.push({ kind: "pause", on: from, ground });
    if (to !== "") events.push({ kind: "resume", on: to });
  }
  return events;
}
