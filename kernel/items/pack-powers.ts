import { z } from "zod";
import { bodiesSection, type PackBody } from "#kernel/directory/pack-bodies.ts";
import { divisionsSection, divisionWords } from "#kernel/directory/pack-divisions.ts";
import { postsSection } from "#kernel/directory/pack-posts.ts";
import type { Report } from "#kernel/packs/fault.ts";
import { faultsOf } from "#kernel/packs/fault.ts";
import {
  checkPeriod,
  checkReference,
  checkUnique,
  dated,
  datedFields,
  fileFields,
  idField,
  type Mark,
  overlaps,
  within,
} from "#kernel/packs/fields.ts";
import { section } from "#kernel/packs/section.ts";
import { fillTemplate } from "#kernel/packs/template.ts";
import { itemsSection, type PackItemVersion } from "./pack-items.ts";

const { texts, fault } = faultsOf({
  BODY_NOT_LIVE: {
    rule: "IDN-06",
    text: {
      zh: "职权自{from}起，而机构“{value}”并不存续整个这段时间。",
      en: "The power runs from {from}, but the body “{value}” does not live through all that time.",
    },
    next: {
      zh: "改用当时存续的机构（承接机构），或改正起止日。",
      en: "Name the body that is live then (the successor), or correct the dates.",
    },
  },
  IN_NAME_OF: {
    rule: "LST-13",
    text: { zh: "职权方式“{mode}”与inNameOf不相配。", en: "The mode “{mode}” and inNameOf do not go together." },
    next: {
      zh: "委托和派驻必须写明以谁的名义；自有和下放不写。",
      en: "entrusted and stationed say in whose name; own and delegated do not.",
    },
  },
  NOT_AN_ORGAN: {
    rule: "LST-13",
    text: {
      zh: "“{value}”不是行政机关，不能行使行政权力（{kind}）。",
      en: "“{value}” is not an administrative organ and cannot hold a power ({kind}).",
    },
    next: {
      zh: "改为有权的机关；村（居）委会只能受理、代办或提供公共服务。",
      en: "Name the organ that has it; a committee can only receive, forward or serve.",
    },
  },
  TWO_OWNERS: {
    rule: "LST-03",
    text: {
      zh: "“{one}”和“{other}”在同一区域、同一时间都自有事项“{item}”。",
      en: "“{one}” and “{other}” both own the item “{item}” in the same division at the same time.",
    },
    next: { zh: "删去一个，或改为委托、派驻。", en: "Remove one, or make it entrusted or stationed." },
  },
  NO_DECIDER: {
    rule: "LST-16",
    text: {
      zh: "机构“{value}”没有决定岗位，没有人能作出决定。",
      en: "The body “{value}” has no decider post: nobody could decide.",
    },
    next: { zh: "在posts.json里给它加上decider。", en: "Give it a decider in posts.json." },
  },
  NO_POWER: {
    rule: "LST-16",
    text: { zh: "没有任何机构有权办理这个事项版本。", en: "No body has the power to handle this version of the item." },
    next: {
      zh: "在powers.json里写上它的职权，或终止这个版本。",
      en: "Give it a power in powers.json, or end the version.",
    },
  },
});
export const powerFaultTexts = texts;

const modes = ["own", "delegated", "entrusted", "stationed"] as const;

export type PackPower = {
  /** `<item>:<body>`, and `:<division>` when that is not the body's own, `@<from>` for a later period. */
  readonly id: string;
  readonly item: string;
  readonly body: string;
  readonly mode: (typeof modes)[number];
  readonly inNameOf: string | null;
  readonly division: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly mark: Mark;
  readonly source: string | null;
};

const powerFields = {
  items: z.array(idField).min(1),
  body: z.string().min(1).max(60),
  mode: z.enum(modes),
  inNameOf: idField.optional(),
  ...datedFields,
};

export const powersSection = section({
  file: "powers.json",
  title: { zh: "职权", en: "Powers" },
  required: true,
  uses: [divisionsSection, bodiesSection, postsSection, itemsSection],
  schema: z.strictObject({
    ...fileFields,
    /** One line gives a body its items; the division is the body's own unless the line names another. */
    powers: z.array(z.strictObject({ ...powerFields, division: z.string().max(20).optional() })),
    /** The same for every division of a level, or of the kinds named; `body` may hold {id}. */
    templates: z
      .array(
        z.strictObject({
          forEach: z.enum(["county", "township", "community"]),
          kinds: z.array(z.string().min(1)).min(1).optional(),
          ...powerFields,
        }),
      )
      .optional(),
  }),
  expand(file, { divisions, bodies }, report): { powers: readonly PackPower[] } {
    const bodiesById = new Map(bodies.map((body) => [body.id, body]));
    const places = new Map(divisions.map((division) => [division.id, division]));
    const filled = (file.templates ?? []).flatMap(({ forEach, kinds, ...line }, index) =>
      divisions
        .filter((division) => division.level === forEach && (kinds?.includes(division.kind) ?? true))
        .map((division) => ({
          ...line,
          body: fillTemplate(line.body, divisionWords(division, places), `templates#${index + 1}`, report),
          division: division.id,
        })),
    );
    const ids = new Set<string>();
    const powers = [...file.powers, ...filled].flatMap((line) =>
      line.items.map((item) => {
        const home = bodiesById.get(line.body)?.division ?? "";
        const division = line.division ?? home;
        const dates = dated(line, file);
        const plain = division === home ? `${item}:${line.body}` : `${item}:${line.body}:${division}`;
        const id = ids.has(plain) ? `${plain}@${dates.validFrom}` : plain;
        ids.add(id);
        return { id, item, body: line.body, mode: line.mode, inNameOf: line.inNameOf ?? null, division, ...dates };
      }),
    );
    return { powers };
  },
  check({ powers }, { divisions, bodies, posts, items, itemVersions }, report) {
    checkUnique(
      powers,
      "items",
      ({ id }) => id,
      ({ id }) => id,
      report,
    );
    const known: Known = {
      bodies: new Map(bodies.map((body) => [body.id, body])),
      divisions: new Set(divisions.map(({ id }) => id)),
      kinds: new Map(items.map(({ id, kind }) => [id, kind])),
      deciding: new Set(posts.filter(({ kind }) => kind === "decider").map(({ body }) => body)),
    };
    for (const power of powers) checkPower(power, known, report);
    checkOwners(powers, report);
    checkEveryVersionHasPower(powers, itemVersions, report);
  },
});

type Known = {
  readonly bodies: ReadonlyMap<string, PackBody>;
  readonly divisions: ReadonlySet<string>;
  readonly kinds: ReadonlyMap<string, string>;
  readonly deciding: ReadonlySet<string>;
};

function checkPower(power: PackPower, { bodies, divisions, kinds, deciding }: Known, report: Report): void {
  const { id, item, body: value, mode, inNameOf, division, validFrom: from } = power;
  checkPeriod(id, power, report);
  checkReference(kinds, { record: id, field: "items", value: item, target: "items.json" }, report);
  checkReference(bodies, { record: id, field: "body", value, target: "bodies.json" }, report);
  checkReference(divisions, { record: id, field: "division", value: division, target: "divisions.json" }, report);
  if ((mode === "entrusted" || mode === "stationed") !== (inNameOf !== null)) {
    report(fault("IN_NAME_OF", id, "inNameOf", { mode }));
  }
  for (const [field, name] of [
    ["body", value],
    ["inNameOf", inNameOf],
  ] as const) {
    const body = name === null ? undefined : bodies.get(name);
    if (body && !within(power, body)) report(fault("BODY_NOT_LIVE", id, field, { value: name, from }));
  }
  if (inNameOf !== null) {
    checkReference(bodies, { record: id, field: "inNameOf", value: inNameOf, target: "bodies.json" }, report);
  }
  const body = bodies.get(value);
  if (!body) return;
  const kind = kinds.get(item) ?? "公共服务";
  if (body.kind === "基层群众性自治组织" && kind !== "公共服务")
    report(fault("NOT_AN_ORGAN", id, "body", { value, kind }));
  if (!deciding.has(value)) report(fault("NO_DECIDER", id, "body", { value }));
}

function checkOwners(powers: readonly PackPower[], report: Report): void {
  const own = Map.groupBy(
    powers.filter(({ mode }) => mode === "own"),
    ({ item, division }) => `${item} ${division}`,
  );
  for (const owners of own.values()) {
    owners.forEach((one, index) => {
      const other = owners.slice(index + 1).find((later) => overlaps(one, later));
      if (!other) return;
      report(fault("TWO_OWNERS", other.id, "body", { one: one.body, other: other.body, item: one.item }));
    });
  }
}

function checkEveryVersionHasPower(
  powers: readonly PackPower[],
  versions: readonly PackItemVersion[],
  report: Report,
): void {
  const byItem = Map.groupBy(powers, ({ item }) => item);
  for (const version of versions) {
    if (byItem.get(version.item)?.some((power) => overlaps(power, version))) continue;
    report(fault("NO_POWER", version.id, null));
  }
}
