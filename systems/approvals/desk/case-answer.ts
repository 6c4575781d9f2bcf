import type { Light } from "#kernel/calendar/lights.ts";
import type { Words } from "#kernel/text/words.ts";
import type { Written } from "../apply/written.ts";
import type { ConsultationRow } from "../consult/query.ts";
import type { ShownCorrection } from "../corrections.ts";
import type { CaseRound } from "../joint/rounds-query.ts";
import type { ShownFile } from "../paper-files/files-column.ts";
import type { CaseListRow, CaseStanding } from "../queries/case-rows.ts";
import type { SimulationRow } from "../simulation/query.ts";
import type { SiteNow } from "../site/query.ts";
import type { SiteDeclared } from "../site/terms.ts";
import type { TimeShares } from "../time-shares.ts";
import type { BroughtByAgent } from "../village/case-side.ts";

/** Why an act is not possible now, as the rules say it. */
export type ActRefusal = {
  readonly code: string;
  readonly rule: string;
  readonly article?: string;
  readonly text: Words;
  readonly next: Words;
};

export type CaseAct = {
  readonly command: string;
  readonly title: Words;
  readonly basis: readonly string[];
  readonly allowed: boolean;
  readonly refusal: ActRefusal | null;
};

export type CaseClock = {
  readonly name: string;
  readonly unit: "workday" | "calendar";
  readonly limitDays: number;
  readonly events: readonly { readonly kind: string; readonly on: string }[];
  readonly state: "waiting" | "running" | "paused" | "stopped";
  readonly due: string | null;
  readonly used: number;
  readonly left: number | null;
  readonly light: Light;
  readonly provisional: boolean;
};

export type CaseDocument = {
  readonly id: string;
  readonly kind: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly voided: boolean;
  readonly corrections: readonly ShownCorrection[];
  /** Names as they were when it was issued. */
  readonly bodyName: string;
  readonly addressee: string | null;
};

/** The answer of `approvals.case`. */
export type CaseAnswer = {
  readonly case: Omit<CaseListRow, "clocks">;
  readonly standing: CaseStanding | null;
  readonly clocks: readonly CaseClock[];
  readonly version: {
    readonly name: string;
    readonly bases: readonly string[];
    readonly papers: readonly { readonly name: string; readonly from: string | null }[];
    readonly yields: readonly string[];
    readonly kind: string;
    readonly promisedDays: number;
    readonly legalDays: number | null;
    readonly legalUnit: string;
  };
  readonly papers: readonly {
    readonly name: string;
    readonly origin: "brought" | "held" | "yielded";
    readonly fromCase: string | null;
    readonly receivedOn: string;
    readonly checked: boolean;
    readonly defect: string | null;
    readonly corrected: string | null;
    readonly files: readonly ShownFile[];
  }[];
  /** What the applicant wrote online; null for what was brought to a window, and for who only has to know of the case. */
  readonly written: Written | null;
  /** What was settled for the site of its project, what is applied for against it, and what can be set in this case (CON-06). */
  readonly site: SiteNow & { readonly declared: readonly SiteDeclared[] };
  readonly supplements: readonly {
    readonly number: number;
    readonly toldOn: string;
    readonly suppliedOn: string | null;
    readonly asked: readonly { readonly paper: string; readonly kind: string; readonly defect: string }[];
  }[];
  readonly documents: readonly CaseDocument[];
  /** Bodies that were asked, as much of it as this person may see. */
  /** The village agent that brought it, under which mandate. */
  readonly agent: BroughtByAgent | null;
  /** What was said of its step in simulation (INV-09). */
  readonly simulated: readonly SimulationRow[];
  readonly consultations: readonly ConsultationRow[];
  readonly shares: TimeShares;
  /** The joint round that it takes part in. */
  readonly joint: CaseRound | null;
  /** What the reviewer wrote, for the office itself; null for anybody else. */
  readonly opinion: string | null;
  readonly history: readonly {
    readonly place: number;
    readonly recordedAt: string;
    readonly post: string | null;
    readonly command: string;
    readonly basis: readonly string[];
    readonly title: Words;
    readonly by: Words;
  }[];
  readonly acts: readonly CaseAct[];
  readonly today: string;
};
