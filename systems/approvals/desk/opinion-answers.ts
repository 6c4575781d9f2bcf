import type { ConsultationRow } from "../consult/query.ts";
import type { HearingRow } from "../hearing/list-query.ts";

type Page<Row> = {
  readonly total: number;
  readonly open: number;
  readonly today: string;
  readonly rows: readonly Row[];
  readonly next: string | null;
};

/** A row of `approvals.consultations`. */
export type AskedOpinion = ConsultationRow & {
  readonly itemName: string;
  readonly matterTitle: string;
  readonly queryCode: string;
};
export type ConsultationsAnswer = Page<AskedOpinion>;
export type HearingsAnswer = Page<HearingRow>;
