import { postNames } from "#kernel/access/post-names.ts";
import { divisions, type PostKind } from "#kernel/directory/records.ts";
import { heldOn } from "#kernel/records/actor.ts";
import type { Policy } from "#kernel/records/policy.ts";
import { all } from "#kernel/records/reads.ts";
import type { RowOf } from "#kernel/records/record.ts";

/** One of these posts at a body of the city itself: the negative list is one for the whole city, not a county's. */
export function ofTheCity<File, Input>(...kinds: readonly PostKind[]): Policy<File, Input> {
  const zh = kinds.map((kind) => postNames[kind].zh).join("或");
  const en = kinds.map((kind) => postNames[kind].en).join(" or ");
  return {
    roles: kinds,
    scope: { zh: "全市，市级机构的", en: "the whole city, at a body of the city" },
    reads: { cities: all(divisions).where("level", () => "city") },
    check({ actor, today, rows }) {
      const cities = (rows.cities as readonly RowOf<typeof divisions>[]).map(({ id }) => id);
      const fit =
        actor.kind === "person"
          ? actor.posts.find(
              (held) =>
                (kinds as readonly string[]).includes(held.kind) &&
                cities.includes(held.division) &&
                heldOn(held, today),
            )
          : undefined;
      if (fit) return { allowed: true, post: fit };
      return { allowed: false, needed: { zh: `市级机构的${zh}岗`, en: `the post of ${en} at a body of the city` } };
    },
  };
}
