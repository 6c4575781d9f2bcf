import type { PostKind } from "#kernel/directory/records.ts";
import { type HeldPost, heldOn } from "#kernel/records/actor.ts";
import type { Policy } from "#kernel/records/policy.ts";

const kinds: readonly PostKind[] = ["window", "listKeeper"];

/** A window clerk or list keeper of the body in whose name the letter goes out. */
export function answeringAt<Input extends { readonly body: string }>(): Policy<null, Input> {
  return {
    roles: kinds,
    scope: { zh: "以本机构的名义", en: "in the own body's name" },
    reads: {},
    check({ actor, input, today }) {
      const fits = (held: HeldPost) =>
        (kinds as readonly string[]).includes(held.kind) && held.body === input.body && heldOn(held, today);
      const fit = actor.kind === "person" ? actor.posts.find(fits) : undefined;
      if (fit) return { allowed: true, post: fit };
      return {
        allowed: false,
        needed: { zh: "这个机构的窗口或清单管理员岗", en: "the post of window clerk or list keeper at that body" },
      };
    },
  };
}
