import { answerConsultation } from "./consult/commands/answer.ts";
import { cancelConsultation } from "./consult/commands/cancel.ts";
import { consult } from "./consult/commands/consult.ts";
import { noteSilence } from "./consult/commands/note-silence.ts";
import { consultationList } from "./consult/query.ts";
import { closeConsultations } from "./consult/reactions.ts";
import { consultations } from "./consult/records.ts";
import { consultationRefusals } from "./consult/refusals.ts";
import { askHearing, noteUnasked } from "./hearing/commands/ask.ts";
import { callHearing } from "./hearing/commands/call.ts";
import { closeHearing } from "./hearing/commands/close.ts";
import { tellHearing } from "./hearing/commands/tell.ts";
import { hearings } from "./hearing/records.ts";
import { hearingRefusals } from "./hearing/refusals.ts";

// What goes round beside a case and has a clock of its own: other bodies' opinions, and a hearing.

export const roundRecords = [consultations, hearings];
export const roundCommands = [
  ...[consult, answerConsultation, noteSilence, cancelConsultation],
  ...[tellHearing, askHearing, noteUnasked, callHearing, closeHearing],
];
export const roundQueries = [consultationList];
export const roundReactions = [closeConsultations];
export const roundRefusals = { ...consultationRefusals, ...hearingRefusals };
export const roundConstraints = { consultation_open_once: "ALREADY_ASKED" };
