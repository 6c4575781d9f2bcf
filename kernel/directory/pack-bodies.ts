import { z } from "zod";
import type { Report } from "#kernel/packs/fault.ts";
import { faultsOf } from "#kernel/packs/fault.ts";
import {
  checkPeriod,
  checkReference,
  checkUnique,
  cycleOf,
  dated,
  datedFields,
  dayField,
  fileFields,
  idField,
  type Mark,
  markField,
  nameField,
  textField,
} from "#kernel/packs/fields.ts";
import { section } from "#kernel/packs/section.ts";
import { fillTemplate } from "#kernel/packs/template.ts";
import { divisionsSection, divisionWords, type PackDivision } from "./pack-divisions.ts";

const { texts, fault } = faultsOf({
  BODY_NAMES: {
    rule: "IDN-06",
    text: {
      zh: "名称的起止日没有首尾相接地覆盖机构的存续期（{field}）。",
      en: "The names' dates do not cover the body's life without gap or overlap ({field}).",
    },
    next: {
      zh: "第一个名称从validFrom起，后一个从前一个的to起，最后一个到validTo止。",
      en: "Begin the first name at validFrom, each next one at the to before it, and end the last at validTo.",
    },
  },
  SUCCESSOR_OF_LIVING: {
    rule: "IDN-06",
    text: { zh: "机构没有终止日，却写了承接机构“{value}”。", en: "The body has a successor “{value}” but no end." },
    next: { zh: "写上validTo，或把successor改为null。", en: "Give validTo, or write null as the successor." },
  },
  SUCCESSOR_NOT_LIVE: {
    rule: "IDN-06",
    text: { zh: "承接机构“{value}”在{day}并不存在。", en: "The successor “{value}” does not exist on {day}." },
    next: { zh: "改正承接机构，或它的起止日。", en: "Name another successor, or correct its dates." },
  },
  SUCCESSOR_CYCLE: {
    rule: "IDN-06",
    text: { zh: "承接关系绕成了圈：{cycle}。", en: "The successors go round in a circle: {cycle}." },
    next: { zh: "改正其中一个successor。", en: "Correct one of the successors." },
  },
  OFFICE_CODE: {
    rule: "DOC-04",
    text: {
      zh: "机关代字“{value}”不是2到12个汉字。",
      en: "The office code “{value}” is not 2 to 12 Chinese characters.",
    },
    next: {
      zh: "写成“余发改审字”这样，不带年份、括号和序号。",
      en: "Write it like 余发改审字, without year, brackets or serial number.",
    },
  },
});
export const bodyFaultTexts = texts;

const bodyKinds = [
  "政府",
  "政府部门",
  "党委部门",
  "事业单位",
  "群团组织",
  "公共企业",
  "派出机构",
  "基层群众性自治组织",
] as const;

export type PackBody = {
  readonly id: string;
  readonly kind: (typeof bodyKinds)[number];
  readonly level: "city" | "county" | "township" | "community";
  readonly division: string;
  readonly names: readonly { name: string; nameEn: string; from: string; to: string | null }[];
  readonly officeCode: string | null;
  readonly successor: string | null;
  /** The template it was made from (CTY-CAB), null when the file lists it. */
  readonly template: string | null;
  readonly note: string | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly mark: Mark;
  readonly source: string | null;
};

/** A body with a single name may leave out the name's dates: they are the body's. */
const bodyName = z.strictObject({
  name: nameField,
  nameEn: nameField,
  from: dayField.optional(),
  to: dayField.nullable().optional(),
});
const bodyFields = {
  kind: z.enum(bodyKinds),
  level: z.enum(["city", "county", "township", "community"]),
  names: z.array(bodyName).min(1).max(20),
  officeCode: z.string().max(40).optional(),
  successor: idField.nullable().optional(),
  note: textField.optional(),
  ...datedFields,
  mark: markField.optional(),
};

const body = z.strictObject({ id: idField, division: z.string().min(1).max(20), ...bodyFields });
/** Made once for every division of the level, or of the kinds named; its id is `<template>-<division>`. */
const template = z.strictObject({
  id: idField,
  forEach: z.enum(["county", "township", "community"]),
  kinds: z.array(z.string().min(1)).min(1).optional(),
  ...bodyFields,
});

export const bodiesSection = section({
  file: "bodies.json",
  title: { zh: "机构", en: "Bodies" },
  required: true,
  uses: [divisionsSection],
  schema: z.strictObject({ ...fileFields, bodies: z.array(body), templates: z.array(template).optional() }),
  expand(file, { divisions }, report): { bodies: readonly PackBody[] } {
    const make = ({ names, officeCode, successor, note, ...fields }: z.output<typeof body>, from: string | null) => {
      const dates = dated(fields, file);
      return {
        ...fields,
        officeCode: officeCode ?? null,
        successor: successor ?? null,
        note: note ?? null,
        template: from,
        ...dates,
        names: names.map((name) => ({
          ...name,
          from: name.from ?? dates.validFrom,
          to: name.to === undefined ? dates.validTo : name.to,
        })),
      };
    };
    const byId = new Map(divisions.map((division) => [division.id, division]));
    const made = (file.templates ?? []).flatMap(({ id, forEach, kinds, ...fields }) =>
      divisions
        .filter((division) => division.level === forEach && (kinds?.includes(division.kind) ?? true))
        .map((division) => {
          const filled = fillTemplate(fields, divisionWords(division, byId), id, report);
          return make({ ...filled, id: `${id}-${division.id}`, division: division.id }, id);
        }),
    );
    const bodies = [...file.bodies.map((listed) => make(listed, null)), ...made];
    // A successor outlives the body it follows: the longest-lived first, and each refers only to those before it.
    const end = ({ validTo }: { validTo: string | null }) => validTo ?? "9999-12-31";
    return { bodies: bodies.sort((one, other) => end(other).localeCompare(end(one))) };
  },
  check({ bodies }, { divisions }, report) {
    checkUnique(
      bodies,
      "id",
      ({ id }) => id,
      ({ id }) => id,
      report,
    );
    checkUnique(
      bodies,
      "officeCode",
      ({ officeCode }) => officeCode,
      ({ id }) => id,
      report,
    );
    const byId = new Map(bodies.map((one) => [one.id, one]));
    const places = new Map(divisions.map((division) => [division.id, division]));
    for (const one of bodies) checkBody(one, byId, places, report);
    const cycle = cycleOf(byId.keys(), (id) => [byId.get(id)?.successor ?? []].flat());
    if (cycle) report(fault("SUCCESSOR_CYCLE", cycle[0] ?? null, "successor", { cycle: cycle.join(" → ") }));
  },
});

function checkBody(
  one: PackBody,
  bodies: ReadonlyMap<string, PackBody>,
  divisions: ReadonlyMap<string, PackDivision>,
  report: Report,
): void {
  const { id, division, successor, validTo, officeCode } = one;
  checkPeriod(id, one, report);
  checkReference(divisions, { record: id, field: "division", value: division, target: "divisions.json" }, report);
  checkNames(one, report);
  if (officeCode !== null && !/^[\u4e00-\u9fa5]{2,12}$/.test(officeCode)) {
    report(fault("OFFICE_CODE", id, "officeCode", { value: officeCode }));
  }
  if (successor === null) return;
  checkReference(bodies, { record: id, field: "successor", value: successor, target: "bodies.json" }, report);
  if (validTo === null) {
    report(fault("SUCCESSOR_OF_LIVING", id, "successor", { value: successor }));
    return;
  }
  const heir = bodies.get(successor);
  if (heir && !(heir.validFrom <= validTo && (heir.validTo === null || validTo < heir.validTo))) {
    report(fault("SUCCESSOR_NOT_LIVE", id, "successor", { value: successor, day: validTo }));
  }
}

function checkNames({ id, names, validFrom, validTo }: PackBody, report: Report): void {
  names.forEach((name, index) => {
    const begins = index === 0 ? validFrom : names[index - 1]?.to;
    const ends = index === names.length - 1 ? validTo : name.to;
    if (name.from === begins && name.to === ends && (name.to === null || name.from < name.to)) return;
    report(fault("BODY_NAMES", id, `names.${index}`));
  });
}
