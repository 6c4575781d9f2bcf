import { closeEntrustment } from "./village/commands/close.ts";
import { handBack } from "./village/commands/hand-back.ts";
import { fetchResult, handOverResult } from "./village/commands/result.ts";
import { revokeMandate } from "./village/commands/revoke.ts";
import { submitEntrusted } from "./village/commands/submit.ts";
import { takePapersIn } from "./village/commands/take-in.ts";
import { entrustable } from "./village/entrustable.ts";
import { entrustmentList } from "./village/query.ts";
import { entrustments } from "./village/records.ts";
import { villageRefusals as refusals } from "./village/refusals.ts";

// What the agent of a village does for villagers: collects, scans, submits and fetches, with receipts both ways (INV-07).

export const villageRecords = [entrustments];
export const villageCommands = [
  takePapersIn,
  submitEntrusted,
  handBack,
  fetchResult,
  handOverResult,
  revokeMandate,
  closeEntrustment,
];
export const villageQueries = [entrustmentList, entrustable];
export const villageRefusals = refusals;
export const villageConstraints = {
  entrustment_keeps_no_original: "ORIGINALS_HELD",
  entrustment_keeps_no_result: "RESULT_KEPT",
};
