import { answerConsultation } from "./consult/commands/answer.ts";
import { cancelConsultation } from "./consult/commands/cancel.ts";
import { consult } from "./consult/commands/consult.ts";
import { noteSilence } from "./consult/commands/note-silence.ts";
import { consultationList } from "./consult/query.ts";
import { closeConsultations } from "./consult/reactions.ts";
import { consultations } from "./consult/records.ts";
import { consultationRefusals } from "./consult/refusals.ts";

// What goes round beside a case or a project and has a clock of its own: other bodies' opinions.

export const roundRecords = [consultations];
export const roundCommands = [consult, answerConsultation, noteSilence, cancelConsultation];
export const roundQueries = [consultationList];
export const roundReactions = [closeConsultations];
export const roundRefusals = consultationRefusals;
export const roundConstraints = { consultation_open_once: "ALREADY_ASKED" };
