import type { ItemDraft } from "../draft/item-draft.ts";
import type { Cells, ColumnKey } from "./columns.ts";
import { sharedCells } from "./draft-to-cells.ts";

/** Which fields of an entry a column writes. */
const written: Readonly<Partial<Record<ColumnKey, readonly (keyof ItemDraft)[]>>> = {
  ...{ basic_code: ["basicCode"], name: ["name"], kind: ["kind"], bases: ["bases"] },
  ...{ legal_days: ["legalDays"], legal_unit: ["legalUnit"], promised_days: ["promisedDays"] },
  ...{ subject_kinds: ["subjectKinds"], papers: ["papers"], yields: ["yields"], conditions: ["conditions"] },
  ...{ steps: ["steps"], visits: ["visits"], theme: ["theme"] },
};

/**
 * What a row makes of the version in force: a column that says the same as the list changes nothing, so that all that has no
 * column (forms, guides, who issues a paper) stays as it is; a column that the file lacks changes nothing either.
 */
export function onBase(read: ItemDraft, cells: Cells, base: ItemDraft): ItemDraft {
  const now = sharedCells(base);
  const same = (column: ColumnKey): boolean =>
    cells[column] === undefined || cells[column]?.trim() === (now as Cells)[column];
  const merged: Record<string, unknown> = { ...base };
  for (const [column, fields] of Object.entries(written) as [ColumnKey, readonly (keyof ItemDraft)[]][])
    if (!same(column)) for (const field of fields) merged[field] = read[field];
  if (!same("fee") || !same("fee_basis")) Object.assign(merged, { fee: read.fee, fees: read.fees });
  if (!same("papers")) merged.papers = read.papers.map((paper) => ({ ...kept(paper, base.papers), ...paper }));
  if (!same("steps")) merged.steps = read.steps.map((step) => ({ ...kept(step, base.steps), ...step }));
  return merged as ItemDraft;
}

/** What the list says of a paper or step of that name beyond what a cell can. */
function kept(part: { readonly name: string }, before: readonly Beyond[]): Omit<Beyond, "name"> {
  const { issuer, basis, standard } = before.find(({ name }) => name === part.name) ?? {};
  return {
    ...(issuer === undefined ? {} : { issuer }),
    ...(basis === undefined ? {} : { basis }),
    ...(standard === undefined ? {} : { standard }),
  };
}

type Beyond = {
  readonly name?: string;
  readonly issuer?: string | undefined;
  readonly basis?: string | undefined;
  readonly standard?: string | undefined;
};

/** Holders as the file names them; one that holds it now keeps its mode. */
export function holdersOnBase(
  holders: readonly { readonly body: string; readonly division: string }[],
  base: ItemDraft | null,
): ItemDraft["powers"] {
  return holders.map(({ body, division }) => {
    const now = base?.powers.find((power) => power.body === body && power.division === division);
    return now ?? { body, division, mode: "own", inNameOf: null };
  });
}

/** True when the entry would say nothing else than the version in force. */
export function saysTheSame(draft: ItemDraft, base: ItemDraft): boolean {
  const plain = (one: ItemDraft) =>
    JSON.stringify(
      sorted({ ...one, powers: [...one.powers].sort(byHolder), levels: [...one.levels].sort(), supervision: [] }),
    );
  return plain(draft) === plain(base);
}

const byHolder = (one: ItemDraft["powers"][number], other: ItemDraft["powers"][number]) =>
  `${one.body} ${one.division}` < `${other.body} ${other.division}` ? -1 : 1;

/** The same value with its keys in order: PostgreSQL keeps JSON's keys in an order of its own. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, one]) => [key, sorted(one)]),
  );
}
