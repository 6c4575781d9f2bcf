import type { Day } from "#kernel/calendar/day.ts";
import { lawsCited } from "#kernel/items/citation.ts";
import { publicService } from "#kernel/items/kinds.ts";
import { carries, type Law, maySet } from "#kernel/items/laws.ts";
import { inForce } from "#kernel/items/records.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { settersOf } from "./basis-kinds.ts";
import { forbiddenCertificate } from "./certificates.ts";
import { formFaults } from "./form-faults.ts";
import type { ItemDraft } from "./item-draft.ts";
import { type KnownBody, powerFaults } from "./power-faults.ts";
import { fault } from "./refusals.ts";

/** What a draft is judged against. What is not given is not judged: an editor in the browser knows less than the server. */
export type Surroundings = {
  /** The day on which it is to take effect. */
  readonly on: Day;
  /** The register's laws, at least those that the draft cites. */
  readonly laws?: readonly Law[];
  /** The directory's bodies that it names. */
  readonly bodies?: ReadonlyMap<string, KnownBody>;
  /** The divisions that its powers are for. */
  readonly divisions?: ReadonlyMap<string, { readonly validFrom: Day; readonly validTo: Day | null }>;
  /** Papers that other items in force yield, by name. */
  readonly makers?: ReadonlyMap<string, { readonly code: string; readonly name: string }>;
  /** True when the item has a supervision entry on that day already. */
  readonly supervised?: boolean;
};

/**
 * What is wrong with an entry beside its conditions (LST-03, 09, 12, 13, 15, 16, 17; CLK-11, 19; COM-03, 05; IDN-06; INV-08),
 * each with its field as a JSON pointer, rule, and what to do. Pure: the editor runs it while somebody types, an import for each row.
 */
export function entryFaults(draft: ItemDraft, around: Surroundings): Refusal[] {
  return [
    ...bindingFaults(draft),
    ...basisFaults(draft, around),
    ...limitFaults(draft),
    ...feeFaults(draft, around),
    ...paperFaults(draft, around),
    ...powerFaults(draft, around),
    ...formFaults(draft),
  ];
}

/** Only a service may rest on nothing and so bind nobody: a permit that said so would stay open when its law lapses. */
function bindingFaults({ kind, binding }: ItemDraft): Refusal[] {
  return kind === publicService || binding ? [] : [fault("DRAFT_BINDING", { kind, field: "/binding" })];
}

function basisFaults({ bases, kind, binding }: ItemDraft, { laws, on }: Surroundings): Refusal[] {
  const field = "/bases";
  const service = kind === publicService && !binding;
  if (bases.length === 0) return service ? [] : [fault("DRAFT_NO_BASIS", { kind, field })];
  if (laws === undefined || service) return [];
  const cited = lawsCited(bases);
  const known = laws.filter(({ id }) => cited.includes(id));
  const allowed = known.filter((law) => maySet(kind, law));
  const unknown = cited.filter((name) => !known.some(({ id }) => id === name));
  if (allowed.some((law) => carries(kind, law, on))) return [];
  if (allowed.length > 0)
    return [fault("DRAFT_BASIS_ENDED", { on, laws: allowed.map(({ title }) => title).join("、"), field })];
  if (unknown.length > 0) return [fault("DRAFT_BASIS_UNKNOWN", { laws: unknown.join("、"), field })];
  const { article, ...setters } = settersOf(kind);
  const low = fault("DRAFT_BASIS_KIND", { ...setters, kind, laws: known.map(({ title }) => title).join("、"), field });
  return [{ ...low, article }];
}

function limitFaults(draft: ItemDraft): Refusal[] {
  const { legalDays, legalUnit, promisedDays, kind, steps } = draft;
  const faults: Refusal[] = [];
  const fits = (legalDays === null) === (legalUnit === "none") && (legalUnit !== "immediate" || legalDays === 0);
  if (!fits) faults.push(fault("DRAFT_LIMIT", { days: legalDays ?? "", unit: legalUnit, field: "/legalDays" }));
  // N workdays are at least N calendar days, so a promise longer than a calendar limit is always too long.
  else if (legalDays !== null && promisedDays > legalDays)
    faults.push(fault("DRAFT_PROMISE", { promised: promisedDays, legal: legalDays, field: "/promisedDays" }));
  const general = kind === "行政许可" && lawsCited(draft.bases).every((name) => name === "行政许可法");
  if (general && draft.bases.length > 0 && legalUnit === "workday" && legalDays !== null && legalDays > 20)
    faults.push(fault("DRAFT_LEGAL_LIMIT", { legal: legalDays, field: "/legalDays" }));
  const days = steps.reduce((sum, step) => sum + step.days, 0);
  if (days > promisedDays) faults.push(fault("DRAFT_STEPS", { days, promised: promisedDays, field: "/steps" }));
  return faults;
}

/** What a fee may rest on: 行政许可法 第五十八条 (LST-15). */
const mayCharge: readonly string[] = ["law", "administrativeRegulation"];
const freeOfCharge = /^(无|免费|不收费|无（.*）)$/;

function feeFaults({ fee, fees }: ItemDraft, { laws, on }: Surroundings): Refusal[] {
  if (fees.length === 0) return freeOfCharge.test(fee) ? [] : [fault("DRAFT_FEE", { fee, field: "/fee" })];
  if (laws === undefined) return [];
  return fees.flatMap((one, index) => {
    const carried = lawsCited([one.basis]).some((name) =>
      laws.some((law) => law.id === name && mayCharge.includes(law.kind) && inForce(law, on)),
    );
    return carried ? [] : [fault("DRAFT_FEE", { fee: one.name, field: `/fees/${index}/basis` })];
  });
}

function paperFaults({ code, papers, yields }: ItemDraft, { makers }: Surroundings): Refusal[] {
  const faults: Refusal[] = [];
  const seen = new Set<string>();
  papers.forEach(({ name, from, issuer }, index) => {
    const field = `/papers/${index}/name`;
    if (seen.has(name)) faults.push(fault("DRAFT_TWICE", { name, field }));
    seen.add(name);
    if (forbiddenCertificate(name, issuer)) faults.push(fault("DRAFT_CERTIFICATE", { paper: name, field }));
    const maker = from === null ? makers?.get(name) : undefined;
    if (maker !== undefined && maker.code !== code)
      faults.push(fault("DRAFT_PAPER_HELD", { paper: name, maker: maker.name, code: maker.code, field }));
  });
  yields.forEach((name, index) => {
    if (yields.indexOf(name) < index) faults.push(fault("DRAFT_TWICE", { name, field: `/yields/${index}` }));
  });
  return faults;
}
