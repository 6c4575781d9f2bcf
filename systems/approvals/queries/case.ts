import { z } from "zod";
import { readClock } from "#kernel/calendar/clock.ts";
import { type Day, dayOf } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import { signedIn } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { addresseeAsIssued, issuerAsIssued } from "#kernel/documents/as-issued.ts";
import { cases } from "#kernel/matters/records.ts";
import { type Actor, heldOn, isStaff } from "#kernel/records/actor.ts";
import { historyOf } from "#kernel/records/history.ts";
import { refuseRecord } from "#kernel/records/kernel-refusals.ts";
import { writtenFor } from "../apply/written.ts";
import { consultationsOf } from "../consult/query.ts";
import { roundOfCase } from "../joint/rounds-query.ts";
import { filesColumn } from "../paper-files/files-column.ts";
import { handsOf } from "../people/hands-query.ts";
import { partiesOf, sideOf } from "../people/parties-query.ts";
import { simulationsOf } from "../simulation/query.ts";
import { siteDeclared, siteOf } from "../site/query.ts";
import { timeShares } from "../time-shares.ts";
import { entrustmentOfCase } from "../village/case-side.ts";
import { actsOn } from "./acts.ts";
import { type CaseListRow, caseColumns, caseStanding, caseTables } from "./case-rows.ts";
import { correctionsColumn } from "./corrections-column.ts";
import type { PermitRow } from "./permit-rows.ts";
import { sightOf } from "./sight.ts";
import { storyOf } from "./story.ts";
import { isAsked } from "./visible.ts";

/** A permit of a case: the one that it gave, or the one that its change or renewal is about. */
export type CasePermit = Pick<PermitRow, "id" | "number" | "name" | "state" | "validFrom" | "validTo"> & {
  readonly given: boolean;
};

/** One case with everything beside it: papers, clocks, documents, story, and what the asker may do now and why not. */
export const oneCase = query({
  name: "approvals.case",
  title: { zh: "办件", en: "Case" },
  input: z.object({ id: z.string().max(80) }),
  may: signedIn(),
  async run({ city, actor, input, today }) {
    const { pool } = city.database;
    const found = await pool.query<CaseListRow>({
      name: "one-case",
      text: `SELECT ${caseColumns} FROM ${caseTables} WHERE c.id = $1`,
      values: [input.id],
    });
    const row = found.rows[0];
    const seen = row && (await howSeen(city, actor, row, today));
    if (!row || !seen) return refuseRecord("NOT_FOUND", { record: cases.title.zh, id: input.id });
    // Who only has to know of it sees where it stands and what was written to them, not what others brought (COM-12).
    const known = seen !== "knowing";
    const [version, papers, documents, supplements, consultations, permits, hearings, history] = await Promise.all([
      pool.query(
        `SELECT v.id, v.name, v.bases, v.papers, v.yields, v.legal_days AS "legalDays", v.legal_unit AS "legalUnit",
           v.promised_days AS "promisedDays", i.kind FROM item_versions v JOIN items i ON i.id = v.item
         WHERE v.id = (SELECT item_version FROM cases WHERE id = $1)`,
        [row.id],
      ),
      pool.query(
        `SELECT p.name, p.origin, p.from_case AS "fromCase", p.received_on AS "receivedOn", p.checked, p.defect, p.corrected,
           ${filesColumn} FROM papers p WHERE p.matter = $1 ORDER BY p.name`,
        [row.matter],
      ),
      pool.query(
        `SELECT d.id, d.kind, d.number, d.issued_on AS "issuedOn", d.content, d.voided, ${correctionsColumn},
           ${issuerAsIssued} AS "bodyName", ${addresseeAsIssued} AS addressee
         FROM documents d JOIN bodies b ON b.id = d.body LEFT JOIN subjects s ON s.id = d.addressee
         WHERE d.about IN ($1, $3, (SELECT e.id FROM entrustments e WHERE e.case_id = $1)) AND ($2::text[] IS NULL OR d.addressee = ANY($2)) ORDER BY d.year, d.serial`,
        [row.id, known ? null : actor.kind === "person" ? actor.subjects : [], row.matter],
      ),
      pool.query(
        `SELECT number, asked, told_on AS "toldOn", supplied_on AS "suppliedOn" FROM supplements WHERE case_id = $1 ORDER BY number`,
        [row.id],
      ),
      consultationsOf(city, actor, row, today),
      pool.query<CasePermit>(
        `SELECT p.id, p.number, p.name, p.state, p.valid_from AS "validFrom", p.valid_to AS "validTo", p.from_case = $1 AS given
         FROM permits p WHERE p.from_case = $1 OR p.id = (SELECT permit FROM cases WHERE id = $1) ORDER BY given`,
        [row.id],
      ),
      pool.query(
        `SELECT id, version, state, told_on AS "toldOn", asked_on AS "askedOn", called_on AS "calledOn", day, place,
           closed_on AS "closedOn" FROM hearings WHERE case_id = $1`,
        [row.id],
      ),
      historyOf(pool, cases, row.id),
    ]);
    const { clocks, ...shown } = row;
    const ofBody = actor.kind === "person" && actor.posts.some((post) => post.body === row.body && heldOn(post, today));
    return {
      // What is proposed within the office, and by whom, is the office's until it is decided.
      case: ofBody ? shown : { ...shown, proposal: null, reviewedOn: null, handler: null },
      hands: await handsOf(city, actor, row, today),
      standing: caseStanding(city, row, today),
      clocks: clocks.map((clock) => ({
        ...clock,
        ...readClock({ limit: clock.limitDays, unit: clock.unit, events: clock.events }, today, city.calendar()),
      })),
      version: version.rows[0],
      papers: known ? papers.rows : [],
      written: known ? await writtenFor(city, row) : null,
      documents: documents.rows,
      supplements: known ? supplements.rows : [],
      consultations: known ? consultations : [],
      joint: known ? await roundOfCase(city, row.id) : null,
      site: known
        ? { declared: await siteDeclared(city, row.item, today), ...(await siteOf(city, row.matter)) }
        : { declared: [], rows: [], contradicted: [] },
      agent: await entrustmentOfCase(city, row.id),
      simulated: known && row.procedure !== null ? await saidBefore(city, row) : [],
      permits: permits.rows,
      hearings: hearings.rows,
      parties: known ? await partiesOf(city, row.matter) : [],
      shares: timeShares(
        { ...row, openedOn: dayOf(new Date(row.receivedAt)), supplements: supplements.rows },
        today,
        city.calendar(),
      ),
      opinion: ofBody ? await opinionOf(city, row.id) : null,
      history: await storyOf(city, history, isStaff(actor, today)),
      acts: await actsOn(city, actor, { record: cases, id: row.id }),
      today,
    };
  },
});

/** What was said of the step in simulation; it can be used again in the formal case (INV-09). */
async function saidBefore(city: City, row: CaseListRow) {
  const found = await simulationsOf(city, row.matter);
  return found.filter((one) => one.step === row.procedure && one.givenOn !== null && (one.caseId ?? row.id) === row.id);
}

async function opinionOf(city: City, id: string): Promise<string | null> {
  const found = await city.database.pool.query<{ opinion: string | null }>("SELECT opinion FROM cases WHERE id = $1", [
    id,
  ]);
  return found.rows[0]?.opinion ?? null;
}

/**
 * Own body, asked for an opinion, or a watcher of the division; own matter, in which one acts or of which one knows; to anybody
 * else it does not exist.
 */
async function howSeen(
  city: City,
  actor: Actor,
  row: CaseListRow,
  today: Day,
): Promise<"office" | "acting" | "knowing" | undefined> {
  const sight = await sightOf(city, actor, today);
  if (sight.bodies.includes(row.body) || sight.divisions.includes(row.division)) return "office";
  if (await isAsked(city, sight.bodies, row.id)) return "office";
  return sideOf(city, row.matter, sight.subjects, today);
}
