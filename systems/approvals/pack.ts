import type { RowsToLoad } from "#kernel/city/system.ts";
import { partsNamed } from "#kernel/items/parts.ts";
import { listedParts } from "#kernel/items/records.ts";
import type { Flow } from "./plan/flow.ts";
import { flows } from "./records.ts";

/** The flows of a pack as rows: one a flow and edition. */
export function flowRows(pack: { flows?: readonly Flow[] }): RowsToLoad[] {
  const rows = (pack.flows ?? []).map((flow) => ({
    id: `${flow.id}@${flow.edition}`,
    flow: flow.id,
    edition: flow.edition,
    validFrom: flow.validFrom,
    validTo: flow.validTo,
    content: flow,
  }));
  const parts = rows.flatMap(({ id, content }) => partsNamed(id, "paper", content.applicantDocuments));
  return [
    { record: flows, rows },
    { record: listedParts, rows: parts },
  ];
}
