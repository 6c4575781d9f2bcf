import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { inForce, items } from "#kernel/items/records.ts";
import { command } from "#kernel/records/command.ts";
import { change, create, type Effect } from "#kernel/records/effects.ts";
import { all } from "#kernel/records/reads.ts";
import { refuse as refuseChange } from "../change-refusals.ts";
import { personOf } from "../commands/workflow.ts";
import {
  type NegativeDraft,
  type NegativeEdition,
  type NegativeEntry,
  negativeDrafts,
  negativeEditions,
  negativeEntries,
} from "../records.ts";
import { ofTheCity } from "./at-city.ts";
import { editionFault } from "./edition-faults.ts";
import { refuse } from "./refusals.ts";

/**
 * 核对确认负面清单版本: somebody else than who entered it compares it with what was published and confirms it, or sends it back
 * with the reason. With the confirmation it becomes the list, and the edition before ends on its first day (LST-05, LST-11).
 */
export const confirmNegativeEdition = command({
  name: "lists.confirmNegativeEdition",
  title: { zh: "核对确认负面清单版本", en: "Confirm an edition of the negative list" },
  on: negativeDrafts,
  input: z.object({ confirmed: z.boolean(), opinion: z.string().trim().max(2000).nullable().default(null) }),
  reads: {
    editions: all(negativeEditions).where("scope", (file: NegativeDraft) => file.scope),
    entries: all(negativeEntries).where("scope", (file: NegativeDraft) => file.scope),
    items: all(items).among("id", (file: NegativeDraft) => file.entries.flatMap((one) => one.items)),
  },
  may: ofTheCity("legalReviewer", "leader"),
  basis: ["优化营商环境条例 第二十条", "LST-05", "LST-11"],
  visibility: "public",
  decide(file, { confirmed, opinion }, { rows, actor, today }) {
    if (file.state !== "waiting") return refuse("EDITION_DECIDED", { edition: file.edition });
    const confirmer = personOf(actor);
    if (confirmer === file.importer) return refuseChange("SAME_PERSON");
    if (!confirmed && opinion === null) return refuseChange("OPINION_MISSING", { field: "/opinion" });
    const decided = { confirmer, confirmedOn: today, opinion };
    if (!confirmed) return [change(file, { ...decided, state: "rejected" })];
    const fault = editionFault(file, { ...rows, today });
    if (fault) return fault;
    const ended = file.scope === "national" ? endAt(file.validFrom, rows.editions, rows.entries) : [];
    return [change(file, { ...decided, state: "confirmed" }), ...ended, ...made(file)];
  },
});

/** The edition and its entries as the list holds them. */
function made({
  scope,
  edition,
  validFrom,
  validTo,
  title,
  document,
  source,
  reported,
  entries,
}: NegativeDraft): Effect[] {
  const id = `${scope}-${edition}`;
  const held = { scope, validFrom, validTo, mark: "L" } as const;
  return [
    create(negativeEditions, {
      ...{ ...held, id, edition, title, document, source },
      reported: { ...reported, measures: null, parts: [] },
    }),
    ...entries.map(({ code, ...entry }) => create(negativeEntries, { ...entry, ...held, id: `${id}:${code}`, code })),
  ];
}

/** The edition in force and all of its entries end on the day on which the next one begins. */
function endAt(on: Day, editions: readonly NegativeEdition[], entries: readonly NegativeEntry[]): Effect[] {
  const live = <Row extends { validFrom: Day; validTo: Day | null }>(row: Row) =>
    inForce(row, on) && row.validFrom < on;
  return [...editions.filter(live), ...entries.filter(live)].map((row) => change(row, { validTo: on } as never));
}
