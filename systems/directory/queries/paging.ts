import { z } from "zod";

/** How every list pages: at most 200 rows, and the last row's id to go on after. */
export const page = {
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(80).optional(),
};

/** One page of rows that were read with one more than asked for, so that `next` is exact. */
export function paged<Row extends { readonly id: string }>(rows: readonly Row[], limit: number, total: number) {
  const shown = rows.slice(0, limit);
  return { total, rows: shown, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}
