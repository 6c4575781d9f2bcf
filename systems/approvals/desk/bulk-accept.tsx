import type { WorkRow } from "../queries/work.ts";
import { BulkAct, type BulkWhat } from "./bulk-act.tsx";

const accepting: BulkWhat = {
  command: "approvals.accept",
  input: {},
  title: { zh: "批量受理", en: "Accept several" },
  steps: { zh: "收件审查 → 受理", en: "Intake check → accepted" },
  verb: { zh: "受理", en: "Accept" },
  past: "accepted",
};

/** Accepting several applications at once. */
export function BulkAccept(props: {
  rows: readonly WorkRow[];
  finished: (rows: readonly WorkRow[]) => Promise<unknown>;
  cancel: () => void;
}) {
  return <BulkAct what={accepting} {...props} />;
}
