import { z } from "zod";
import type { Report } from "#kernel/packs/fault.ts";
import { faultsOf } from "#kernel/packs/fault.ts";
import {
  checkPeriod,
  checkReference,
  checkUnique,
  dated,
  dayField,
  fileFields,
  idField,
  nameField,
  overlaps,
  textField,
  within,
} from "#kernel/packs/fields.ts";
import { section } from "#kernel/packs/section.ts";
import { addressField, type PackMailbox } from "./mailbox.ts";
import { accountField, type PackStaffRow, peopleCsvSection } from "./pack-people-csv.ts";
import { postsSection } from "./pack-posts.ts";
import { subjectsSection } from "./pack-subjects.ts";

const { texts, fault } = faultsOf({
  HOLDING_DATES: {
    rule: "PCK-31",
    text: {
      zh: "任岗时间（{from}起）超出了岗位“{value}”存在的时间。",
      en: "The holding (from {from}) lies outside the life of the post “{value}”.",
    },
    next: {
      zh: "改正任岗的起止日，或换成承接机构的岗位。",
      en: "Correct the holding's dates, or name the successor body's post.",
    },
  },
  STANDS_FOR_NOBODY: {
    rule: "COM-07",
    text: {
      zh: "“{value}”在替岗期间并不任“{post}”。",
      en: "“{value}” does not hold “{post}” in the time of the substitution.",
    },
    next: { zh: "standsFor写这段时间的任岗人。", en: "Name in standsFor who holds the post in that time." },
  },
  STANDS_FOR_SELF: {
    rule: "COM-07",
    text: { zh: "替岗人和被替的人是同一个人。", en: "The substitute and the person stood in for are the same." },
    next: { zh: "AB岗写另一个人。", en: "Name another person as the substitute." },
  },
});
export const peopleFaultTexts = texts;

export type PackPerson = {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  readonly active: boolean;
};
type Dates = { readonly validFrom: string; readonly validTo: string | null };
export type PackHolding = Dates & { readonly id: string; readonly person: string; readonly post: string };
export type PackSpeaker = Dates & { readonly id: string; readonly person: string; readonly subject: string };
export type PackSubstitute = {
  readonly id: string;
  readonly person: string;
  readonly post: string;
  readonly standsFor: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly ground: string;
};

/** A post held from the file's default date on is written as its id alone. */
const held = z.union([
  idField,
  z.strictObject({ post: idField, validFrom: dayField.optional(), validTo: dayField.nullable().optional() }),
]);

export const peopleSection = section({
  file: "people.json",
  title: { zh: "人员与任岗", en: "People and the posts they hold" },
  required: false,
  whenMissing: { people: [] },
  uses: [postsSection, subjectsSection, peopleCsvSection],
  schema: z.strictObject({
    ...fileFields,
    people: z.array(
      z.strictObject({
        id: idField,
        name: nameField,
        account: accountField,
        posts: z.array(held).optional(),
        subjects: z.array(idField).optional(),
        /** Where e-mails to the posts that this person holds go. */
        email: addressField.optional(),
      }),
    ),
    substitutes: z
      .array(
        z.strictObject({
          person: idField,
          post: idField,
          standsFor: idField,
          validFrom: dayField,
          validTo: dayField,
          ground: textField,
        }),
      )
      .optional(),
  }),
  expand(
    file,
    { staffRows },
  ): {
    people: readonly PackPerson[];
    holdings: readonly PackHolding[];
    speakers: readonly PackSpeaker[];
    substitutes: readonly PackSubstitute[];
    personMailboxes: readonly PackMailbox[];
  } {
    const dates = (own: { validFrom?: string | undefined; validTo?: string | null | undefined }) => {
      const { validFrom, validTo } = dated(own, file);
      return { validFrom, validTo };
    };
    const staff = new Map(
      staffRows.map(({ account, name }) => [account, { id: `p-${account}`, account, name, active: true }]),
    );
    return {
      people: [...file.people.map(({ id, name, account }) => ({ id, account, name, active: true })), ...staff.values()],
      holdings: [
        ...staffRows.map(({ account, post, validFrom, validTo = null }) => ({
          id: `p-${account}@${post}@${validFrom}`,
          person: `p-${account}`,
          ...{ post, validFrom, validTo },
        })),
        ...file.people.flatMap(({ id: person, posts = [] }) =>
          posts.map((entry) => {
            const own = typeof entry === "string" ? { post: entry } : entry;
            const period = dates(own);
            return { id: `${person}@${own.post}@${period.validFrom}`, person, post: own.post, ...period };
          }),
        ),
      ],
      speakers: file.people.flatMap(({ id: person, subjects = [] }) =>
        subjects.map((subject) => ({ id: `${person}@${subject}`, person, subject, ...dates({}) })),
      ),
      substitutes: (file.substitutes ?? []).map((row) => ({
        id: `${row.person}@${row.post}@${row.validFrom}`,
        ...row,
      })),
      personMailboxes: [
        ...file.people.flatMap(({ id, email }) => (email === undefined ? [] : [{ id, email, ...dates({}) }])),
        ...staffMailboxes(staffRows),
      ].map(({ id, email, validFrom }) => ({ subject: null, person: id, address: email, validFrom })),
    };
  },
  check({ people, holdings, speakers, substitutes }, { posts, subjects }, report) {
    checkUnique(
      people,
      "id",
      ({ id }) => id,
      ({ id }) => id,
      report,
    );
    checkUnique(
      people,
      "account",
      (person) => person.account,
      ({ id }) => id,
      report,
    );
    checkUnique(
      holdings,
      "posts",
      ({ id }) => id,
      ({ person }) => person,
      report,
    );
    checkUnique(
      substitutes,
      "substitutes",
      ({ id }) => id,
      ({ id }) => id,
      report,
    );
    const postsById = new Map(posts.map((post) => [post.id, post]));
    const subjectIds = new Set(subjects.map(({ id }) => id));
    for (const holding of holdings) {
      const { person, post: value } = holding;
      checkPeriod(person, holding, report, "posts");
      checkReference(postsById, { record: person, field: "posts", value, target: "posts.json" }, report);
      const post = postsById.get(value);
      if (post && !within(holding, post)) {
        report(fault("HOLDING_DATES", person, "posts", { value, from: holding.validFrom }));
      }
    }
    for (const { person, subject } of speakers) {
      checkReference(
        subjectIds,
        { record: person, field: "subjects", value: subject, target: "subjects.json" },
        report,
      );
    }
    const persons = new Set(people.map(({ id }) => id));
    for (const row of substitutes) checkSubstitute(row, { persons, posts: postsById, holdings }, report);
  },
});

/** A person of the table has the address of the first line that gives one, from the day of their first post on. */
function staffMailboxes(rows: readonly PackStaffRow[]) {
  const first = new Map<string, { id: string; email: string; validFrom: string }>();
  for (const { account, email, validFrom } of rows)
    if (email !== undefined && !first.has(account)) first.set(account, { id: `p-${account}`, email, validFrom });
  return first.values();
}

type Known = {
  readonly persons: ReadonlySet<string>;
  readonly posts: ReadonlyMap<string, unknown>;
  readonly holdings: readonly PackHolding[];
};

function checkSubstitute(row: PackSubstitute, { persons, posts, holdings }: Known, report: Report): void {
  const { id, person, post, standsFor } = row;
  checkPeriod(id, row, report);
  checkReference(posts, { record: id, field: "post", value: post, target: "posts.json" }, report);
  checkReference(persons, { record: id, field: "person", value: person, target: "people.json" }, report);
  if (person === standsFor) {
    report(fault("STANDS_FOR_SELF", id, "standsFor"));
  } else if (!holdings.some((held) => held.person === standsFor && held.post === post && overlaps(held, row))) {
    report(fault("STANDS_FOR_NOBODY", id, "standsFor", { value: standsFor, post }));
  }
}
