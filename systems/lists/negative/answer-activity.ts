import { z } from "zod";
import { bodies, subjects } from "#kernel/directory/records.ts";
import { type DocumentKind, issue } from "#kernel/documents/documents.ts";
import { queryCode } from "#kernel/identifiers/queryCode.ts";
import { inForce, items, itemVersions } from "#kernel/items/records.ts";
import { notify } from "#kernel/notices/notices.ts";
import { type Context, command } from "#kernel/records/command.ts";
import { create } from "#kernel/records/effects.ts";
import { all, one } from "#kernel/records/reads.ts";
import type { RowOf } from "#kernel/records/record.ts";
import {
  activityAnswers,
  type NegativeEdition,
  type NegativeEntry,
  negativeEditions,
  negativeEntries,
} from "../records.ts";
import { answerFault, type Cited } from "./answer-faults.ts";
import { answeringAt } from "./at-body.ts";
import { filingsFor } from "./filings.ts";
import { refuse } from "./refusals.ts";

const input = z.object({
  /** In the asker's own words, such as 修自行车. */
  activity: z.string().trim().min(2).max(300),
  subject: z.string().min(1).max(60),
  answer: z.enum(["free", "permitted", "prohibited"]),
  /** Entries of the negative list and codes of items that are cited. */
  entries: z.array(z.string().max(80)).max(20).default([]),
  items: z.array(z.string().max(40)).max(20).default([]),
  /** Entries whose words match, and why each does not apply. */
  setAside: z
    .array(z.object({ entry: z.string().max(80), why: z.string().trim().min(4).max(300) }))
    .max(20)
    .default([]),
  /** In whose name the letter goes out. */
  body: z.string().min(1).max(60),
});
type Input = z.output<typeof input>;

/**
 * 答复准入问题: at once and in writing (CLK-05). Free unless something in force is cited (LST-16, 法无禁止即可为); the letter is a
 * numbered document to whoever asked.
 */
export const answerActivity = command({
  name: "lists.answerActivity",
  title: { zh: "答复准入问题", en: "Answer whether an activity needs a permission" },
  on: null,
  makes: activityAnswers,
  input,
  reads: {
    entries: all(negativeEntries).where("scope", () => "national"),
    editions: all(negativeEditions).where("scope", () => "national"),
    items: all(items).among("id", (_: null, asked: Input) => asked.items),
    versions: all(itemVersions).among("item", (_: null, asked: Input) => asked.items),
    subject: one(subjects).by((_: null, asked: Input) => asked.subject),
    body: one(bodies).by((_: null, asked: Input) => asked.body),
  },
  may: answeringAt(),
  basis: ["行政许可法 第三十二条（一）", "优化营商环境条例 第二十条", "LST-16"],
  visibility: "internal",
  decide(_, asked, context) {
    const { rows, today, newId, now } = context;
    const { body, subject } = rows;
    const edition = rows.editions.find((one) => inForce(one, today));
    if (!edition) return refuse("NO_NEGATIVE_LIST", { on: today });
    if (!subject) return refuse("ASKER_UNKNOWN", { field: "/subject" });
    if (!body?.officeCode) return refuse("NO_OFFICE_CODE", { body: asked.body, field: "/body" });
    const entries = rows.entries.filter((one) => inForce(one, today));
    const cited = citations(asked, entries, context);
    const fault = answerFault({ ...asked, cited, setAside: asked.setAside.map(({ entry }) => entry), entries });
    if (fault) return fault;
    const id = newId();
    const code = queryCode(newId());
    const kind: DocumentKind = asked.answer === "free" ? "无需许可告知书" : "准入告知书";
    return [
      create(activityAnswers, { ...asked, id, answeredOn: today, queryCode: code }),
      issue({
        ...{ id: newId(), kind, officeCode: body.officeCode, body: body.id, about: id, on: today },
        addressee: subject.id,
        content: letterContent(asked, edition, entries, cited),
      }),
      notify({
        ...{ id: newId(), to: { subject: subject.id }, about: id, at: now },
        title: { zh: `${kind}已发给您`, en: "The letter on your question of market access is issued" },
      }),
    ];
  },
});

type Rows = {
  readonly items: readonly RowOf<typeof items>[];
  readonly versions: readonly RowOf<typeof itemVersions>[];
};

/** What is cited, each with the answer that it carries while it is in force. */
function citations(asked: Input, entries: readonly NegativeEntry[], { rows, today }: Context<Rows>): Cited[] {
  const byEntry = asked.entries.map((id) => {
    const entry = entries.find((one) => one.id === id);
    return { id, title: entry?.title ?? id, carries: entry?.class };
  });
  const byItem = asked.items.map((id) => {
    const version = rows.versions.find((one) => one.item === id && inForce(one, today));
    const permit = rows.items.find((one) => one.id === id)?.kind === "行政许可";
    return { id, title: version?.name ?? id, carries: version && permit ? ("permitted" as const) : undefined };
  });
  return [...byEntry, ...byItem];
}

/** What the letter is written from; it keeps what was true on its day. */
function letterContent(
  asked: Input,
  edition: NegativeEdition,
  entries: readonly NegativeEntry[],
  cited: readonly Cited[],
): Record<string, unknown> {
  return {
    ...{ activity: asked.activity, answer: asked.answer },
    ...{ edition: edition.title.zh, editionDocument: edition.document, lookedThrough: entries.length },
    cited: asked.entries.flatMap((id) => {
      const entry = entries.find((one) => one.id === id);
      return entry ? [{ title: entry.title, measure: entry.measure, department: entry.department }] : [];
    }),
    filings: filingsFor(asked.activity).map(({ name, how, basis }) => ({ name: name.zh, how: how.zh, basis })),
    items: cited.filter(({ id }) => asked.items.includes(id)).map(({ id, title }) => ({ code: id, name: title })),
    setAside: asked.setAside.map(({ entry, why }) => ({
      title: entries.find((one) => one.id === entry)?.title ?? entry,
      why,
    })),
  };
}
