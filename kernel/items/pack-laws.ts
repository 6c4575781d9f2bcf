import { z } from "zod";
import { faultsOf } from "#kernel/packs/fault.ts";
import {
  checkPeriod,
  checkUnique,
  dayField,
  fileFields,
  markField,
  nameField,
  textField,
} from "#kernel/packs/fields.ts";
import { section } from "#kernel/packs/section.ts";
import { lawKinds } from "./laws.ts";

const { texts, fault } = faultsOf({
  LAW_UNKNOWN: {
    rule: "LST-12",
    text: {
      zh: "“{value}”写成被“{replacedBy}”取代，而依据目录里没有它。",
      en: "“{value}” is said to be replaced by “{replacedBy}”, which the register of laws does not have.",
    },
    next: {
      zh: "把取代它的文件写进laws.json，或不写replacedBy。",
      en: "Add what replaces it to laws.json, or leave replacedBy out.",
    },
  },
});
export const lawFaultTexts = texts;

const lawRow = z.strictObject({
  id: nameField,
  title: nameField.optional(),
  kind: z.enum(lawKinds),
  number: textField.nullable().optional(),
  validFrom: dayField,
  validTo: dayField.nullable().optional(),
  replacedBy: nameField.nullable().optional(),
  mark: markField,
  note: textField.optional(),
});
const lawFile = z.strictObject({ ...fileFields, laws: z.array(lawRow) });

/** One law of a pack, as its record holds it. */
export type PackLaw = ReturnType<typeof expandLaw>;

const expandLaw = ({ note: _note, ...law }: z.output<typeof lawRow>) => ({
  ...law,
  title: law.title ?? law.id,
  number: law.number ?? null,
  validTo: law.validTo ?? null,
  replacedBy: law.replacedBy ?? null,
});

/** The nation's laws, the same for every city; they come with the program and not with a city's folder. */
export const nationalLawsSection = section({
  file: "national/laws.json",
  title: { zh: "国家法律法规", en: "National laws" },
  required: false,
  whenMissing: { laws: [] },
  schema: lawFile,
  expand: ({ laws }): { nationalLaws: readonly PackLaw[] } => ({ nationalLaws: laws.map(expandLaw) }),
});

/** A city's own basis documents beside the nation's: local regulations, provincial rules. */
export const lawsSection = section({
  file: "laws.json",
  title: { zh: "地方依据", en: "Local laws" },
  required: false,
  whenMissing: { laws: [] },
  schema: lawFile,
  uses: [nationalLawsSection],
  expand: ({ laws }, { nationalLaws }): { laws: readonly PackLaw[] } => ({
    laws: [...nationalLaws, ...laws.map(expandLaw)],
  }),
  check({ laws }, _used, report) {
    const id = (law: PackLaw) => law.id;
    checkUnique(laws, "id", id, id, report);
    const known = new Set(laws.map(id));
    for (const law of laws) {
      checkPeriod(law.id, law, report);
      if (law.replacedBy !== null && !known.has(law.replacedBy))
        report(fault("LAW_UNKNOWN", law.id, "replacedBy", { value: law.id, replacedBy: law.replacedBy }));
    }
  },
});
