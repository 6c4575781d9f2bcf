import { z } from "zod";
import { postKinds, subjects } from "#kernel/directory/records.ts";
import { heldOn } from "#kernel/records/actor.ts";
import { command } from "#kernel/records/command.ts";
import { create } from "#kernel/records/effects.ts";
import type { Policy } from "#kernel/records/policy.ts";
import { paperTakes } from "./records.ts";
import { refuseFirm } from "./refusals.ts";

/** Anybody with a name: the act only puts on record that they ask; what they then get is what they may see anyhow. */
const named = <File, Input>(): Policy<File, Input> => ({
  roles: ["applicant", ...postKinds],
  scope: { zh: "能看的材料", en: "papers that may be seen" },
  reads: {},
  check: ({ actor, today }) =>
    actor.kind === "person"
      ? { allowed: true, post: actor.posts.find((post) => heldOn(post, today)) ?? null }
      : { allowed: false, needed: { zh: "先登录", en: "signing in" } },
});

/**
 * 取走全部材料: on record before anything is handed over; `approvals.firmPapers` then gives them to the same person for five
 * minutes (COM-12). Who speaks for the subject takes their own and needs no purpose.
 */
export const takePapers = command({
  name: "approvals.takePapers",
  title: { zh: "取走全部材料", en: "Take all papers along" },
  on: subjects,
  input: z.object({ purpose: z.string().trim().min(4).max(200).optional() }),
  may: named(),
  basis: ["个人信息保护法 第六条", "个人信息保护法 第四十五条"],
  visibility: "internal",
  decide(file, { purpose }, { actor, post, now, newId }) {
    if (actor.kind !== "person") throw new TypeError("the policy lets only persons take papers");
    const own = actor.subjects.includes(file.id);
    if (!own && purpose === undefined) return refuseFirm("TAKE_PURPOSE_MISSING", { field: "/purpose" });
    return [
      create(paperTakes, {
        ...{ id: newId(), subject: file.id, person: actor.person, post: own ? null : (post?.post ?? null) },
        ...{ purpose: purpose ?? null, at: now.toISOString() },
      }),
    ];
  },
});
