import { z } from "zod";
import { checkDivisionCode } from "#kernel/identifiers/divisionCode.ts";
import { citySection } from "#kernel/packs/city.ts";
import { faultsOf, type Report } from "#kernel/packs/fault.ts";
import {
  checkPeriod,
  checkReference,
  checkUnique,
  cycleOf,
  dated,
  datedFields,
  fileFields,
  like,
  type Mark,
  nameField,
} from "#kernel/packs/fields.ts";
import { section } from "#kernel/packs/section.ts";

const levels = ["city", "county", "zone", "township", "community"] as const;
type Level = (typeof levels)[number];

/** The level that the national code itself says (GB/T 2260, statistics codes). A zone has no such code. */
const codeLevels = { city: "city", county: "county", township: "town", community: "village" } as const;
/** Whose member a division is; a zone may lie in the city or, in practice, within a county. */
const parentLevels: Readonly<Record<Level, readonly Level[]>> = {
  city: [],
  county: ["city"],
  zone: ["city", "county"],
  township: ["county"],
  community: ["township"],
};

const { texts, fault } = faultsOf({
  DIVISION_CODE: {
    rule: "IDN-03",
    text: { zh: "{reason}。", en: "{reasonEn}." },
    next: {
      zh: "市、县写6位，乡镇写9位，村和社区写12位。",
      en: "City and county have 6 digits, a township 9, a community 12.",
    },
  },
  CODE_LEVEL: {
    rule: "IDN-03",
    text: { zh: "代码“{record}”的位数不是{level}一级的。", en: "The code “{record}” is not one of the level {level}." },
    next: { zh: "改正level或代码。", en: "Correct the level or the code." },
  },
  ZONE_CODE: {
    rule: "IDN-03",
    text: {
      zh: "功能区没有国家区划代码，“{record}”看起来像一个。",
      en: "A zone has no national code, and “{record}” looks like one.",
    },
    next: { zh: "改用字母开头的本地代码，并标记为E。", en: "Use a local code that begins with a letter, marked E." },
  },
  PARENT_LEVEL: {
    rule: "IDN-03",
    text: {
      zh: "上级“{value}”的层级不对：应为{expected}。",
      en: "The parent “{value}” has the wrong level: it should be {expected}.",
    },
    next: { zh: "改正parent或level；只有市没有上级。", en: "Correct parent or level; only the city has no parent." },
  },
  DIVISION_CYCLE: {
    rule: "IDN-03",
    text: { zh: "上级关系绕成了圈：{cycle}。", en: "The parents go round in a circle: {cycle}." },
    next: { zh: "改正其中一个parent。", en: "Correct one of the parents." },
  },
  CITY_DIVISION: {
    rule: "IDN-03",
    text: {
      zh: "city.json的区划“{value}”不是本文件里唯一的市。",
      en: "“{value}” in city.json is not the one city of this file.",
    },
    next: {
      zh: "本文件列出一个level为city的区划，代码与city.json相同。",
      en: "List one division of level city here, with the code of city.json.",
    },
  },
});
export const divisionFaultTexts = texts;

/** A division as the pack gives it; the loader takes the fields that the record has. */
export type PackDivision = {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  /** The name without its kind, unique enough for document numbers: 渝, 城南, 百花湖社区. */
  readonly short: string;
  readonly level: Level;
  readonly kind: string;
  readonly parent: string | null;
  readonly zone: string | null;
  readonly zoneMark: Mark | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly mark: Mark;
  readonly source: string | null;
};

const code = like(/^(\d{6}|\d{9}|\d{12}|[A-Z][A-Z0-9-]{1,19})$/, "360502001");

export const divisionsSection = section({
  file: "divisions.json",
  title: { zh: "行政区划", en: "Divisions" },
  required: true,
  uses: [citySection],
  schema: z.strictObject({
    ...fileFields,
    divisions: z.array(
      z.strictObject({
        id: code,
        name: nameField,
        nameEn: nameField,
        short: z.string().min(1).max(10).optional(),
        level: z.enum(levels),
        kind: z.string().min(1).max(20),
        parent: code.nullable(),
        zone: code.optional(),
        zoneMark: z.enum(["L", "J", "W", "E"]).optional(),
        ...datedFields,
      }),
    ),
  }),
  expand(file): { divisions: readonly PackDivision[] } {
    const divisions = file.divisions.map(({ short, zone, zoneMark, ...division }) => ({
      ...division,
      short: short ?? division.name,
      zone: zone ?? null,
      zoneMark: zone === undefined ? null : (zoneMark ?? "E"),
      ...dated(division, file),
    }));
    // From the city down, so that each refers only to those before it, whatever the file's order.
    return { divisions: divisions.sort((one, other) => levels.indexOf(one.level) - levels.indexOf(other.level)) };
  },
  check({ divisions }, { city }, report) {
    checkUnique(
      divisions,
      "id",
      ({ id }) => id,
      ({ id }) => id,
      report,
    );
    const byId = new Map(divisions.map((division) => [division.id, division]));
    for (const division of divisions) checkDivision(division, byId, report);
    const cycle = cycleOf(byId.keys(), (id) => [byId.get(id)?.parent ?? []].flat());
    if (cycle) report(fault("DIVISION_CYCLE", cycle[0] ?? null, "parent", { cycle: cycle.join(" → ") }));
    const cities = divisions.filter(({ level }) => level === "city");
    if (cities.length !== 1 || cities[0]?.id !== city.division) {
      report(fault("CITY_DIVISION", null, "divisions", { value: city.division }));
    }
  },
});

function checkDivision(division: PackDivision, byId: ReadonlyMap<string, PackDivision>, report: Report): void {
  const { id, level, parent, zone } = division;
  checkPeriod(id, division, report);
  if (level === "zone") {
    if (/^\d/.test(id)) report(fault("ZONE_CODE", id, "id"));
  } else {
    const checked = checkDivisionCode(id);
    if (!checked.ok) {
      report(fault("DIVISION_CODE", id, "id", { reason: checked.fault.zh, reasonEn: checked.fault.en }));
    } else if (checked.level !== codeLevels[level]) {
      report(fault("CODE_LEVEL", id, "level", { level }));
    }
  }
  const above = parent === null ? undefined : byId.get(parent);
  const expected = parentLevels[level];
  if (parent !== null)
    checkReference(byId, { record: id, field: "parent", value: parent, target: "divisions.json" }, report);
  if (parent === null ? expected.length > 0 : above !== undefined && !expected.includes(above.level)) {
    report(fault("PARENT_LEVEL", id, "parent", { value: parent ?? "null", expected: expected.join("|") || "null" }));
  }
  if (zone === null) return;
  checkReference(byId, { record: id, field: "zone", value: zone, target: "divisions.json" }, report);
  const lies = byId.get(zone);
  if (lies && lies.level !== "zone") report(fault("PARENT_LEVEL", id, "zone", { value: zone, expected: "zone" }));
}

/** What a template may name of a division: its own fields, and the short names of the divisions above it. */
export function divisionWords(
  division: PackDivision,
  byId: ReadonlyMap<string, PackDivision>,
): Readonly<Record<string, string>> {
  const above = division.parent === null ? undefined : byId.get(division.parent);
  const county = division.level === "community" && above?.parent ? byId.get(above.parent) : above;
  const { id, name, nameEn, short } = division;
  return { id, name, nameEn, short, parent: above?.short ?? "", county: county?.short ?? "" };
}
