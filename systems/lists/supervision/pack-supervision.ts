import { z } from "zod";
import { bodiesSection, type PackBody } from "#kernel/directory/pack-bodies.ts";
import { itemsSection, type PackItemVersion } from "#kernel/items/pack-items.ts";
import { powersSection } from "#kernel/items/pack-powers.ts";
import { faultsOf, type Report } from "#kernel/packs/fault.ts";
import {
  checkPeriod,
  checkReference,
  dated,
  datedFields,
  fileFields,
  idField,
  overlaps,
  textField,
  within,
} from "#kernel/packs/fields.ts";
import { section } from "#kernel/packs/section.ts";
import { checkField } from "./content.ts";
import { supervisorsOf } from "./supervisors-of.ts";

const { texts, fault } = faultsOf({
  SUPERVISOR_NOT_LIVE: {
    rule: "IDN-06",
    text: {
      zh: "“{item}”的监管自{from}起归“{value}”，而这个机构并不存续整个这段时间。",
      en: "“{value}” supervises “{item}” from {from}, but does not live through all that time.",
    },
    next: {
      zh: "改用当时存续的机构（承接机构另写一条），或改正起止日。",
      en: "Name the body that is live then (the successor has a line of its own), or correct the dates.",
    },
  },
  SUPERVISED_TWICE: {
    rule: "LST-09",
    text: {
      zh: "“{value}”对“{item}”的监管写了两条，时间重叠。",
      en: "“{value}” has two entries for “{item}” at the same time.",
    },
    next: { zh: "合成一条，或改正起止日。", en: "Make them one, or correct the dates." },
  },
  PERMIT_UNSUPERVISED: {
    rule: "LST-09",
    text: {
      zh: "行政许可“{item}”（{record}）在{from}没有监管条目：谁批准、谁监管。",
      en: "On {from} the permit “{item}” ({record}) has no supervision entry.",
    },
    next: {
      zh: "在supervision.json里写明由哪个机构监管、查什么、多久查一次（行政许可法第六十一条）。",
      en: "Say in supervision.json which body supervises it, what is checked and how often.",
    },
  },
});
export const supervisionFaultTexts = texts;

const longText = z.string().trim().min(1).max(1000);
const line = z.strictObject({
  items: z.array(idField).min(1),
  /** A body, or a template: then each of its bodies that holds the item's power supervises its own. */
  body: idField,
  duty: z.strictObject({ zh: longText }),
  boundary: longText.nullable(),
  checks: z.array(checkField).min(1).max(20),
  accountability: z.array(textField).max(20),
  bases: z.array(textField).max(20),
  ...datedFields,
});

export type PackSupervision = Omit<z.output<typeof line>, "items" | "duty" | "source"> &
  ReturnType<typeof dated> & { readonly id: string; readonly item: string; readonly duty: string };

/** 监管清单 (LST-09). A city that has the file has an entry for every permit through all of its time (行政许可法 第六十一条). */
export const supervisionSection = section({
  file: "supervision.json",
  title: { zh: "监管清单", en: "Supervision list" },
  required: false,
  whenMissing: { entries: [] },
  uses: [bodiesSection, itemsSection, powersSection],
  schema: z.strictObject({ ...fileFields, entries: z.array(line) }),
  expand(file, { bodies, powers }): { supervision: readonly PackSupervision[] } {
    const ids = new Set<string>();
    const supervision = file.entries.flatMap(({ items, duty, ...rest }) => {
      const ofTemplate = bodies.filter(({ template }) => template === rest.body).map(({ id }) => id);
      return items.flatMap((item) =>
        supervisorsOf(item, rest.body, ofTemplate, powers).map((body) => {
          const when = dated(rest, file);
          const plain = `${item}:${body}`;
          const id = ids.has(plain) ? `${plain}@${when.validFrom}` : plain;
          ids.add(id);
          return { ...rest, ...when, id, item, body, duty: duty.zh };
        }),
      );
    });
    return { supervision };
  },
  check({ supervision }, { bodies, items, itemVersions }, report) {
    const bodiesById = new Map(bodies.map((body) => [body.id, body]));
    const itemsById = new Map(items.map((item) => [item.id, item]));
    for (const entry of supervision) checkEntry(entry, bodiesById, itemsById, report);
    for (const own of Map.groupBy(supervision, ({ item, body }) => `${item} ${body}`).values())
      own.forEach((one, index) => {
        if (own.slice(index + 1).some((later) => overlaps(one, later)))
          report(fault("SUPERVISED_TWICE", one.id, "body", { value: one.body, item: one.item }));
      });
    if (supervision.length === 0) return;
    const byItem = Map.groupBy(supervision, ({ item }) => item);
    for (const version of itemVersions) {
      if (itemsById.get(version.item)?.kind !== "行政许可") continue;
      const gap = firstUncovered(version, byItem.get(version.item) ?? []);
      if (gap !== null) report(fault("PERMIT_UNSUPERVISED", version.id, null, { item: version.name, from: gap }));
    }
  },
});

function checkEntry(
  entry: PackSupervision,
  bodies: ReadonlyMap<string, PackBody>,
  items: ReadonlyMap<string, unknown>,
  report: Report,
): void {
  const { id, item, body: value, validFrom: from } = entry;
  checkPeriod(id, entry, report);
  checkReference(items, { record: id, field: "items", value: item, target: "items.json" }, report);
  checkReference(bodies, { record: id, field: "body", value, target: "bodies.json" }, report);
  const body = bodies.get(value);
  if (body && !within(entry, body)) report(fault("SUPERVISOR_NOT_LIVE", id, "body", { value, item, from }));
}

/** The first day of the version on which nobody supervises it; null when every day is covered. */
function firstUncovered(version: PackItemVersion, entries: readonly PackSupervision[]): string | null {
  let day: string = version.validFrom;
  for (const { validFrom, validTo } of entries.toSorted((a, b) => (a.validFrom < b.validFrom ? -1 : 1))) {
    if (validFrom > day) break;
    if (validTo === null) return null;
    if (validTo > day) day = validTo;
  }
  return version.validTo !== null && version.validTo <= day ? null : day;
}
