import type { Light } from "#kernel/calendar/lights.ts";
import type { WorkRow, WorkView } from "../queries/work.ts";

/** The answer of `approvals.work`. */
export type WorkAnswer = {
  readonly total: number;
  readonly views: Readonly<Record<WorkView, number>>;
  readonly lights: Readonly<Record<Light, number>>;
  readonly today: string;
  readonly rows: readonly WorkRow[];
  readonly next: string | null;
};

/** What of the work is looked at; it stands in the address. */
export const workDefaults = { q: "", view: "", hands: "", light: "", sort: "due", after: "", row: "" };
export type WorkSeen = typeof workDefaults;
