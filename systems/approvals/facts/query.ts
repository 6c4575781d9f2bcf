import { z } from "zod";
import type { City } from "#kernel/city/city.ts";
import { signedIn } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { refuseRecord } from "#kernel/records/kernel-refusals.ts";
import { sightOfProject } from "../queries/matter.ts";
import type { PlanVersion } from "./records.ts";

/** One version of a project's facts as it is shown; who recorded it is a body's window or the applicant's side. */
export type PlanVersionSeen = Pick<PlanVersion, "id" | "number" | "since" | "recordedAt" | "difference"> & {
  readonly body: { readonly zh: string; readonly en: string } | null;
  /** Both null for who only has to know of the project. */
  readonly reason: string | null;
  readonly proof: PlanVersion["proof"] | null;
};

/** The versions of a project's plan after its first, the newest first. */
export async function planVersionsOf(city: City, matter: string): Promise<readonly PlanVersionSeen[]> {
  const found = await city.database.pool.query<PlanVersionSeen>({
    name: "plan-versions-of",
    text: `SELECT v.id, v.number, v.since, v.recorded_at AS "recordedAt", v.reason, v.proof, v.difference,
             (SELECT jsonb_build_object('zh', n->>'name', 'en', n->>'nameEn') FROM bodies b, jsonb_array_elements(b.names) n
              WHERE b.id = v.recorded_for AND n->>'from' <= v.since::text AND (n->>'to' IS NULL OR n->>'to' > v.since::text)
              LIMIT 1) AS body
           FROM plan_versions v WHERE v.matter = $1 ORDER BY v.number DESC`,
    values: [matter],
  });
  return found.rows;
}

/** 计划版本: how a project's facts and plan became what they are, each step with its reason and proof. */
export const planVersionList = query({
  name: "approvals.planVersions",
  title: { zh: "计划版本", en: "Versions of a plan" },
  input: z.object({ id: z.string().max(80) }),
  may: signedIn(),
  async run({ city, actor, input, today }) {
    const sight = await sightOfProject(city, actor, input.id, today);
    if (!sight) return refuseRecord("NOT_FOUND", { record: "项目", id: input.id });
    const rows = await planVersionsOf(city, input.id);
    return { rows: sight === "open" ? rows : rows.map((one) => ({ ...one, reason: null, proof: null })) };
  },
});
