import { clocks } from "#kernel/clocks/clocks.ts";
import { bodies } from "#kernel/directory/records.ts";
import { itemVersions } from "#kernel/items/records.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { all, one } from "#kernel/records/reads.ts";
import { wakes } from "#kernel/records/wakes.ts";
import { type Hearing, hearings } from "./records.ts";

/** The wake at the end of the time to ask; it has the clock's id, so that a corrected calendar moves both (CLK-30). */
export const askingWake = (id: string): string => `${id}:asking`;

/** What an act on a hearing reads beside it. */
export const hearingReads = {
  file: one(cases).lockedBy((hearing: Hearing) => hearing.caseId),
  version: one(itemVersions).via("file", (file: Case) => file.itemVersion),
  body: one(bodies).via("file", (file: Case) => file.body),
  /** The hearing's own, and those of its case. */
  clocks: all(clocks).among("owner", (hearing: Hearing) => [hearing.id, hearing.caseId]),
  wake: one(wakes).lockedBy((hearing: Hearing) => askingWake(hearing.id)),
};

export const ownHearings = all(hearings).of<Case, unknown>("caseId");
