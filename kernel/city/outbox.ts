import { type Day, dayOf } from "#kernel/calendar/day.ts";
import { containing } from "#kernel/database/containing.ts";
import { type EmailText, emailText } from "#kernel/notices/email-text.ts";
import type { Words } from "#kernel/text/words.ts";
import type { City } from "./city.ts";

/** Where an e-mail stands: what no channel has told of yet waits. */
export const emailStates = ["waiting", "sent", "failed"] as const;
export type EmailState = (typeof emailStates)[number];

/** An e-mail of the outbox: its text, and for whom. The address is not in it: who sends opens the mailbox (IDN-02). */
export type Email = EmailText & {
  readonly id: string;
  readonly notice: string;
  readonly mailbox: string;
  readonly state: EmailState;
  readonly sentAt: string;
  /** When a channel sent it or failed, and why it failed. */
  readonly dispatchedAt: string | null;
  readonly reason: string | null;
  readonly subjectId: string | null;
  /** A firm's name; null for a natural person, who is nobody else's business (COM-12). */
  readonly subjectName: string | null;
  readonly person: string | null;
  readonly post: string | null;
  readonly postTitle: Words | null;
  readonly bodyName: string | null;
};

/**
 * Which e-mails there are: one for each notice and each mailbox of its receiver, the subject's or those of who held the post, or
 * stood in, on the day of the notice. It follows from the rows, so whatever is read or followed twice, there is one (NTC-02).
 * A mailbox has one line for each receiver, with all the time in which it counts: somebody who holds a post and stands in at it
 * is told once. $1 is the city's zone.
 */
const receivers = `receivers AS MATERIALIZED (
  SELECT m.id AS mailbox, m.valid_to IS NULL AS open, m.subject AS receiver, true AS of_subject,
    tstzmultirange(tstzrange(m.valid_from::timestamp AT TIME ZONE $1, NULL)) AS during FROM mailboxes m WHERE m.subject IS NOT NULL
  UNION ALL
  SELECT m.id, m.valid_to IS NULL, h.post, false, range_agg(tstzrange(h.valid_from::timestamp AT TIME ZONE $1, h.valid_to::timestamp AT TIME ZONE $1))
      * tstzmultirange(tstzrange(m.valid_from::timestamp AT TIME ZONE $1, NULL))
    FROM mailboxes m JOIN (
      SELECT person, post, valid_from, valid_to FROM holdings UNION ALL SELECT person, post, valid_from, valid_to FROM substitutes
    ) h ON h.person = m.person GROUP BY m.id, h.post)`;

const due = `notices n JOIN receivers r ON r.receiver = coalesce(n.subject, n.post) AND r.of_subject = (n.subject IS NOT NULL) AND r.during @> n.sent_at
  LEFT JOIN dispatches d ON d.notice = n.id AND d.mailbox = r.mailbox`;

/** $2 to $4: state, receiver's kind, words. What waited for a mailbox that was closed since is due no more. */
const chosen = `(r.open OR d.id IS NOT NULL)
  AND ($2::text IS NULL OR coalesce(d.state, 'waiting') = $2) AND ($3::text IS NULL OR ($3 = 'subject') = (n.subject IS NOT NULL))
  AND ($4::text IS NULL OR n.title->>'zh' ILIKE $4 OR n.title->>'en' ILIKE $4 OR n.post ILIKE $4
    OR EXISTS (SELECT FROM subjects s WHERE s.id = n.subject AND s.kind <> 'person' AND s.name ILIKE $4))`;

/** What a notice is about: a project, a case, or the one case of a single matter; null for what has a page of its own kind. */
const about = `(SELECT jsonb_build_object('project', mt.id, 'number', mt.project_code) FROM matters mt WHERE mt.id = n.about AND mt.kind = 'project') AS project,
  coalesce((SELECT jsonb_build_object('case', c.id, 'number', c.query_code) FROM cases c WHERE c.id = n.about),
    (SELECT jsonb_build_object('case', c.id, 'number', c.query_code) FROM cases c WHERE c.matter = n.about ORDER BY c.id LIMIT 1)) AS "case"`;

export type OutboxAsked = {
  readonly q: string | undefined;
  readonly state: EmailState | undefined;
  readonly to: "subject" | "post" | undefined;
  readonly order: "new" | "old";
  readonly limit: number;
  readonly after: string | undefined;
};

type Row = Omit<Email, keyof EmailText> & {
  readonly title: Words;
  readonly owed: readonly string[] | null;
  readonly owedUntil: Day | null;
  readonly project: { readonly project: string; readonly number: string | null } | null;
  readonly case: { readonly case: string; readonly number: string } | null;
};

/** One page of the outbox, and how many e-mails there are of this choice and of them waiting. */
export async function readOutbox(city: City, asked: OutboxAsked) {
  const values = [city.zone, asked.state ?? null, asked.to ?? null, containing(asked.q)];
  const [beyond, order] = asked.order === "old" ? [">", "ASC"] : ["<", "DESC"];
  const [notice = null, mailbox = null] = asked.after?.split("~") ?? [];
  const { pool } = city.database;
  const [found, count] = await Promise.all([
    pool.query<Row>({
      name: `outbox-${asked.order}`,
      text: `WITH ${receivers}, page AS (
          SELECT n.id AS notice, r.mailbox FROM ${due} WHERE ${chosen} AND ($5::text IS NULL OR (n.id, r.mailbox) ${beyond} ($5, $6))
          ORDER BY n.id ${order}, r.mailbox ${order} LIMIT $7)
        SELECT n.id || '~' || m.id AS id, n.id AS notice, m.id AS mailbox, coalesce(d.state, 'waiting') AS state, n.sent_at AS "sentAt",
          d.at AS "dispatchedAt", d.reason, n.subject AS "subjectId", CASE WHEN s.kind <> 'person' THEN s.name END AS "subjectName",
          m.person, n.post, p.title AS "postTitle", b.names->-1->>'name' AS "bodyName", n.title, n.owed, n.owed_until AS "owedUntil", ${about}
        FROM page JOIN notices n ON n.id = page.notice JOIN mailboxes m ON m.id = page.mailbox
          LEFT JOIN dispatches d ON d.notice = n.id AND d.mailbox = m.id LEFT JOIN subjects s ON s.id = n.subject
          LEFT JOIN posts p ON p.id = n.post LEFT JOIN bodies b ON b.id = p.body ORDER BY n.id ${order}, m.id ${order}`,
      values: [...values, notice, mailbox, asked.limit + 1],
    }),
    pool.query<{ total: number; waiting: number }>({
      name: "outbox-count",
      text: `WITH ${receivers} SELECT count(*)::int AS total, count(*) FILTER (WHERE d.id IS NULL)::int AS waiting FROM ${due} WHERE ${chosen}`,
      values,
    }),
  ]);
  const shown = found.rows.slice(0, asked.limit).map((row) => written(city, row));
  const { total = 0, waiting = 0 } = count.rows[0] ?? {};
  return { total, waiting, rows: shown, next: found.rows.length > asked.limit ? (shown.at(-1)?.id ?? null) : null };
}

function written(city: City, { title, owed, owedUntil, project, case: file, ...row }: Row): Email {
  const path =
    project !== null ? `/desk/projects/${project.project}` : file !== null ? `/desk/cases/${file.case}` : "/desk/inbox";
  const number = project !== null ? project.number : file === null ? null : maskedCode(file.number);
  const on = dayOf(new Date(row.sentAt), city.zone);
  return { ...row, ...emailText({ title, owed, owedUntil, city: city.name, on, number, path }) };
}

/** A query code opens its case to whoever has it (IDN-04): an e-mail bears its last group, by which its owner knows it again. */
const maskedCode = (code: string): string => code.replace(/^.*-/, "****-****-");
