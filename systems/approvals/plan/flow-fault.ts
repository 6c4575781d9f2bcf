import type { Words } from "#kernel/text/words.ts";

/** One thing in a flow file that must be put right, with the place where it stands. */
export type FlowFault = {
  readonly code:
    | "FORMAT"
    | "SAME_ID"
    | "TWO_MAKERS"
    | "NOBODY_YIELDS"
    | "UNREADABLE_CONDITION"
    | "UNKNOWN_STAGE"
    | "UNKNOWN_GROUP"
    | "EXCLUDED_COUNTS"
    | "CYCLE";
  /** The procedure's id, when the fault is in one. */
  readonly procedure?: string;
  readonly field: string;
  readonly text: Words;
};

/** A flow file that no plan can follow. The message holds every fault, so that one reading mends the file. */
export class FlowRefused extends Error {
  readonly faults: readonly FlowFault[];
  constructor(faults: readonly FlowFault[]) {
    super(
      faults
        .map(({ procedure, field, text }) => `${[procedure, field].filter(Boolean).join(" ")}: ${text.zh} / ${text.en}`)
        .join("\n"),
    );
    this.name = "FlowRefused";
    this.faults = faults;
  }
}
