import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { bodies } from "#kernel/directory/records.ts";
import { lawsCited } from "#kernel/items/citation.ts";
import { laws } from "#kernel/items/laws.ts";
import { itemVersions } from "#kernel/items/records.ts";
import { command } from "#kernel/records/command.ts";
import { change, create } from "#kernel/records/effects.ts";
import { all, many } from "#kernel/records/reads.ts";
import { itemDraft } from "../draft/item-draft.ts";
import { loadFault } from "../import/load-row.ts";
import { importFault } from "../import/refusals.ts";
import { type ListChange, type ListImport, listChanges, listImports, supervisionEntries } from "../records.ts";
import { dayInput } from "./day-input.ts";
import { personOf } from "./workflow.ts";

/** Entries that come in at once. */
export const ROWS_AT_ONCE = 200;

const rowsInput = z.object({
  rows: z
    .array(
      z.object({
        row: z.int().min(1).max(1_000_000),
        content: itemDraft,
        basedOn: z.string().max(60).nullable(),
        effectiveFrom: dayInput,
        effectiveTo: dayInput.nullable(),
      }),
    )
    .min(1)
    .max(ROWS_AT_ONCE),
});
type RowsInput = z.output<typeof rowsInput>;

const codes = (_: ListImport, { rows }: RowsInput) => rows.map(({ content }) => content.code);
const bodiesOf = ({ powers, supervision }: RowsInput["rows"][number]["content"]) => [
  ...powers.flatMap(({ body, inNameOf }) => (inNameOf === null ? [body] : [body, inNameOf])),
  ...supervision.map(({ body }) => body),
];

/** The draft that a row of a file becomes: always the same id, so that a row sent twice is loaded once. */
export const changeOfRow = (file: string, row: number): string => `${file}-${row}`;

/**
 * 载入: rows of a file become drafts, at most 200 at once. Each is judged again by law, directory and list as they are now; a
 * row that is refused is left out and harms no other. Which came in, the answer's changes say (`<import>-<row>`).
 */
export const importRows = command({
  name: "lists.importRows",
  title: { zh: "载入清单条目", en: "Load rows of a list import" },
  on: listImports,
  input: rowsInput,
  reads: {
    loaded: many(listChanges).by((file: ListImport, { rows }: RowsInput) =>
      rows.map(({ row }) => changeOfRow(file.id, row)),
    ),
    laws: many(laws).by((_: ListImport, { rows }: RowsInput) => [
      ...new Set(
        rows.flatMap(({ content }) => lawsCited([...content.bases, ...content.fees.map(({ basis }) => basis)])),
      ),
    ]),
    bodies: many(bodies).by((_: ListImport, { rows }: RowsInput) => [
      ...new Set(rows.flatMap(({ content }) => bodiesOf(content))),
    ]),
    versions: all(itemVersions).among("item", codes),
    changes: all(listChanges).among("item", codes),
    supervision: all(supervisionEntries).among("item", codes),
  },
  may: post("listKeeper").within((file: ListImport) => file.division),
  basis: ["LST-11", "LST-12"],
  visibility: "internal",
  decide(file, { rows }, { rows: found, actor, today }) {
    if (file.state !== "loading") return importFault("IMPORT_STATE", stateWords[file.state]);
    const there = new Set(found.loaded.map(({ id }) => id));
    const open = new Map(found.changes.flatMap((one) => (closed(one) ? [] : [[one.item, one]])));
    const ground = {
      ...{ laws: found.laws, bodies: new Map(found.bodies.map((body) => [body.id, body])), open, today },
      versions: Map.groupBy(found.versions, ({ item }) => item),
      supervision: Map.groupBy(found.supervision, ({ item }) => item),
    };
    const taken = new Set<string>();
    const sound = rows.filter((one) => {
      const { code } = one.content;
      if (there.has(changeOfRow(file.id, one.row)) || taken.has(code) || loadFault(one, ground)) return false;
      taken.add(code);
      return true;
    });
    const fitting = sound.slice(0, file.entries - file.loaded);
    return [
      ...fitting.map(({ row, content, basedOn, effectiveFrom, effectiveTo }) =>
        create(listChanges, {
          ...{ id: changeOfRow(file.id, row), kind: basedOn === null ? "add" : "adjust", item: content.code },
          ...{ basedOn, content, alsoEnds: [], division: file.division, trigger: file.trigger, reason: file.reason },
          ...{ replacement: null, effectiveFrom, effectiveTo, state: "draft", opinion: null },
          ...{ drafter: personOf(actor), writers: [personOf(actor)], draftedOn: today },
          ...{ checker: null, approver: null, publisher: null },
          ...{ submittedOn: null, checkedOn: null, approvedOn: null, publishedOn: null, itemVersion: null },
          ...{ batch: file.id, batchRow: row },
        }),
      ),
      change(file, { loaded: file.loaded + fitting.length }),
    ];
  },
});

const closed = ({ state }: ListChange): boolean => state === "published" || state === "abandoned";

/** The states of an import as people read them. */
export const stateWords: Readonly<Record<ListImport["state"], { state: string; stateEn: string }>> = {
  loading: { state: "正在载入", stateEn: "loading" },
  done: { state: "完成", stateEn: "finished" },
  cancelled: { state: "停止", stateEn: "cancelled" },
};
