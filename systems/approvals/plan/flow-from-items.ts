import type { Flow, FlowProcedure } from "./flow.ts";
import type { FlowTemplate } from "./flow-template.ts";

type Dated = { readonly validFrom: string; readonly validTo: string | null };

/** What a flow takes from a version of an item. */
export type VersionOfItem = Dated & {
  readonly item: string;
  readonly name: string;
  readonly bases: readonly string[];
  readonly legalDays: number | null;
  readonly legalUnit: "workday" | "calendar" | "immediate" | "none";
  readonly promisedDays: number;
  readonly papers: readonly { readonly name: string }[];
  readonly yields: readonly string[];
  readonly binding: boolean;
  readonly appliesWhen: string | null;
  readonly marks: Readonly<Record<string, string>>;
};
type PowerOfItem = Dated & { readonly id: string; readonly item: string; readonly body: string; readonly mode: string };
type BodyWithNames = {
  readonly id: string;
  readonly level: string;
  readonly names: readonly {
    readonly name: string;
    readonly nameEn: string;
    readonly from: string;
    readonly to: string | null;
  }[];
};

/** What the lists and the directory hold, of any time. */
export type ListedItems = {
  readonly versions: readonly VersionOfItem[];
  readonly powers: readonly PowerOfItem[];
  readonly bodies: readonly BodyWithNames[];
};

/**
 * The flow of an edition whose procedures are items, as the lists stand on a day: name, papers, limits, condition and basis
 * of the version in force, and the body that has the power then by its name of then. An item that is not in force on that
 * day is no part of the flow, and nobody waits for its papers.
 *
 * Without a limit of its own in the flow, the old limit is the law's: workdays as they are, N calendar days as five
 * sevenths of them rounded up (our estimate), and where the law sets none, the promise.
 *
 * @param on a day, `2026-03-02`.
 */
export function flowFromItems(template: FlowTemplate, { versions, powers, bodies }: ListedItems, on: string): Flow {
  const wanted = new Set(template.procedures.map(({ item }) => item));
  const own = versions.filter(({ item }) => wanted.has(item));
  const current = new Map(own.filter((one) => isInForce(one, on)).map((one) => [one.item, one]));
  const madeNow = new Set([...current.values()].flatMap(({ yields }) => yields));
  const madeEver = new Set(own.flatMap(({ yields }) => yields));
  const bodyOf = bodyFinder(powers, bodies, on);

  const procedures = template.procedures.flatMap((line): FlowProcedure[] => {
    const version = current.get(line.item);
    if (version === undefined) return [];
    const without = new Set(line.withoutNeeds?.map(({ paper }) => paper));
    const asked = [...version.papers.map(({ name }) => name), ...(line.alsoNeeds ?? []).map(({ paper }) => paper)];
    const needs = asked.filter((paper) => !without.has(paper) && (madeNow.has(paper) || !madeEver.has(paper)));
    const also = (line.alsoNeeds ?? []).map(({ paper, basis }) => `${paper}：${basis}`);
    const when = (line.alsoNeeds ?? []).flatMap((one) =>
      one.when !== undefined && needs.includes(one.paper) ? [[one.paper, one.when] as const] : [],
    );
    const note = [line.note, ...also].filter((text) => text !== undefined).join("；");
    return [
      {
        id: line.item,
        item: line.item,
        name: { zh: version.name, en: line.nameEn },
        ...bodyOf(line.item),
        stage: line.stage,
        legalDays: version.legalDays,
        legalUnit: version.legalUnit === "calendar" ? "calendar" : version.legalDays === null ? null : "workday",
        legalBasis: version.bases.join("；"),
        serialDays: line.excluded ? 0 : Math.max(line.serialDays ?? lawDays(version), version.promisedDays),
        promisedDays: version.promisedDays,
        needs: [...new Set(needs)],
        ...(when.length > 0 && { needsWhen: Object.fromEntries(when) }),
        yields: [...version.yields],
        ...(version.appliesWhen !== null && { conditions: version.appliesWhen }),
        ...(!version.binding && { binding: false }),
        ...(line.excluded && { excluded: line.excluded }),
        ...(line.jointGroup !== undefined && { jointGroup: line.jointGroup }),
        ...(line.milestone && { milestone: line.milestone }),
        ...(note !== "" && { note }),
        mark: {
          legal: markOf(version.marks.legal),
          serial: line.serialDays === undefined && version.legalUnit === "workday" ? markOf(version.marks.legal) : "E",
          promised: markOf(version.marks.promised),
        },
      },
    ];
  });
  const { from: _, procedures: __, ...edition } = template;
  const brought = procedures.flatMap(({ needs }) => needs.filter((paper) => !madeNow.has(paper)));
  return { ...edition, applicantDocuments: [...new Set(brought)], procedures, template };
}

/** The days on which the flow may change: its first, and those on which a version of an item of its begins or ends. */
export function changeDays(template: FlowTemplate, versions: readonly VersionOfItem[]): string[] {
  const items = new Set(template.procedures.map(({ item }) => item));
  const days = versions
    .filter(({ item }) => items.has(item))
    .flatMap(({ validFrom, validTo }) => [validFrom, ...(validTo === null ? [] : [validTo])])
    .filter((day) => day > template.validFrom && (template.validTo === null || day <= template.validTo));
  return [...new Set([template.validFrom, ...days])].sort();
}

function isInForce({ validFrom, validTo }: Dated, on: string): boolean {
  return validFrom <= on && (validTo === null || on < validTo);
}

function lawDays({ legalDays, legalUnit, promisedDays }: VersionOfItem): number {
  if (legalDays === null) return promisedDays;
  return legalUnit === "calendar" ? Math.ceil((legalDays * 5) / 7) : legalDays;
}

function markOf(text: string | undefined): FlowProcedure["mark"]["legal"] {
  return text === "L" || text === "J" || text === "W" ? text : "E";
}

const levels = ["city", "county", "township", "community"];
const nobody = { bodyId: "", body: { zh: "（未写明）", en: "(not stated)" } };

/** Who handles an item on that day: the highest level first, and who holds the power of its own before others. */
function bodyFinder(powers: ListedItems["powers"], bodies: ListedItems["bodies"], on: string) {
  const byId = new Map(bodies.map((one) => [one.id, one]));
  const byItem = Map.groupBy(
    powers.filter((one) => isInForce(one, on)),
    ({ item }) => item,
  );
  const rank = (one: PowerOfItem) => levels.indexOf(byId.get(one.body)?.level ?? "") * 2 + (one.mode === "own" ? 0 : 1);
  return (item: string): Pick<FlowProcedure, "bodyId" | "body"> => {
    const known = (byItem.get(item) ?? []).filter(({ body }) => byId.has(body));
    const [first] = known.sort((one, other) => rank(one) - rank(other) || (one.id < other.id ? -1 : 1));
    const body = first && byId.get(first.body);
    const name = body?.names.find(({ from, to }) => from <= on && (to === null || on < to)) ?? body?.names.at(-1);
    if (body === undefined || name === undefined) return nobody;
    return { bodyId: body.id, body: { zh: name.name, en: name.nameEn } };
  };
}
