import { post } from "#kernel/access/policies.ts";
import { clocks } from "#kernel/clocks/clocks.ts";
import { bodies } from "#kernel/directory/records.ts";
import { itemVersions } from "#kernel/items/records.ts";
import { all, one } from "#kernel/records/reads.ts";
import type { Entrustment } from "./records.ts";

/** The agent of the village that took it in, and of no other; the journal says for whom (INV-06, INV-07). */
export const ownAgent = post("agent").at<Entrustment, unknown>(
  (file) => file.body,
  (file) => file.applicant,
);

/** What an act on an entrustment reads beside it. */
export const entrustmentReads = {
  body: one(bodies).by((file: Entrustment) => file.body),
  version: one(itemVersions).by((file: Entrustment) => file.itemVersion),
  clocks: all(clocks).of<Entrustment, unknown>("owner"),
};
