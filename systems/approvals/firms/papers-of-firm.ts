import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { Actor } from "#kernel/records/actor.ts";
import { filesColumn, type ShownFile } from "../paper-files/files-column.ts";
import { caseIsOpen, paperIsRead, sightValues } from "../queries/visible.ts";

/** A paper that the city holds of somebody: where it came from and when, and its files. */
export type FirmPaper = {
  readonly id: string;
  readonly name: string;
  readonly origin: "brought" | "held" | "yielded";
  readonly receivedOn: Day;
  readonly matterTitle: string;
  /** A case of the matter that may be opened; the one that made it, where one did. */
  readonly case: string | null;
  /** The item that made it, of a yielded one. */
  readonly maker: string | null;
  readonly files: readonly ShownFile[];
};

/** A numbered document that was issued to somebody. */
export type FirmDocument = {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly issuedOn: Day;
  readonly bodyName: string;
  readonly about: string;
  readonly voided: boolean;
};

/** At most so many papers, and so many documents. */
const most = 1000;

/** All papers of a subject's matters that the asker may read, the newest first (COM-05, COM-12). */
export async function papersOfFirm(city: City, actor: Actor, subject: string, today: Day): Promise<FirmPaper[]> {
  const sight = await sightValues(city, actor, today);
  const found = await city.database.pool.query<FirmPaper>({
    name: "papers-of-firm",
    text: `SELECT p.id, p.name, p.origin, p.received_on AS "receivedOn", m.title AS "matterTitle",
        coalesce(p.from_case, (SELECT c.id FROM cases c WHERE c.matter = p.matter AND ${caseIsOpen} ORDER BY c.id LIMIT 1)) AS case,
        (SELECT v.name FROM cases c JOIN item_versions v ON v.id = c.item_version WHERE c.id = p.from_case) AS maker, ${filesColumn}
      FROM papers p JOIN matters m ON m.id = p.matter
      WHERE EXISTS (SELECT FROM parties a WHERE a.matter = p.matter AND a.subject = $5 AND a.role = 'applicant')
        AND ${paperIsRead} ORDER BY p.received_on DESC, p.name, p.id LIMIT ${most}`,
    values: [...sight.cases, subject],
  });
  return found.rows;
}

/** All documents that were issued to a subject, of cases that are open to the asker, the newest first. */
export async function documentsOfFirm(city: City, actor: Actor, subject: string, today: Day): Promise<FirmDocument[]> {
  const sight = await sightValues(city, actor, today);
  const found = await city.database.pool.query<FirmDocument>({
    name: "documents-of-firm",
    text: `SELECT d.id, d.kind, d.number, d.issued_on AS "issuedOn", b.names->-1->>'name' AS "bodyName", d.about, d.voided
      FROM documents d JOIN bodies b ON b.id = d.body
      WHERE d.addressee = $5 AND (d.addressee = ANY($3) OR EXISTS (SELECT FROM cases c WHERE c.id = d.about AND ${caseIsOpen}))
      ORDER BY d.issued_on DESC, d.year DESC, d.serial DESC LIMIT ${most}`,
    values: [...sight.cases, subject],
  });
  return found.rows;
}
