import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { postKinds } from "#kernel/directory/records.ts";
import { notices } from "#kernel/notices/notices.ts";
import { type Actor, heldOn } from "#kernel/records/actor.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import type { Policy } from "#kernel/records/policy.ts";
import type { RowOf } from "#kernel/records/record.ts";
import { refusalsOf } from "#kernel/records/refusal.ts";
import { signedIn } from "./query-access.ts";
import { query } from "./system.ts";

type Notice = RowOf<typeof notices>;

export const { texts: noticeRefusals, refuse } = refusalsOf({
  NOTICE_READ: {
    rule: "NTC-01",
    text: { zh: "这条通知已经读过了。", en: "This notice has been read already." },
    next: { zh: "不用再办。", en: "Nothing needs to be done." },
  },
});

const postsOf = (actor: Actor, today: Day): string[] =>
  actor.kind === "person" ? actor.posts.filter((post) => heldOn(post, today)).map(({ post }) => post) : [];
const subjectsOf = (actor: Actor): readonly string[] => (actor.kind === "person" ? actor.subjects : []);

/** Whom a notice is for: who speaks for the subject, or holds the post. */
const receiver: Policy<Notice, unknown> = {
  roles: ["applicant", ...postKinds],
  scope: { zh: "发给自己的通知", en: "notices to oneself" },
  reads: {},
  check({ actor, file, today }) {
    const own =
      (file.subject !== null && subjectsOf(actor).includes(file.subject)) ||
      (file.post !== null && postsOf(actor, today).includes(file.post));
    return own
      ? { allowed: true, post: null }
      : { allowed: false, needed: { zh: "通知的接收人", en: "the receiver of the notice" } };
  },
};

/** 已读: the receiver has read a notice; the moment is kept once. */
export const readNotice = command({
  name: "notices.read",
  title: { zh: "标为已读", en: "Mark as read" },
  on: notices,
  input: z.object({}),
  may: receiver,
  basis: ["NTC-01 通知读过留痕"],
  visibility: "internal",
  decide: (file, _, { now }) =>
    file.readAt === null ? [change(file, { readAt: now.toISOString() })] : refuse("NOTICE_READ"),
});

/** 收件箱: notices to the subjects one speaks for and the posts one holds, newest first. */
export const inbox = query({
  name: "notices.inbox",
  title: { zh: "收件箱", en: "Inbox" },
  input: z.object({
    unread: z.stringbool().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(80).optional(),
  }),
  may: signedIn(),
  async run({ city, actor, input, today }) {
    const mine = `(subject = ANY($1) OR post = ANY($2)) AND (NOT $3 OR read_at IS NULL)`;
    const values = [subjectsOf(actor), postsOf(actor, today), input.unread ?? false];
    const { pool } = city.database;
    const [rows, count] = await Promise.all([
      pool.query(
        `SELECT id, version, about, title, sent_at AS "sentAt", read_at AS "readAt",
           (SELECT m.kind = 'project' FROM matters m WHERE m.id = notices.about) IS TRUE AS "ofProject",
           (SELECT min(c.id) FROM cases c WHERE c.matter = notices.about) AS "caseOfMatter" FROM notices
         WHERE ${mine} AND ($4::text IS NULL OR id < $4) ORDER BY id DESC LIMIT $5`,
        [...values, input.after ?? null, input.limit],
      ),
      pool.query<{ n: number; unread: number }>(
        `SELECT count(*)::int AS n, count(*) FILTER (WHERE read_at IS NULL)::int AS unread FROM notices WHERE ${mine}`,
        values,
      ),
    ]);
    return {
      total: count.rows[0]?.n ?? 0,
      unread: count.rows[0]?.unread ?? 0,
      rows: rows.rows,
      next: rows.rows.length === input.limit ? ((rows.rows.at(-1)?.id as string) ?? null) : null,
    };
  },
});
