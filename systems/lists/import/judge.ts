import type { Day } from "#kernel/calendar/day.ts";
import type { draftFaults } from "../draft/draft-faults.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import { mappingKey } from "./directory.ts";
import type { FileEntry, Holder } from "./entries.ts";
import { type RowFault, rowFault, rowNotice } from "./fault.ts";
import type { Ground, Standing } from "./ground.ts";
import { holdersOnBase, onBase, saysTheSame } from "./on-base.ts";
import { importFault } from "./refusals.ts";
import { columnOfField } from "./row-to-draft.ts";

/** What becomes of an entry of the file. */
export type Judged = {
  readonly entry: FileEntry;
  readonly outcome: "add" | "adjust" | "same" | "refused";
  readonly draft: ItemDraft;
  readonly basedOn: string | null;
  readonly effectiveFrom: Day;
  readonly effectiveTo: Day | null;
  /** Rows that count as good: all of the entry's but those whose holder is not known. */
  readonly goodRows: readonly number[];
  readonly faults: readonly RowFault[];
};

/** Judges one entry against law, directory and list. Pure; the server judges each draft once more when it is loaded. */
export function judge(
  entry: FileEntry,
  standing: Standing | undefined,
  ground: Ground,
  mapping: Readonly<Record<string, string>>,
  faultsOf: typeof draftFaults,
): Judged {
  const faults: RowFault[] = [];
  const { on, directory } = ground;
  const base = standing?.draft ?? null;
  const held = entry.holders.flatMap((holder) => {
    const found = placed(holder, ground, mapping);
    if (found === undefined) {
      const { row, body, division } = holder;
      faults.push(
        rowFault(row, importFault("IMPORT_BODY", { body, division: division || "—", field: "body" }), "body"),
      );
    }
    return found === undefined ? [] : [{ ...found, row: holder.row, level: holder.level }];
  });
  let draft = entry.whole ? entry.draft : drafted(entry, held, base);
  const told = (fault: RowFault) => void faults.push(fault);
  draft = fetched(draft, ground, entry.row, told);
  if (draft.kind === "行政许可" && draft.supervision.length === 0 && !standing?.supervised) {
    const supervisor = draft.powers[0]?.body;
    if (supervisor !== undefined) {
      draft = { ...draft, supervision: [supervisedBy(supervisor, draft)] };
      told(rowNotice(entry.row, importFault("IMPORT_SUPERVISION")));
    }
  }
  const same = base !== null && saysTheSame(draft, base);
  const ownDraft = standing?.open?.batch != null && standing.open.batch === ground.batch;
  const moved = entry.validFrom === null || entry.validFrom < on;
  const effectiveFrom = moved ? on : (entry.validFrom as Day);
  const rows = entry.holders.map(({ row }) => row);
  const everyRow = (fault: RowFault) => void faults.push(...rows.map((row) => ({ ...fault, row })));
  if (!same) {
    if (entry.validTo !== null && entry.validTo <= on)
      everyRow(rowFault(entry.row, importFault("IMPORT_ENDED", { to: entry.validTo, on }), "valid_to"));
    if (standing?.later) everyRow(rowFault(entry.row, importFault("IMPORT_LATER_ON_LIST", { item: entry.code, on })));
    if (standing?.open && !ownDraft) everyRow(rowFault(entry.row, importFault("IMPORT_OPEN", { item: entry.code })));
    if (entry.validFrom !== null && moved && entry.validFrom !== on)
      told(rowNotice(entry.row, importFault("IMPORT_DATE_MOVED", { from: entry.validFrom, on }), "valid_from"));
    const lost =
      base?.powers.filter(
        ({ body, division }) => !draft.powers.some((one) => one.body === body && one.division === division),
      ) ?? [];
    if (lost.length > 0)
      told(rowNotice(entry.row, importFault("IMPORT_POWERS_END", { item: entry.code, count: lost.length }), "body"));
  }
  // An entry none of whose holders is known here has been told so already.
  if (held.length > 0 || entry.whole)
    for (const refusal of same
      ? []
      : faultsOf(draft, { on: effectiveFrom, laws: ground.laws, bodies: directory.bodies })) {
      const [, field = "", place = "", ...rest] = (refusal.field ?? "").split("/");
      const column = columnOfField(field, rest.join("/"));
      const own = field === "powers" ? held[Number(place)]?.row : undefined;
      if (own === undefined) everyRow(rowFault(entry.row, refusal, column));
      else faults.push(rowFault(own, refusal, column));
    }
  const badRows = new Set(faults.flatMap(({ row, notice }) => (notice ? [] : [row])));
  const goodRows = rows.filter((row) => !badRows.has(row));
  const outcome = goodRows.length === 0 ? "refused" : same ? "same" : base === null ? "add" : "adjust";
  const good = new Set(goodRows);
  if (!entry.whole && goodRows.length < rows.length)
    draft = {
      ...draft,
      powers: holdersOnBase(
        held.filter(({ row }) => good.has(row)),
        base,
      ),
    };
  return {
    ...{ entry, outcome, draft, basedOn: standing?.version ?? null, effectiveFrom, effectiveTo: entry.validTo },
    ...{ goodRows, faults },
  };
}

/** The body here that a row means, and the division in which it is to have the power. */
function placed(
  { body, division }: Holder,
  { directory }: Ground,
  mapping: Readonly<Record<string, string>>,
): { body: string; division: string } | undefined {
  const chosen = mapping[mappingKey(body, division)];
  const known = chosen === undefined ? directory.body(body, division) : directory.bodies.get(chosen);
  if (known === undefined) return undefined;
  return { body: known.id, division: directory.division(division)?.id ?? known.division };
}

function drafted(
  entry: FileEntry,
  held: readonly { body: string; division: string; level: ItemDraft["levels"][number] }[],
  base: ItemDraft | null,
): ItemDraft {
  const powers = holdersOnBase(held, base);
  const levels = [...new Set(held.map(({ level }) => level))];
  const read = base === null ? entry.draft : onBase(entry.draft, entry.cells, base);
  if (base !== null)
    return { ...read, powers, supervision: [], levels: sameHolders(powers, base) ? base.levels : levels };
  return { ...read, powers, levels, community: levels.includes("community") };
}

const sameHolders = (powers: ItemDraft["powers"], base: ItemDraft): boolean =>
  powers.length === base.powers.length && powers.every((power) => base.powers.includes(power));

/** Papers that the city itself yields are fetched, never asked for (COM-05); the import says so and takes them so. */
function fetched(draft: ItemDraft, { makers }: Ground, row: number, told: (fault: RowFault) => void): ItemDraft {
  const papers = draft.papers.map((paper) => {
    const maker = paper.from === null ? makers.get(paper.name) : undefined;
    if (maker === undefined || maker.code === draft.code) return paper;
    told(rowNotice(row, importFault("IMPORT_PAPER_HELD", { paper: paper.name, maker: maker.name }), "papers"));
    return { ...paper, from: maker.code };
  });
  return papers.every((paper, index) => paper === draft.papers[index]) ? draft : { ...draft, papers };
}

/** 谁审批、谁监管: a beginning that the list keeper settles before it is submitted (行政许可法 arts 10, 61; marked E). */
function supervisedBy(body: string, { name }: ItemDraft): ItemDraft["supervision"][number] {
  return {
    ...{ body, boundary: null, accountability: [], bases: ["行政许可法 第61条"] },
    duty: `监督检查被许可人从事“${name.slice(0, 100)}”事项的活动（导入时按谁审批、谁监管拟定，待核定）`,
    checks: [{ subject: "许可条件的保持情况", frequency: "每年一次（估计，待核定）", method: "双随机、一公开" }],
  };
}
