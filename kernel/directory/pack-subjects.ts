import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { checkCreditCode } from "#kernel/identifiers/creditCode.ts";
import { checkResidentNumber } from "#kernel/identifiers/residentNumber.ts";
import { faultsOf, type Report } from "#kernel/packs/fault.ts";
import { checkReference, checkUnique, dated, fileFields, idField, nameField } from "#kernel/packs/fields.ts";
import { section } from "#kernel/packs/section.ts";
import { addressField, type PackMailbox } from "./mailbox.ts";
import { divisionsSection } from "./pack-divisions.ts";
import { subjectKinds } from "./records.ts";

const { texts, fault } = faultsOf({
  CREDIT_CODE: {
    rule: "IDN-01",
    text: { zh: "{reason}。", en: "{reasonEn}." },
    next: { zh: "核对18位代码，第18位是校验码。", en: "Check the 18 characters; the last one is the check character." },
  },
  RESIDENT_NUMBER: {
    rule: "IDN-02",
    text: { zh: "{reason}。", en: "{reasonEn}." },
    next: { zh: "核对18位号码，第18位是校验码。", en: "Check the 18 characters; the last one is the check digit." },
  },
  LIVING_PERSON: {
    rule: "IDN-02",
    text: {
      zh: "身份号码的出生年份不早于1900年，可能属于在世的人。",
      en: "The resident number's birth year is not before 1900: it may belong to somebody alive.",
    },
    next: {
      zh: "城市包里只放1900年以前出生的虚构号码；真实的人在系统里登记。",
      en: "A pack holds invented numbers with births before 1900 only; real people are registered in the system.",
    },
  },
});
export const subjectFaultTexts = texts;

export type PackSubject = {
  readonly id: string;
  readonly kind: (typeof subjectKinds)[number];
  readonly name: string;
  /** Resident number of a person, credit code of all others. */
  readonly identifier: string;
  readonly division: string | null;
};

export const subjectsSection = section({
  file: "subjects.json",
  title: { zh: "主体", en: "Subjects" },
  required: false,
  whenMissing: { subjects: [] },
  uses: [divisionsSection],
  schema: z.strictObject({
    ...fileFields,
    subjects: z.array(
      z.strictObject({
        id: idField,
        kind: z.enum(subjectKinds),
        name: nameField,
        identifier: z.string().min(1).max(20),
        division: z.string().min(1).max(20).optional(),
        /** Where e-mails to the subject go. */
        email: addressField.optional(),
      }),
    ),
  }),
  expand: (file): { subjects: readonly PackSubject[]; subjectMailboxes: readonly PackMailbox[] } => ({
    subjects: file.subjects.map(({ email: _, ...subject }) => ({ ...subject, division: subject.division ?? null })),
    subjectMailboxes: file.subjects.flatMap(({ id, email }) =>
      email === undefined ? [] : [{ subject: id, person: null, address: email, validFrom: dated({}, file).validFrom }],
    ),
  }),
  check({ subjects }, { divisions }, report) {
    checkUnique(
      subjects,
      "id",
      ({ id }) => id,
      ({ id }) => id,
      report,
    );
    checkUnique(
      subjects,
      "identifier",
      ({ identifier }) => identifier,
      ({ id }) => id,
      report,
    );
    const places = new Set(divisions.map(({ id }) => id));
    for (const { id, kind, identifier, division } of subjects) {
      if (division !== null) {
        checkReference(places, { record: id, field: "division", value: division, target: "divisions.json" }, report);
      }
      checkIdentifier(id, kind, identifier, report);
    }
  },
});

/** Later than any birth: whether a birth may stand in a pack at all is asked afterwards, with its own text. */
const everyBirth = "9999-12-31" as Day;
const livingSince = "1900-01-01";

function checkIdentifier(id: string, kind: PackSubject["kind"], identifier: string, report: Report): void {
  const checked = kind === "person" ? checkResidentNumber(identifier, everyBirth) : checkCreditCode(identifier);
  if (!checked.ok) {
    const details = { reason: checked.fault.zh, reasonEn: checked.fault.en };
    report(fault(kind === "person" ? "RESIDENT_NUMBER" : "CREDIT_CODE", id, "identifier", details));
  } else if ("birth" in checked && checked.birth >= livingSince) {
    report(fault("LIVING_PERSON", id, "identifier"));
  }
}
