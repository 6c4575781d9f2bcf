import { type Clock, stopClocks } from "#kernel/clocks/effects.ts";
import type { Body } from "#kernel/directory/records.ts";
import type { ItemVersion } from "#kernel/items/records.ts";
import type { Case } from "#kernel/matters/records.ts";
import type { Context } from "#kernel/records/command.ts";
import type { Effect } from "#kernel/records/effects.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { type FetchedRows, fetchedPermit } from "../works/begin-works.ts";
import { numbered } from "./together.ts";

/** How a decision reaches the applicant. */
export const deliveryMeans = ["window", "post", "online"] as const;

type Delivering = { readonly patch: Partial<Case>; readonly effects: readonly Effect[] };

/**
 * What a delivery does, of what was decided before or in the same act: its limit ends (CLK-15), a return slip proves it (DOC-01),
 * and with a construction permit the time to begin starts (CON-08).
 */
export function deliverOn(
  file: Case,
  means: (typeof deliveryMeans)[number],
  read: FetchedRows & {
    readonly version: ItemVersion | null;
    readonly body: Body;
    readonly clocks: readonly Clock[];
  },
  context: Context,
): Delivering | Refusal {
  const { version, body, clocks } = read;
  const slip = numbered(
    body,
    {
      ...{ kind: "送达回证", about: file.id, addressee: file.applicant },
      content: { item: version?.name, means },
    },
    context,
  );
  if (isRefusal(slip)) return slip;
  return {
    patch: { status: "delivered", deliveredOn: context.today },
    effects: [...stopClocks(clocks, ["delivery"], context.today), slip, ...fetchedPermit(file, read, context)],
  };
}
