import type { City } from "#kernel/city/city.ts";
import type { Actor } from "#kernel/records/actor.ts";
import { caseIsOpen, sightValues } from "../queries/visible.ts";

/** Files that prove why a plan changed, that a step was done outside, or that works began; the file is the second column. */
const proofs = `(SELECT matter, proof->>'file' AS file FROM plan_versions UNION ALL
  SELECT matter, proof->>'file' FROM outside_steps UNION ALL SELECT matter, proof->>'file' FROM works)`;

/** Who acts for the applicant reads the files of its proofs, and so do the offices that see a case of the project (FIL-08, COM-12). */
export async function mayReadProof(city: City, actor: Actor, file: string): Promise<boolean> {
  if (actor.kind !== "person") return false;
  const { cases } = await sightValues(city, actor, city.today());
  const found = await city.database.pool.query<{ read: boolean }>({
    name: "proof-file-is-read",
    text: `SELECT EXISTS (SELECT FROM ${proofs} p JOIN cases c ON c.matter = p.matter WHERE p.file = $5 AND ${caseIsOpen}) AS read`,
    values: [...cases, file],
  });
  return found.rows[0]?.read === true;
}

/** Of these files those that prove something (FIL-09). */
export async function filesOfProofs(city: City, files: readonly string[]): Promise<readonly string[]> {
  const found = await city.database.pool.query<{ file: string }>(
    `SELECT DISTINCT file FROM ${proofs} p WHERE file = ANY($1)`,
    [files],
  );
  return found.rows.map(({ file }) => file);
}
