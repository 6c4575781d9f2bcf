import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { PermitState } from "#kernel/matters/permits.ts";
import { type WorksNow, worksOf } from "../works/view.ts";

/** A permit as anybody sees it who knows its number: permits are open to the public (许可法 art. 40, DOC-03). */
export type PublicPermit = {
  readonly number: string;
  readonly name: string;
  readonly item: string;
  readonly itemName: string;
  readonly state: PermitState;
  readonly holderName: string;
  readonly holderKind: string;
  readonly body: string;
  readonly bodyName: string;
  readonly issuedOn: Day;
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly endedOn: Day | null;
  readonly previous: string | null;
  readonly next: string | null;
  /** What is built under it, of a construction permit that was fetched (CON-08). */
  readonly works: WorksNow | null;
  readonly documents: readonly { readonly kind: string; readonly number: string; readonly issuedOn: Day }[];
};

/** Decisions about a permit; the papers on the way to it are its applicant's. */
const decisions = [
  "准予许可决定书",
  "变更决定书",
  "延续决定书",
  "撤销决定书",
  "撤回决定书",
  "注销决定书",
  "延期开工决定书",
  "施工许可证废止通知书",
  "施工许可证废止更正书",
  "施工许可证核验意见书",
];

/** The permit of exactly this number; undefined when there is none. */
export async function publicPermit(city: City, number: string): Promise<PublicPermit | undefined> {
  const found = await city.database.pool.query<Omit<PublicPermit, "works"> & { id: string }>({
    name: "public-permit",
    text: `SELECT p.id, p.number, p.name, p.item, v.name AS "itemName", p.state, s.name AS "holderName", s.kind AS "holderKind",
             p.body, b.names->-1->>'name' AS "bodyName", p.issued_on AS "issuedOn", p.valid_from AS "validFrom",
             p.valid_to AS "validTo", p.ended_on AS "endedOn",
             (SELECT q.number FROM permits q WHERE q.id = p.previous) AS previous,
             (SELECT q.number FROM permits q WHERE q.previous = p.id) AS next,
             (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', d.kind, 'number', d.number, 'issuedOn', d.issued_on)
                ORDER BY d.issued_on, d.year, d.serial), '[]')
              FROM documents d WHERE d.about = p.from_case AND d.kind = ANY($2) AND NOT d.voided) AS documents
           FROM permits p JOIN item_versions v ON v.id = p.item_version JOIN bodies b ON b.id = p.body
             JOIN subjects s ON s.id = p.holder
           WHERE p.number = $1`,
    values: [number, decisions],
  });
  const [row] = found.rows;
  return row && { ...row, works: await worksOf(city, { permit: row.id }, city.today()) };
}
