import { z } from "zod";
import { subjects } from "#kernel/directory/records.ts";
import { type Case, cases, isRunning } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { create } from "#kernel/records/effects.ts";
import { one } from "#kernel/records/reads.ts";
import { serving } from "../policies.ts";
import { looks } from "../records.ts";
import { refuse } from "../refusals.ts";

const input = z.object({
  purpose: z.string().trim().min(4).max(200),
  /** The running case it is needed for; for a natural person there must be one. */
  case: z.string().max(80).optional(),
});
type Input = z.output<typeof input>;

/**
 * 查看明文: asks to read a subject's number in full. The look is on record before anything is seen; `directory.looked`
 * then shows the value to the same person for five minutes (IDN-02, COM-12).
 */
export const look = command({
  name: "directory.look",
  title: { zh: "查看明文", en: "Look at a number in full" },
  on: subjects,
  input,
  reads: { case: one(cases).by((_: unknown, asked: Input) => asked.case) },
  may: serving(),
  basis: ["个人信息保护法 第六条", "个人信息保护法 第三十四条"],
  visibility: "internal",
  decide(file, { purpose, case: about }, { rows, actor, post, now, newId }) {
    if (actor.kind !== "person" || !post) throw new TypeError("the policy lets only persons at a post look");
    // A firm's code is public; a person's number takes a case as well as a purpose.
    if (about === undefined && file.kind === "person") return refuse("LOOK_CASE_NEEDED", { field: "/case" });
    if (about !== undefined && !gives(rows.case, file.id))
      return refuse("LOOK_CASE_STRANGE", { case: about, field: "/case" });
    return [
      create(looks, {
        ...{ id: newId(), person: actor.person, post: post.post, subject: file.id, field: "identifier", purpose },
        ...{ about: about ?? null, at: now.toISOString() },
      }),
    ];
  },
});

/** A case gives ground to look at its own applicant while it runs. */
function gives(about: Case | null, subject: string): boolean {
  return about !== null && about.applicant === subject && isRunning(about);
}
