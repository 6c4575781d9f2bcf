import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { signedIn } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { permits } from "#kernel/matters/permits.ts";
import type { CaseKind, CaseStatus } from "#kernel/matters/records.ts";
import { type Actor, isStaff } from "#kernel/records/actor.ts";
import { historyOf } from "#kernel/records/history.ts";
import { refuseRecord } from "#kernel/records/kernel-refusals.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { works as worksRecord } from "../works/records.ts";
import { worksOf } from "../works/view.ts";
import { actsOn } from "./acts.ts";
import { correctionsColumn } from "./corrections-column.ts";
import { type PermitRow, permitColumns, permitIsSeen, permitSight, permitTables } from "./permit-rows.ts";
import { sightOf } from "./sight.ts";
import { storyOf } from "./story.ts";

/** A permit before or after this one, of which it goes on. */
export type PermitLink = Pick<PermitRow, "id" | "number" | "state" | "validFrom" | "validTo">;
/** A change or renewal that was asked for. */
export type PermitCase = {
  readonly id: string;
  readonly kind: CaseKind;
  readonly status: CaseStatus;
  readonly decision: "granted" | "refused" | null;
  readonly decidedBySilence: boolean;
  readonly receivedAt: string;
  readonly decidedOn: Day | null;
};

/** One permit: its term, what came before and after it, its documents, and what may be done with it now and why not. */
export const onePermit = query({
  name: "approvals.permit",
  title: { zh: "证件", en: "Permit" },
  input: z.object({ id: z.string().max(80) }),
  may: signedIn(),
  async run({ city, actor, input, today }) {
    const { pool } = city.database;
    const found = await pool.query<PermitRow>({
      name: "one-permit",
      text: `SELECT ${permitColumns} FROM ${permitTables} WHERE ${permitIsSeen} AND p.id = $5`,
      values: [...(await permitSight(city, actor, today)), input.id],
    });
    const row = found.rows[0];
    if (!row) return refuseRecord("NOT_FOUND", { record: permits.title.zh, id: input.id });
    const follow = await followUps(city, actor, row, today);
    const works = await worksOf(city, { permit: row.id }, today);
    const link = `SELECT id, number, state, valid_from AS "validFrom", valid_to AS "validTo" FROM permits`;
    const [before, after, asked, documents, history] = await Promise.all([
      pool.query<PermitLink>(`${link} WHERE id = $1`, [row.previous]),
      pool.query<PermitLink>(`${link} WHERE previous = $1`, [row.id]),
      pool.query<PermitCase>(
        `SELECT id, kind, status, decision, decided_by_silence AS "decidedBySilence", received_at AS "receivedAt",
           decided_on AS "decidedOn" FROM cases WHERE permit = $1 ORDER BY received_at, id`,
        [row.id],
      ),
      pool.query(
        `SELECT d.id, d.kind, d.number, d.issued_on AS "issuedOn", d.content, d.voided, ${correctionsColumn},
           (SELECT n->>'name' FROM jsonb_array_elements(b.names) n ORDER BY n->>'from' DESC LIMIT 1) AS "bodyName"
         FROM documents d JOIN bodies b ON b.id = d.body WHERE d.about = $1 ORDER BY d.issued_on, d.year, d.serial`,
        [row.fromCase],
      ),
      Promise.all([historyOf(pool, permits, row.id), works ? historyOf(pool, worksRecord, works.id) : []]),
    ]);
    const story = new Map(history.flat().map((entry) => [entry.place, entry]));
    return {
      permit: row,
      previous: before.rows[0] ?? null,
      next: after.rows[0] ?? null,
      asked: asked.rows,
      documents: documents.rows,
      history: await storyOf(city, [...story.values()], isStaff(actor, today)),
      acts: await actsOn(city, actor, { record: permits, id: row.id }),
      works,
      worksActs: works ? await actsOn(city, actor, { record: worksRecord, id: works.id }) : [],
      follow,
      today,
    };
  },
});

/** Whether a change or a renewal of this permit can be applied for now, with the power it would be under, and why not. */
export type FollowUp = {
  readonly kind: Exclude<CaseKind, "new">;
  readonly power: string;
  readonly refusal: Refusal | null;
};

/** Rehearses both applications: by the own window where the asker has one, else by the holder. */
async function followUps(city: City, actor: Actor, row: PermitRow, today: Day): Promise<readonly FollowUp[]> {
  const { bodies } = await sightOf(city, actor, today);
  const found = await city.database.pool.query<{ id: string }>(
    `SELECT w.id FROM powers w JOIN powers g ON g.id = $1 AND w.item = g.item AND w.division = g.division
     WHERE w.valid_from <= $2::date AND $2::date < w.valid_until ORDER BY w.body = ANY($3) DESC, w.id = g.id DESC LIMIT 1`,
    [row.power, today, bodies],
  );
  const power = found.rows[0]?.id ?? row.power;
  if (actor.kind !== "person") return [];
  const who = { kind: "person", person: actor.person } as const;
  const { item, holder: applicant, id: permit } = row;
  return Promise.all(
    (["change", "renewal"] as const).map(async (kind) => {
      const input = { item, power, applicant, kind, permit };
      const outcome = await city.execute({ command: "approvals.receive", who, on: null, input, dryRun: true });
      return { kind, power, refusal: isRefusal(outcome) ? outcome : null };
    }),
  );
}
