import { clocks } from "#kernel/clocks/clocks.ts";
import { bodies } from "#kernel/directory/records.ts";
import { itemVersions } from "#kernel/items/records.ts";
import { type Case, matters, papers } from "#kernel/matters/records.ts";
import { all, one } from "#kernel/records/reads.ts";
import { wakes } from "#kernel/records/wakes.ts";

/** What most acts on a case read beside it. */
export const version = one(itemVersions).by((file: Case) => file.itemVersion);
export const body = one(bodies).by((file: Case) => file.body);
export const ownClocks = all(clocks).of<Case, unknown>("owner");
export const intakeWake = one(wakes).lockedBy((file: Case) => `${file.id}:intake`);
/** The matter whose set of papers and cases an act extends: locked, its version guards the set. */
export const matter = one(matters).lockedBy((file: Case) => file.matter);
export const ownPapers = all(papers).where("matter", (file: Case) => file.matter);
