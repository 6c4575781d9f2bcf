import { anyOf, post } from "#kernel/access/policies.ts";
import { inForce, type Power, powers } from "#kernel/items/records.ts";
import type { Policy } from "#kernel/records/policy.ts";
import { all } from "#kernel/records/reads.ts";
import type { ListChange } from "../records.ts";

type Written = Pick<ListChange, "division" | "item" | "content">;

/**
 * Who writes a change: the list keeper of its division, or the head of a body that is to have the power (of a withdrawal: that
 * has it), who applies for it (LST-11). The head of any other body may not: it is not their power.
 */
export function mayWrite<File, Input>(about: (file: File, input: Input) => Written): Policy<File, Input> {
  const division = (file: File, input: Input) => about(file, input).division;
  return anyOf(post("listKeeper").within(division), headOfHolder(about));
}

function headOfHolder<File, Input>(about: (file: File, input: Input) => Written): Policy<File, Input> {
  const inDivision = post("head").within((file: File, input: Input) => about(file, input).division);
  return {
    roles: inDivision.roles,
    scope: { zh: "本机构的职权", en: "powers of the own body" },
    reads: {
      ...inDivision.reads,
      powers: all(powers).where("item", (file: File, input: Input) => {
        const { content, item } = about(file, input);
        return content === null ? item : null;
      }),
    },
    check(asked) {
      const { actor, today, rows } = asked;
      const { content } = about(asked.file, asked.input);
      const held = content?.powers ?? (rows.powers as readonly Power[]).filter((power) => inForce(power, today));
      const own = (body: string) => held.some((power) => power.body === body);
      const posts = actor.kind === "person" ? actor.posts.filter(({ body }) => own(body)) : [];
      const permit = inDivision.check(actor.kind === "person" ? { ...asked, actor: { ...actor, posts } } : asked);
      if (permit.allowed) return permit;
      return {
        allowed: false,
        needed: { zh: "写明行使这项职权的机构的负责人岗", en: "the post of head at a body that has this power" },
      };
    },
  };
}
