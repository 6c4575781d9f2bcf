import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { type RowOf, record } from "#kernel/records/record.ts";
import { itemDraft } from "./draft/item-draft.ts";
import { checkField } from "./supervision/content.ts";

const day = z.custom<Day>();
const words = z.object({ zh: z.string(), en: z.string() });
const mark = z.enum(["L", "J", "W", "E"]);

/** 变动种类 (LST-11). */
export const changeKinds = ["add", "adjust", "cancel", "delegate", "entrust", "merge", "split"] as const;
/** What makes a list change (LST-11): a law made, changed or repealed, a delegation, a reform of bodies, simplification. */
export const changeTriggers = [
  "lawMade",
  "lawChanged",
  "lawRepealed",
  "delegation",
  "bodyReform",
  "simplification",
] as const;
/** What takes the place of an entry that is withdrawn; a cancellation always names it (LST-11). */
export const replacementKinds = ["none", "filing", "commitment", "market", "item"] as const;
/** 拟稿 → 送审 → 合法性审核通过 → 批准 → 公布; or 退回 to its writer, or 作废. */
export const changeStates = [
  "draft",
  "submitted",
  "checked",
  "approved",
  "published",
  "returned",
  "abandoned",
] as const;
export type ChangeState = (typeof changeStates)[number];

/** 清单变动: one entry on its way to the list, through legality check and approval, by at least two persons (LST-11). */
export const listChanges = record({
  name: "listChange",
  title: { zh: "清单变动", en: "List change" },
  table: "list_changes",
  fields: {
    kind: z.enum(changeKinds),
    /** The item's code; of a merger the one that stays. */
    item: z.string(),
    /** The version that the draft began from; null for a new entry. */
    basedOn: z.string().nullable(),
    /** What the entry is to say; null where it is only withdrawn. */
    content: itemDraft.nullable(),
    /** Versions of further items that end with it, such as B08@1: the others of a merger. */
    alsoEnds: z.array(z.string()).readonly(),
    /** Whose list it is: the division whose government approves. */
    division: z.string(),
    trigger: z.enum(changeTriggers),
    reason: z.string(),
    replacement: z.object({ kind: z.enum(replacementKinds), item: z.string().nullable() }).nullable(),
    /** Its first day on the list; of a withdrawal the first day off it. */
    effectiveFrom: day,
    effectiveTo: day.nullable(),
    state: z.enum(changeStates),
    /** What the legality check or the approval said. */
    opinion: z.string().nullable(),
    drafter: z.string(),
    /** Everybody who drafted, saved or submitted it: none of them may check or approve it. */
    writers: z.array(z.string()).readonly(),
    checker: z.string().nullable(),
    approver: z.string().nullable(),
    publisher: z.string().nullable(),
    draftedOn: day,
    submittedOn: day.nullable(),
    checkedOn: day.nullable(),
    approvedOn: day.nullable(),
    publishedOn: day.nullable(),
    /** The version that it became. */
    itemVersion: z.string().nullable(),
    /** The import that brought it, and the row of its file. */
    batch: z.string().nullable(),
    batchRow: z.int().nullable(),
  },
});
export type ListChange = RowOf<typeof listChanges>;

/** A row of a file that stayed out: which column, by which rule, and what to do. */
export const refusedRow = z.object({
  row: z.int().positive(),
  item: z.string().max(60),
  column: z.string().max(40).nullable(),
  code: z.string().max(60),
  rule: z.string().max(40),
  text: words,
  next: words,
});

/** 导入: a file of entries from elsewhere, brought in row by row; its rows become list changes. */
export const listImports = record({
  name: "listImport",
  title: { zh: "清单导入", en: "List import" },
  table: "list_imports",
  fields: {
    fileName: z.string(),
    /** SHA-256 of the file, in hexadecimal. */
    fileHash: z.string(),
    /** Rows of the file, those among them with which nothing is wrong, and the entries that they make. */
    rows: z.int().nonnegative(),
    good: z.int().nonnegative(),
    entries: z.int().nonnegative(),
    /** Entries that have become drafts so far. */
    loaded: z.int().nonnegative(),
    state: z.enum(["loading", "done", "cancelled"]),
    /** Whose list it is for, and when, why and by what event its entries are to take effect. */
    division: z.string(),
    effectiveFrom: day,
    trigger: z.enum(changeTriggers),
    reason: z.string(),
    /** Which body here stands for one that the file names: "机构|区划" → the body's id. */
    mapping: z.record(z.string(), z.string()),
    /** Rows that stayed out, and why; the first of them when there are very many. */
    refused: z.array(refusedRow).readonly(),
    importer: z.string(),
    startedOn: day,
  },
});
export type RefusedRow = z.output<typeof refusedRow>;
export type ListImport = RowOf<typeof listImports>;

/** 监管清单条目 (LST-09): whose duty it is to watch what was permitted, and how. */
export const supervisionEntries = record({
  name: "supervisionEntry",
  title: { zh: "监管条目", en: "Supervision entry" },
  table: "supervision_entries",
  fields: {
    item: z.string(),
    body: z.string(),
    duty: z.string(),
    boundary: z.string().nullable(),
    checks: z.array(checkField).readonly(),
    accountability: z.array(z.string()).readonly(),
    bases: z.array(z.string()).readonly(),
    validFrom: day,
    validTo: day.nullable(),
    mark,
    source: z.string(),
  },
});
export type SupervisionEntry = RowOf<typeof supervisionEntries>;

/** 负面清单版本 (LST-05, LST-07): one edition. A local one is history and ends before the national list of 2018. */
export const negativeEditions = record({
  name: "negativeEdition",
  title: { zh: "负面清单版本", en: "Negative list edition" },
  table: "negative_editions",
  fields: {
    scope: z.enum(["national", "local"]),
    edition: z.string(),
    title: words,
    document: z.string().nullable(),
    validFrom: day,
    validTo: day.nullable(),
    /** Counts as its publisher gave them; what is loaded is counted from the entries. */
    reported: z.object({
      items: z.int().nullable(),
      prohibited: z.int().nullable(),
      permitted: z.int().nullable(),
      /** Concrete measures under the items: those of the nation, and those that only hold in some places. */
      measures: z.object({ national: z.int(), local: z.int() }).nullable(),
      parts: z.array(z.object({ title: words, value: z.int() })).readonly(),
    }),
    mark,
    source: z.string(),
  },
});
export type NegativeEdition = RowOf<typeof negativeEditions>;

/** An entry of an edition as it was entered; `code` is its number within the edition. */
const draftedEntry = z.object({
  code: z.string(),
  class: z.enum(["prohibited", "permitted"]),
  number: z.int().nullable(),
  sector: z.string().nullable(),
  title: z.string(),
  measure: z.string(),
  department: z.string().nullable(),
  keywords: z.array(z.string()).readonly(),
  items: z.array(z.string()).readonly(),
});

/** 待确认的负面清单版本 (LST-05): an edition as somebody entered it. It is on the list once another person has confirmed it. */
export const negativeDrafts = record({
  name: "negativeDraft",
  title: { zh: "待确认的负面清单版本", en: "Negative list edition to be confirmed" },
  table: "negative_drafts",
  fields: {
    scope: z.enum(["national", "local"]),
    edition: z.string(),
    title: words,
    document: z.string(),
    validFrom: day,
    validTo: day.nullable(),
    /** Counts as its publisher gave them. */
    reported: z.object({
      items: z.int().nullable(),
      prohibited: z.int().nullable(),
      permitted: z.int().nullable(),
    }),
    source: z.string(),
    entries: z.array(draftedEntry).readonly(),
    state: z.enum(["waiting", "confirmed", "rejected"]),
    importer: z.string(),
    importedOn: day,
    confirmer: z.string().nullable(),
    confirmedOn: day.nullable(),
    opinion: z.string().nullable(),
  },
});
export type NegativeDraft = RowOf<typeof negativeDrafts>;

/** 负面清单条目: what nobody may enter, or only with permission; whatever is not on it is free to all (LST-16). */
export const negativeEntries = record({
  name: "negativeEntry",
  title: { zh: "负面清单条目", en: "Negative list entry" },
  table: "negative_entries",
  fields: {
    scope: z.enum(["national", "local"]),
    class: z.enum(["prohibited", "permitted"]),
    number: z.int().nullable(),
    code: z.string().nullable(),
    sector: z.string().nullable(),
    title: z.string(),
    measure: z.string(),
    department: z.string().nullable(),
    /** Words by which people ask for the activity. */
    keywords: z.array(z.string()).readonly(),
    /** The city's items that carry the permission out. */
    items: z.array(z.string()).readonly(),
    validFrom: day,
    validTo: day.nullable(),
    mark,
  },
});
export type NegativeEntry = RowOf<typeof negativeEntries>;

/** 公布数: a figure that somebody published, shown beside what is loaded and counted. */
export const reportedFigures = record({
  name: "reportedFigure",
  title: { zh: "公布数", en: "Reported figure" },
  table: "reported_figures",
  fields: {
    list: z.enum(["negative", "power", "permit", "service"]),
    title: words,
    publishedOn: day,
    value: z.int(),
    parts: z.array(z.object({ title: words, value: z.int() })).readonly(),
    document: z.string().nullable(),
    source: z.string(),
    mark,
  },
});

/** 准入答复: the answer to "do I need a permission for this?", given in writing (CLK-05, LST-16). */
export const activityAnswers = record({
  name: "activityAnswer",
  title: { zh: "准入答复", en: "Answer on an activity" },
  table: "activity_answers",
  fields: {
    activity: z.string(),
    subject: z.string(),
    answer: z.enum(["free", "permitted", "prohibited"]),
    /** Negative-list entries and items that are cited; none where it is free. */
    entries: z.array(z.string()).readonly(),
    items: z.array(z.string()).readonly(),
    /** Entries whose words match, and why they do not apply. */
    setAside: z.array(z.object({ entry: z.string(), why: z.string() })).readonly(),
    body: z.string(),
    answeredOn: day,
    /** Opens the letter on the portal. */
    queryCode: z.string(),
  },
  // Why an entry does not apply is told by what somebody does: it may name them.
  personal: ["activity", "setAside"],
});

/** 不作为举报 (LST-16, SUP-06): somebody says that a body does not do its duty; a case with clocks of its own. */
export const inactionReports = record({
  name: "inactionReport",
  title: { zh: "不作为举报", en: "Report of inaction" },
  table: "inaction_reports",
  fields: {
    body: z.string(),
    item: z.string().nullable(),
    what: z.string(),
    /** How to reach who reports; null for one who gives no name. */
    contact: z.string().nullable(),
    queryCode: z.string(),
    state: z.enum(["received", "taken", "notTaken", "answered"]),
    receivedOn: day,
    takenOn: day.nullable(),
    answeredOn: day.nullable(),
    finding: z.enum(["founded", "unfounded", "elsewhere"]).nullable(),
    answer: z.string().nullable(),
    handler: z.string().nullable(),
  },
  personal: ["what", "contact", "answer"],
});
export type InactionReport = RowOf<typeof inactionReports>;
