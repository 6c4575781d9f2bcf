import type { FollowUp, PermitCase, PermitLink } from "../queries/permit.ts";
import type { PermitRow } from "../queries/permit-rows.ts";
import type { WorksNow } from "../works/view.ts";
import type { CaseAct, CaseAnswer, CaseDocument } from "./case-answer.ts";

/** The answer of `approvals.permit`. */
export type PermitAnswer = {
  readonly permit: PermitRow;
  readonly previous: PermitLink | null;
  readonly next: PermitLink | null;
  readonly asked: readonly PermitCase[];
  readonly documents: readonly Omit<CaseDocument, "addressee">[];
  readonly history: CaseAnswer["history"];
  readonly acts: readonly CaseAct[];
  /** What is built under it, of a construction permit that was fetched, and what can be done about it. */
  readonly works: WorksNow | null;
  readonly worksActs: readonly CaseAct[];
  readonly follow: readonly FollowUp[];
  readonly today: string;
};
