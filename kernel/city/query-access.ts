import { postNames } from "#kernel/access/post-names.ts";
import type { PostKind } from "#kernel/directory/records.ts";
import { postKinds } from "#kernel/directory/records.ts";
import { heldOn } from "#kernel/records/actor.ts";
import type { Access } from "./system.ts";

/** Open to everybody without signing in: what the law makes public. */
export function anyone<Input>(): Access<Input> {
  return {
    roles: ["anyone", "applicant", ...postKinds],
    scope: { zh: "公开", en: "public" },
    check: () => ({ allowed: true, post: null }),
  };
}

/** Somebody who holds one of these posts; the query narrows it to their own body where it must. */
export function holders<Input>(...kinds: readonly PostKind[]): Access<Input> {
  const wanted = kinds.length === 0 ? postKinds : kinds;
  const names = wanted.map((kind) => postNames[kind]);
  return {
    roles: wanted,
    scope: { zh: "本机构职权内", en: "within the own body's powers" },
    check({ actor, today }) {
      const post =
        actor.kind === "person"
          ? actor.posts.find((held) => (wanted as readonly string[]).includes(held.kind) && heldOn(held, today))
          : undefined;
      if (post) return { allowed: true, post };
      const zh = `${names.map((name) => name.zh).join("或")}岗`;
      return { allowed: false, needed: { zh, en: `the post of ${names.map((name) => name.en).join(" or ")}` } };
    },
  };
}

/** Anybody signed in; the query shows them their own only. */
export function signedIn<Input>(): Access<Input> {
  return {
    roles: ["applicant", ...postKinds],
    scope: { zh: "本人、本单位、本机构的", en: "the own ones" },
    check: ({ actor }) =>
      actor.kind === "person"
        ? { allowed: true, post: null }
        : { allowed: false, needed: { zh: "先登录", en: "signing in" } },
  };
}
