import { system } from "#kernel/city/system.ts";
import { body } from "./body-query.ts";
import { item } from "./item-query.ts";
import { items } from "./items-query.ts";
import { listPages } from "./portal.ts";
import { listRefusals } from "./refusals.ts";
import { listSearch } from "./search.ts";

export default system({
  name: "lists",
  title: { zh: "清单", en: "Lists" },
  queries: [items, item, body],
  refusals: listRefusals,
  portal: listPages,
  followers: [listSearch],
});
