import { watch } from "#kernel/city/watch.ts";
import { changeStateWords } from "./change-refusals.ts";
import { listSight } from "./queries/sight.ts";
import { type ChangeState, listChanges } from "./records.ts";

/** 清单变动: one change of a list, for those who write, check, approve or watch it. */
export const changeWatch = watch({
  name: "listChange",
  title: listChanges.title,
  record: listChanges,
  async may({ city, actor, ids, today }) {
    const { divisions } = await listSight(city, actor, today);
    const found = await city.database.pool.query<{ id: string }>(
      "SELECT id FROM list_changes WHERE id = ANY($1) AND division = ANY($2)",
      [ids, divisions],
    );
    return found.rows.map(({ id }) => id);
  },
  shown: {
    state: { title: { zh: "状态", en: "State" }, say: (value) => changeStateWords[value as ChangeState] },
    reason: { title: { zh: "变动理由", en: "Reason" } },
    effectiveFrom: { title: { zh: "生效日期", en: "In force from" } },
  },
});
