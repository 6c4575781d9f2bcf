import { type Post, postKinds, posts } from "#kernel/directory/records.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { type HeldPost, heldOn } from "#kernel/records/actor.ts";
import type { Policy } from "#kernel/records/policy.ts";
import { one } from "#kernel/records/reads.ts";
import type { Words } from "#kernel/text/words.ts";

type Select<File, Input> = (file: File, input: Input) => string | null | undefined;

/** The head of the body that this post belongs to: own body, own division. */
export function headAtPost<File, Input>(post: Select<File, Input>): Policy<File, Input> {
  const needed: Words = { zh: "本机构负责人岗", en: "the post of head at the same body" };
  return {
    roles: ["head"],
    scope: { zh: "本机构的岗位", en: "posts of the own body" },
    reads: { post: one(posts).by(post) },
    check({ actor, today, rows }) {
      const asked = rows.post as Post | null;
      if (actor.kind !== "person" || !asked) return { allowed: false, needed };
      const fit = actor.posts.find((held) => held.kind === "head" && held.body === asked.body && heldOn(held, today));
      return fit ? { allowed: true, post: fit } : { allowed: false, needed };
    },
  };
}

/** The kinds of post that serve people and may have to read a number in full. */
export const servingKinds: readonly string[] = ["window", "reviewer", "decider"];

/** Whoever serves people; for a look that names a case, at the body that handles it (COM-12). */
export function serving<File, Input extends { readonly case?: string | undefined }>(): Policy<File, Input> {
  const needed: Words = {
    zh: "办理该件的机构的窗口、审查或决定岗",
    en: "the post of window clerk, reviewer or decider at the body that handles the case",
  };
  return {
    roles: servingKinds,
    scope: { zh: "正在服务的人", en: "persons served now" },
    reads: { case: one(cases).by((_: File, asked: Input) => asked.case) },
    check({ actor, today, rows }) {
      const about = rows.case as Case | null;
      const fits = (held: HeldPost) =>
        servingKinds.includes(held.kind) && heldOn(held, today) && (about === null || held.body === about.body);
      const fit = actor.kind === "person" ? actor.posts.find(fits) : undefined;
      return fit ? { allowed: true, post: fit } : { allowed: false, needed };
    },
  };
}

/** Somebody signed in, for themselves: a natural person who will speak for themselves (IDN-02). */
export function themselves<Input extends { readonly kind: string; readonly speaker?: string | undefined }>(): Policy<
  null,
  Input
> {
  const needed: Words = { zh: "本人登录后登记自己", en: "signing in and registering oneself" };
  return {
    roles: ["applicant"],
    scope: { zh: "本人", en: "oneself" },
    reads: {},
    check: ({ actor, input }) =>
      actor.kind === "person" && input.kind === "person" && input.speaker === actor.person
        ? { allowed: true, post: null }
        : { allowed: false, needed },
  };
}

/**
 * Who says where e-mails go: whoever speaks for the subject; the window or agent that serves it; for the staff the administrator, and
 * everybody for themselves.
 */
export function mailboxKeeper<
  Input extends { readonly subject?: string | undefined; readonly person?: string | undefined },
>(): Policy<null, Input> {
  const needed: Words = {
    zh: "主体的经办人、窗口或代办员岗；工作人员的，本人或管理员岗",
    en: "speaking for the subject, or the post of window clerk or agent; for the staff oneself or the administrator",
  };
  return {
    roles: ["applicant", ...postKinds],
    scope: { zh: "本人、所代表的、所服务的主体；管理员为工作人员", en: "oneself and subjects spoken for or served" },
    reads: {},
    check({ actor, input: { subject, person }, today }) {
      if (actor.kind !== "person") return { allowed: false, needed };
      const own = subject === undefined ? person === actor.person : actor.subjects.includes(subject);
      if (own) return { allowed: true, post: null };
      const kinds = subject === undefined ? ["administrator"] : ["window", "agent"];
      const fit = actor.posts.find((held) => kinds.includes(held.kind) && heldOn(held, today));
      return fit ? { allowed: true, post: fit } : { allowed: false, needed };
    },
  };
}
