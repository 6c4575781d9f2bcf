import type { Day } from "#kernel/calendar/day.ts";
import type { Holder, ListedEntry } from "./listed-entry.ts";

/** An entry for tests and examples: a permit of the housing bureau with one paper. */
export function exampleEntry(code: string, more: Partial<ListedEntry> = {}): ListedEntry {
  return {
    ...{ code, name: `事项${code}`, kind: "行政许可", basicCode: null, group: "construction" },
    ...{ legal: { days: 7, unit: "calendar" }, promisedDays: 5, holders: [exampleHolder("CON")] },
    ...{ versionId: `${code}@1`, number: 1, validFrom: "2014-01-01" as Day, validTo: null, remark: null },
    ...{ bases: ["建筑法 第8条"], papers: [{ name: "申请表", from: null }], yields: [`${code}许可证`] },
    ...{ subjectKinds: ["enterprise"], levels: ["city"], theme: null, fee: "无", visits: 1, binding: true },
    ...{ conditions: [], steps: [], fees: [], special: [] },
    ...more,
  };
}

/** A body of the city that holds a power of its own. */
export function exampleHolder(body: string, more: Partial<Holder> = {}): Holder {
  return {
    ...{ body, name: `市${body}局`, nameEn: body, level: "city", mode: "own", inNameOf: null, count: 1 },
    since: "2014-01-01" as Day,
    ...more,
  };
}
