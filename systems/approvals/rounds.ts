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
import { hearingList } from "./hearing/list-query.ts";
import { hearings } from "./hearing/records.ts";
import { hearingRefusals } from "./hearing/refusals.ts";
import { jointTasks } from "./joint/asked-query.ts";
import { answerJoint } from "./joint/commands/answer.ts";
import { answerRecheck } from "./joint/commands/answer-recheck.ts";
import { beginJoint } from "./joint/commands/begin.ts";
import { callRecheck } from "./joint/commands/call-recheck.ts";
import { cancelJoint } from "./joint/commands/cancel.ts";
import { concludeJoint } from "./joint/commands/conclude.ts";
import { extendJoint } from "./joint/commands/extend.ts";
import { followJoint } from "./joint/commands/follow.ts";
import { noteJointSilence } from "./joint/commands/note-silence.ts";
import { reportMended } from "./joint/commands/report-mended.ts";
import { settleJoint } from "./joint/commands/settle.ts";
import { joints } from "./joint/query.ts";
import { followMembers } from "./joint/reactions.ts";
import { jointMembers, jointReviews } from "./joint/records.ts";
import { jointRefusals } from "./joint/refusals.ts";

// What goes round beside a case and has a clock of its own: other bodies' opinions, a hearing, many bodies under one lead.

export const roundRecords = [consultations, hearings, jointReviews, jointMembers];
export const roundCommands = [
  ...[consult, answerConsultation, noteSilence, cancelConsultation],
  ...[tellHearing, askHearing, noteUnasked, callHearing, closeHearing],
  ...[beginJoint, answerJoint, noteJointSilence, settleJoint, reportMended, callRecheck, answerRecheck, concludeJoint],
  ...[extendJoint, cancelJoint, followJoint],
];
export const roundQueries = [consultationList, hearingList, joints, jointTasks];
export const roundReactions = [closeConsultations, followMembers];
export const roundRefusals = { ...consultationRefusals, ...hearingRefusals, ...jointRefusals };
export const roundConstraints = {
  consultation_open_once: "ALREADY_ASKED",
  joint_one_lead: "TWO_LEADS",
  joint_case_once: "IN_ANOTHER_ROUND",
};
