import { z } from "zod";
import { citySection } from "#kernel/packs/city.ts";
import { faultsOf } from "#kernel/packs/fault.ts";
import {
  checkReference,
  checkUnique,
  dayField,
  fileFields,
  idField,
  like,
  markField,
  nameField,
} from "#kernel/packs/fields.ts";
import { section } from "#kernel/packs/section.ts";
import { peopleSection } from "./pack-people.ts";

const { texts, fault } = faultsOf({
  NOT_DEMO: {
    rule: "PCK-21",
    text: {
      zh: "有demo.json，但city.json没有写明是演示城市。",
      en: "There is a demo.json, but city.json does not say that this is a demonstration.",
    },
    next: {
      zh: "正式城市删去demo.json；演示城市写“demo”: true。",
      en: "Remove demo.json from a real city, or write “demo”: true.",
    },
  },
  DEMO_MONTH: {
    rule: "PCK-22",
    text: {
      zh: "演示月份{record}早于起始日{from}。",
      en: "The month {record} of the demonstration lies before its first day {from}.",
    },
    next: { zh: "删去该月，或把起始日提前。", en: "Remove the month, or begin earlier." },
  },
});
export const demoFaultTexts = texts;

const factsField = z.record(z.string().max(60), z.union([z.string().max(60), z.number(), z.boolean()]));
/** A change of a project's facts in mid course. */
const changeField = z.strictObject({
  on: dayField,
  facts: factsField,
  reason: nameField,
  proof: z.strictObject({ name: nameField, number: nameField, issuer: nameField }),
});

/** Papers that a villager gave to the agent of a village; the originals went back after so many workdays, or are still there. */
const entrustmentField = z.strictObject({
  ...{ village: idField, office: idField, item: idField, applicant: idField, mandate: nameField },
  workdaysAgo: z.int().min(0).max(100),
  originals: z.array(nameField).max(20),
  backAfter: z.int().min(0).max(100).nullable(),
});

/** What the demonstration's player makes: how many matters of each group in each month, from one seed. */
export type PackDemo = {
  readonly seed: number;
  readonly from: string;
  /** The accounts that the sign-in page offers, one button each. */
  readonly roles: readonly { readonly account: string; readonly title: { readonly zh: string; readonly en: string } }[];
  readonly tour: {
    readonly accounts: readonly string[];
    readonly facts: Readonly<Record<string, string | number | boolean>>;
  } | null;
  readonly projects: readonly {
    readonly title: string;
    readonly applicant: string;
    readonly example: string;
    readonly facts?: Readonly<Record<string, string | number | boolean>> | undefined;
    readonly openedOn: string;
    readonly division: string;
    readonly pace: number;
    readonly buildingDays: number | null;
    readonly joint?: string | undefined;
    readonly change?: z.output<typeof changeField> | undefined;
  }[];
  /** What villagers have entrusted to the agent of their village, so many workdays before the day of the demonstration. */
  readonly entrustments: readonly z.output<typeof entrustmentField>[];
  readonly months: readonly { readonly month: string; readonly counts: Readonly<Record<string, number>> }[];
};

export const demoSection = section({
  file: "demo.json",
  title: { zh: "演示", en: "Demonstration" },
  required: false,
  whenMissing: null,
  uses: [citySection, peopleSection],
  schema: z
    .strictObject({
      ...fileFields,
      mark: markField,
      seed: z.int().nonnegative(),
      from: dayField,
      roles: z.array(z.strictObject({ account: idField, title: z.strictObject({ zh: nameField, en: nameField }) })),
      /** The guided tour: accounts that it enters by, beside those of the roles, and the facts of the project that it opens. */
      tour: z
        .strictObject({ accounts: z.array(idField).max(20), facts: factsField })
        .nullable()
        .default(null),
      /** Projects that are played day by day; the flow's own examples give their facts. */
      projects: z
        .array(
          z.strictObject({
            ...{ title: nameField, applicant: idField, example: idField, division: idField, openedOn: dayField },
            facts: factsField.optional(),
            /** How long the offices take, as a share of their promises. */
            pace: z.number().min(0.1).max(5),
            /** Between the construction permit and the papers of completion; null: nothing is built yet. */
            buildingDays: z.int().min(1).max(3650).nullable(),
            /** A named course of joint handling that is played in it. */
            joint: idField.optional(),
            change: changeField.optional(),
          }),
        )
        .max(500)
        .default([]),
      entrustments: z.array(entrustmentField).max(100).default([]),
      months: z.array(
        z.strictObject({
          month: like(/^\d{4}-(0[1-9]|1[0-2])$/, "2026-01"),
          counts: z.record(idField, z.int().nonnegative().max(100_000)),
        }),
      ),
    })
    .nullable(),
  expand(source): { demo: PackDemo | null } {
    if (source === null) return { demo: null };
    const { seed, from, roles, tour, months, projects, entrustments } = source;
    return { demo: { seed, from, roles, tour, months, projects, entrustments } };
  },
  check({ demo }, { city, people }, report) {
    if (demo === null) return;
    if (!city.demo) report(fault("NOT_DEMO", null, null));
    const accounts = new Set(people.map(({ account }) => account));
    for (const value of [...demo.roles.map(({ account }) => account), ...(demo.tour?.accounts ?? [])]) {
      checkReference(accounts, { record: value, field: "account", value, target: "people.json" }, report);
    }
    checkUnique(
      demo.months,
      "month",
      ({ month }) => month,
      ({ month }) => month,
      report,
    );
    for (const { month } of demo.months) {
      if (month < demo.from.slice(0, 7)) report(fault("DEMO_MONTH", month, "month", { from: demo.from }));
    }
  },
});
