import type { WorkCalendar } from "#kernel/calendar/workdays.ts";
import type { Create, Effect } from "./effects.ts";
import { isNextNumber } from "./effects.ts";
import type { KeptRows } from "./kept-rows.ts";
import { type AnyRecord, asRow, type RowBase } from "./record.ts";
import type { Vault } from "./vault.ts";

type Values = RowBase & Readonly<Record<string, unknown>>;

/** A row within a batch: as it is now, and the version it has in the database (0 when it is new). */
export type HeldRow = { readonly kind: AnyRecord; row: Values; readonly base: number; numbered: boolean };

/** One row changed by one command: what the journal will say of it. */
export type Touched = {
  readonly held: HeldRow;
  readonly version: number;
  fields: Record<string, unknown>;
  /** The row as it was before this change; undefined for a new one. */
  readonly before: Values | undefined;
};

/**
 * The rows of one batch. Commands of a batch are decided one after another on these rows, so a later one sees what an
 * earlier one did; the database sees only the last state, in one statement.
 */
export class BatchRows {
  readonly #rows = new Map<AnyRecord, Map<string, HeldRow>>();
  readonly kept: KeptRows;

  constructor(kept: KeptRows) {
    this.kept = kept;
  }

  of(kind: AnyRecord): Map<string, HeldRow> {
    const held = this.#rows.get(kind);
    if (held) return held;
    const rows = new Map<string, HeldRow>();
    this.#rows.set(kind, rows);
    return rows;
  }

  /** Adds a row read from the database, unless the batch holds it already. */
  hold(kind: AnyRecord, row: RowBase): void {
    const rows = this.of(kind);
    if (!rows.has(row.id))
      rows.set(row.id, { kind, row: asRow(kind, row as Values), base: row.version, numbered: true });
  }

  get(kind: AnyRecord, id: string): HeldRow | undefined {
    return this.#rows.get(kind)?.get(id);
  }

  where(kind: AnyRecord, field: string, value: unknown): HeldRow[] {
    return [...this.of(kind).values()]
      .filter((held) => held.row[field] === value)
      .sort((a, b) => (a.row.id < b.row.id ? -1 : 1));
  }

  /** Rows that this batch makes or changes, by kind; kinds in the order of their tables, so that like batches write alike. */
  written(): [AnyRecord, HeldRow[]][] {
    const written: [AnyRecord, HeldRow[]][] = [];
    for (const [kind, rows] of this.#rows) {
      const moved = [...rows.values()].filter((held) => held.row.version !== held.base);
      if (moved.length > 0) written.push([kind, moved]);
    }
    return written.sort(([a], [b]) => (a.table < b.table ? -1 : 1));
  }

  /**
   * Applies what one command decided, all of it or (when it throws) nothing. A new member of a set raises the version
   * of the row that owns the set.
   * @throws {TypeError} on a mistake of the program: a row never read, an id used twice, a set whose owner was not read
   */
  apply(effects: readonly Effect[], calendar: WorkCalendar, vault: Vault): Touched[] {
    const touched: Touched[] = [];
    const put = (held: HeldRow, before: Values | undefined, fields: Record<string, unknown>) => {
      this.of(held.kind).set(held.row.id, held);
      touched.push({ held, version: held.row.version, fields, before });
    };
    const alter = (held: HeldRow, patch: Readonly<Record<string, unknown>>) => {
      const before = held.row;
      const next = { ...before, ...sealFields(held.kind, before.id, patch, vault), version: before.version + 1 };
      const derived = { ...next, ...held.kind.derive?.(next, calendar) };
      held.row = asRow(held.kind, derived);
      put(held, before, differences(before, derived));
    };
    try {
      for (const effect of effects) {
        if (effect.effect === "create") {
          const held = this.#made(effect, calendar, vault);
          put(held, undefined, { ...held.row });
          const owner = this.#ownerOf(effect);
          if (owner && !touched.some((one) => one.held === owner)) alter(owner, {});
        } else {
          const held = this.get(effect.record, effect.id);
          if (!held) throw new TypeError(`${effect.record.name} ${effect.id} is changed but was never read`);
          alter(held, effect.patch);
        }
      }
    } catch (error) {
      this.takeBack(touched);
      throw error;
    }
    return touched;
  }

  /** Undoes what `apply` did, last change first. */
  takeBack(touched: readonly Touched[]): void {
    for (const { held, before } of [...touched].reverse()) {
      if (before) held.row = before;
      else this.of(held.kind).delete(held.row.id);
    }
  }

  #made(effect: Create, calendar: WorkCalendar, vault: Vault): HeldRow {
    const { record: kind, row } = effect;
    if (this.get(kind, row.id)) throw new TypeError(`${kind.name} ${row.id} exists already`);
    const values = { ...row, ...sealFields(kind, row.id, row, vault) } as Values;
    const numbered = !Object.values(values).some(isNextNumber);
    const made = numbered ? { ...values, ...kind.derive?.(values, calendar) } : values;
    return { kind, row: asRow(kind, made), base: 0, numbered };
  }

  #ownerOf(effect: Create): HeldRow | undefined {
    const { owner, name } = effect.record;
    if (!owner) return undefined;
    const id = effect.row[owner.field];
    if (id === null) return undefined;
    for (const [kind, rows] of this.#rows) {
      const held = kind.name === owner.of ? rows.get(id as string) : undefined;
      if (held) return held;
    }
    throw new TypeError(`a new ${name} belongs to ${owner.of} ${String(id)}, which the command did not read`);
  }
}

/** Personal numbers rest encrypted: the value gives way to its sealed form, and its keyed hash stands beside it. */
function sealFields(
  kind: AnyRecord,
  id: string,
  values: Readonly<Record<string, unknown>>,
  vault: Vault,
): Record<string, unknown> {
  const sealed: Record<string, unknown> = { ...values };
  for (const field of kind.sealed) {
    const value = values[field];
    if (typeof value !== "string") continue;
    sealed[field] = vault.seal(value, { record: kind.name, id, field }).toString("base64");
    sealed[`${field}Hash`] = vault.hash(value);
  }
  return sealed;
}

function differences(before: Values, after: Values): Record<string, unknown> {
  const changed: Record<string, unknown> = {};
  for (const field of Object.keys(after)) {
    if (field === "id" || field === "version") continue;
    if (JSON.stringify(before[field]) !== JSON.stringify(after[field])) changed[field] = after[field];
  }
  return changed;
}
