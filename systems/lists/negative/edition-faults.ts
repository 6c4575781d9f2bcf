import type { Day } from "#kernel/calendar/day.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { NegativeDraft, NegativeEdition } from "../records.ts";
import { outlivesLocalLists } from "./edition-days.ts";
import { refuse } from "./refusals.ts";

type Edition = Pick<NegativeDraft, "scope" | "validFrom" | "validTo" | "reported" | "entries">;

/**
 * Why an edition cannot become the list (LST-05): when it is entered, and again when it is confirmed. A local one is only history;
 * a national one begins on a day to come, follows the one before, and is whole: what it leaves out would be free to all.
 */
export function editionFault(
  edition: Edition,
  known: {
    readonly editions: readonly NegativeEdition[];
    /** The city's items that the entries name. */
    readonly items: readonly { readonly id: string }[];
    readonly today: Day;
  },
): Refusal | undefined {
  const { scope, validTo } = edition;
  if (scope === "local" && outlivesLocalLists(validTo))
    return refuse("LOCAL_LIST_FORBIDDEN", { to: validTo ?? "—", field: "/validTo" });
  return (
    orderFault(edition, known.editions) ??
    (scope === "national" ? (pastFault(edition, known.today) ?? wholeFault(edition)) : undefined) ??
    entriesFault(edition, new Set(known.items.map(({ id }) => id)))
  );
}

function orderFault({ validFrom, validTo }: Edition, editions: readonly NegativeEdition[]): Refusal | undefined {
  const last = editions
    .map((one) => one.validFrom)
    .toSorted()
    .at(-1);
  if ((last !== undefined && validFrom <= last) || (validTo !== null && validTo <= validFrom))
    return refuse("EDITION_ORDER", { on: validFrom, last: last ?? validTo, field: "/validFrom" });
  return undefined;
}

/** Letters of days that are over rest on the list as it was: it does not change behind them. */
function pastFault({ validFrom }: Edition, today: Day): Refusal | undefined {
  return validFrom < today ? refuse("EDITION_PAST", { on: validFrom, today, field: "/validFrom" }) : undefined;
}

/** As many entries as its publisher counts, and at least one. */
function wholeFault({ entries, reported }: Edition): Refusal | undefined {
  const given = {
    items: entries.length,
    prohibited: countOf(entries, "prohibited"),
    permitted: countOf(entries, "permitted"),
  };
  if (entries.length > 0 && reported.items !== null) {
    const differs = (["items", "prohibited", "permitted"] as const).find(
      (name) => reported[name] !== null && reported[name] !== given[name],
    );
    if (differs === undefined) return undefined;
  }
  const told = ({ items, prohibited, permitted }: typeof reported) =>
    `${items ?? "—"}（${prohibited ?? "—"}+${permitted ?? "—"}）`;
  return refuse("EDITION_NOT_WHOLE", { given: told(given), reported: told(reported), field: "/entries" });
}

const countOf = (entries: Edition["entries"], wanted: "prohibited" | "permitted"): number =>
  entries.filter((entry) => entry.class === wanted).length;

function entriesFault({ entries }: Edition, known: ReadonlySet<string>): Refusal | undefined {
  const seen = new Set<string>();
  for (const [index, { code, items: carriers }] of entries.entries()) {
    if (seen.has(code)) return refuse("ENTRY_TWICE", { code, field: `/entries/${index}/code` });
    seen.add(code);
    const unknown = carriers.filter((item) => !known.has(item));
    if (unknown.length > 0)
      return refuse("ENTRY_ITEM_UNKNOWN", { items: unknown.join("、"), field: `/entries/${index}/items` });
  }
  return undefined;
}
