import type { City } from "#kernel/city/city.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { askPublicly } from "../ask.ts";
import type { ItemRow } from "../items-query.ts";
import type { Chosen } from "./item-filters.ts";

/** Every item that the filters leave, page by page through the public query: what a file holds. */
export async function allItems(city: City, chosen: Chosen): Promise<ItemRow[] | Refusal> {
  const rows: ItemRow[] = [];
  let after: string | undefined;
  do {
    const page = await askPublicly(city, "lists.items", { ...chosen, limit: 200, after });
    if (isRefusal(page)) return page;
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after !== undefined);
  return rows;
}
