import { z } from "zod";
import { bodiesSection } from "#kernel/directory/pack-bodies.ts";
import { subjectKinds } from "#kernel/directory/records.ts";
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
  like,
  markField,
  nameField,
  overlaps,
  textField,
} from "#kernel/packs/fields.ts";
import { section } from "#kernel/packs/section.ts";
import {
  conditionField,
  extensionField,
  feeField,
  formField,
  guideField,
  neededPaper,
  specialProcedureField,
  stepField,
  validityField,
} from "./content.ts";
import { abolishedKind, itemKinds, publicService } from "./kinds.ts";
import { checkPapers } from "./pack-papers.ts";

const { texts, fault } = faultsOf({
  ITEM_KIND: {
    rule: "LST-01",
    text: {
      zh: "“{value}”不是十类权力之一，也不是公共服务。",
      en: "“{value}” is none of the ten kinds of power, nor public service.",
    },
    next: { zh: "写成：{known}。", en: "Write one of: {known}." },
  },
  ABOLISHED_KIND: {
    rule: "LST-01",
    text: {
      zh: "非行政许可审批自2015-05-10起已取消，这个版本却有效到{to}。",
      en: "非行政许可审批 was abolished on 2015-05-10, but this version is valid to {to}.",
    },
    next: {
      zh: "让它在2015-05-10以前终止，其后另立别的类型。",
      en: "End it by 2015-05-10, and give it another kind from then on.",
    },
  },
  VERSIONS_OVERLAP: {
    rule: "LST-04",
    text: {
      zh: "同一事项的第{one}版和第{other}版在同一时间有效。",
      en: "Versions {one} and {other} of the item are valid at the same time.",
    },
    next: {
      zh: "前一版的validTo写成后一版的validFrom。",
      en: "End the earlier one on the day on which the later one begins.",
    },
  },
  PROMISE_TOO_LONG: {
    rule: "CLK-19",
    text: {
      zh: "承诺时限{promised}个工作日超过法定时限{legal}（{unit}）。",
      en: "The promised limit of {promised} workdays is longer than the law's {legal} ({unit}).",
    },
    next: { zh: "承诺时限改为不超过法定时限。", en: "Promise no more than the law allows." },
  },
  LEGAL_LIMIT: {
    rule: "LST-03",
    text: {
      zh: "法定时限的天数“{days}”与单位“{unit}”不相配。",
      en: "The legal limit's days “{days}” do not go with its unit “{unit}”.",
    },
    next: {
      zh: "没有法定时限：null和none；当场办结：0和immediate；其余写天数。",
      en: "No limit: null and none; on the spot: 0 and immediate; otherwise the number of days.",
    },
  },
  NO_BASIS: {
    rule: "LST-12",
    text: { zh: "“{kind}”没有设定依据。", en: "The {kind} has no legal basis." },
    next: {
      zh: "写上法律、法规的名称和条款；没有依据的只能是不阻碍他项的公共服务。",
      en: "Name the law and the article; without one it can only be a public service that blocks nothing.",
    },
  },
});
export const itemFaultTexts = texts;

export type PackItem = {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly itemGroup: string;
  readonly basicCode: string | null;
};

const version = z.strictObject({
  code: like(/^[A-Z][A-Z0-9-]{0,29}$/, "B01"),
  version: z.int().positive(),
  name: nameField,
  kind: z.string().min(1).max(20),
  group: idField,
  /** The body, or the template of bodies, that is answerable for the item; who may decide is said by powers.json. */
  body: idField,
  legalBasis: z.array(textField).max(20),
  legal: z.strictObject({
    days: z.int().nonnegative().max(3650).nullable(),
    unit: z.enum(["workday", "calendar", "immediate", "none"]),
    mark: markField,
  }),
  promised: z.strictObject({ days: z.int().nonnegative().max(3650), unit: z.literal("workday"), mark: markField }),
  papers: z
    .array(neededPaper.omit({ name: true, from: true }).extend({ name: nameField, source: idField }).strict())
    .max(100),
  yields: z.array(nameField).max(20),
  subjects: z.array(z.enum(subjectKinds)).min(1),
  levels: z.array(z.enum(["city", "county", "township", "community"])).min(1),
  communityCounter: z.boolean().optional(),
  /** False for a service without legal basis: it advises and can never block another step (INV-08). */
  binding: z.boolean().optional(),
  fee: textField,
  visits: z.int().nonnegative().max(50),
  theme: nameField.optional(),
  basicCode: like(/^[0-9]{12}$/, "000106001000").optional(),
  conditions: z.array(conditionField.strict()).max(50).optional(),
  /** When an investment project needs it: FEEL over the project's facts, and the law that says so. */
  appliesWhen: z.strictObject({ when: z.string().min(1).max(1000), basis: textField, mark: markField }).optional(),
  steps: z.array(stepField.strict()).max(30).optional(),
  fees: z.array(feeField.strict()).max(20).optional(),
  special: z.array(specialProcedureField.strict()).max(8).optional(),
  extension: extensionField.strict().optional(),
  handsUpTo: nameField.optional(),
  validity: validityField.strict().optional(),
  form: formField.strict().optional(),
  guide: guideField.strict().optional(),
  note: textField.optional(),
  ...datedFields,
});
export type PackItemSource = z.output<typeof version>;

export type PackItemVersion = ReturnType<typeof expandVersion>;

function expandVersion(source: PackItemSource, file: Parameters<typeof dated>[1]) {
  const { validFrom, validTo, mark, source: origin } = dated(source, file);
  return {
    id: `${source.code}@${source.version}`,
    item: source.code,
    number: source.version,
    name: source.name,
    kind: source.kind,
    body: source.body,
    validFrom,
    validTo,
    bases: source.legalBasis,
    legalDays: source.legal.days,
    legalUnit: source.legal.unit,
    promisedDays: source.promised.days,
    papers: source.papers.map(({ name, source: from, ...said }) => ({
      ...{ name, from: from === "applicant" ? null : from },
      ...said,
    })),
    yields: source.yields,
    subjectKinds: source.subjects,
    levels: source.levels,
    theme: source.theme ?? null,
    fee: source.fee,
    visits: source.visits,
    community: source.communityCounter ?? false,
    binding: source.binding ?? true,
    conditions: source.conditions ?? [],
    appliesWhen: source.appliesWhen?.when ?? null,
    steps: source.steps ?? [],
    fees: source.fees ?? [],
    special: source.special ?? [],
    extension: source.extension ?? null,
    handsUpTo: source.handsUpTo ?? null,
    validity: source.validity ?? null,
    form: source.form ?? null,
    guide: source.guide ?? {},
    marks: {
      ...{ legal: source.legal.mark, promised: source.promised.mark, other: mark },
      ...(source.appliesWhen && { appliesWhen: source.appliesWhen.mark, appliesBasis: source.appliesWhen.basis }),
      ...(source.note !== undefined && { note: source.note }),
    },
    source: source.source ?? (source.legalBasis.join("；") || origin || ""),
    note: source.note ?? null,
  };
}

export const itemsSection = section({
  file: "items.json",
  title: { zh: "事项", en: "Items" },
  required: true,
  uses: [bodiesSection],
  schema: z.strictObject({
    ...fileFields,
    /** Life events (一件事) by which people find items; an item names its theme by the Chinese title. */
    themes: z.array(z.strictObject({ title: z.strictObject({ zh: nameField, en: nameField }), mark: markField })),
    items: z.array(version),
  }),
  expand(file): {
    themes: readonly { title: { zh: string; en: string } }[];
    items: readonly PackItem[];
    itemVersions: readonly PackItemVersion[];
  } {
    const items = new Map<string, PackItem>();
    for (const one of [...file.items].sort((one, other) => one.version - other.version)) {
      const basicCode = one.basicCode ?? items.get(one.code)?.basicCode ?? null;
      items.set(one.code, { id: one.code, name: one.name, kind: one.kind, itemGroup: one.group, basicCode });
    }
    return {
      themes: file.themes.map(({ title }) => ({ title })),
      items: [...items.values()].sort((one, other) => (one.id < other.id ? -1 : 1)),
      itemVersions: file.items.map((one) => expandVersion(one, file)),
    };
  },
  check({ itemVersions, themes }, { bodies }, report) {
    checkUnique(
      itemVersions,
      "version",
      ({ id }) => id,
      ({ id }) => id,
      report,
    );
    const answerable = new Set(bodies.flatMap(({ id, template }) => (template === null ? [id] : [id, template])));
    const titles = new Set(themes.map(({ title }) => title.zh));
    for (const one of itemVersions) {
      checkVersion(one, report);
      checkReference(answerable, { record: one.id, field: "body", value: one.body, target: "bodies.json" }, report);
      if (one.theme !== null) {
        checkReference(titles, { record: one.id, field: "theme", value: one.theme, target: "themes" }, report);
      }
    }
    checkOverlaps(itemVersions, report);
    checkPapers(itemVersions, report);
  },
});

function checkVersion(one: PackItemVersion, report: Report): void {
  const { id, kind, legalDays, legalUnit, promisedDays, validTo } = one;
  checkPeriod(id, one, report);
  const known: readonly string[] = [...itemKinds, abolishedKind.kind];
  if (!known.includes(kind))
    report(fault("ITEM_KIND", id, "kind", { value: kind, known: known.slice(0, -1).join("、") }));
  if (kind === abolishedKind.kind && (validTo === null || validTo > abolishedKind.from)) {
    report(fault("ABOLISHED_KIND", id, "validTo", { to: validTo ?? "…" }));
  }
  if (one.bases.length === 0 && (kind !== publicService || one.binding))
    report(fault("NO_BASIS", id, "legalBasis", { kind }));
  if ((legalDays === null) !== (legalUnit === "none") || (legalUnit === "immediate" && legalDays !== 0)) {
    report(fault("LEGAL_LIMIT", id, "legal", { days: legalDays, unit: legalUnit }));
    // N workdays are at least N calendar days, so this holds for calendar limits too; it does not prove the opposite.
  } else if (legalDays !== null && promisedDays > legalDays) {
    report(fault("PROMISE_TOO_LONG", id, "promised", { promised: promisedDays, legal: legalDays, unit: legalUnit }));
  }
}

function checkOverlaps(versions: readonly PackItemVersion[], report: Report): void {
  const byItem = Map.groupBy(versions, ({ item }) => item);
  for (const [item, own] of byItem) {
    const ordered = [...own].sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
    ordered.slice(1).forEach((later, index) => {
      const earlier = ordered[index] as PackItemVersion;
      if (!overlaps(earlier, later)) return;
      report(fault("VERSIONS_OVERLAP", item, "validFrom", { one: earlier.number, other: later.number }));
    });
  }
}
