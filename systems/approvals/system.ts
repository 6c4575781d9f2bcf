import { system } from "#kernel/city/system.ts";
import { clocks } from "#kernel/clocks/clocks.ts";
import { documents } from "#kernel/documents/documents.ts";
import { permits } from "#kernel/matters/permits.ts";
import { cases, matters, papers, parties } from "#kernel/matters/records.ts";
import { notices } from "#kernel/notices/notices.ts";
import { filesOfDrafts } from "./apply/draft-files.ts";
import { applications } from "./apply/records.ts";
import { applicationRefusals } from "./apply/refusals.ts";
import { caseClockRefusals } from "./clock-refusals.ts";
import { accept } from "./commands/accept.ts";
import { acceptOnTheSpot } from "./commands/accept-on-the-spot.ts";
import { beginApplication } from "./commands/begin-application.ts";
import { bringPapers } from "./commands/bring-papers.ts";
import { cancelPermit } from "./commands/cancel-permit.ts";
import { checkPaper, fixOnTheSpot } from "./commands/check-paper.ts";
import { correctDocument } from "./commands/correct-document.ts";
import { decide } from "./commands/decide.ts";
import { decideOnTheSpot } from "./commands/decide-on-the-spot.ts";
import { decline } from "./commands/decline.ts";
import { deemAccepted } from "./commands/deem-accepted.ts";
import { deemRenewed } from "./commands/deem-renewed.ts";
import { deliver } from "./commands/deliver.ts";
import { discardApplication } from "./commands/discard-application.ts";
import { endCase } from "./commands/end-case.ts";
import { expirePermit } from "./commands/expire-permit.ts";
import { explainDelay } from "./commands/explain-delay.ts";
import { extend } from "./commands/extend.ts";
import { handUp, recordAnswer } from "./commands/hand-up.ts";
import { noteSupplied } from "./commands/note-supplied.ts";
import { openProject } from "./commands/open-project.ts";
import { openStep } from "./commands/open-step.ts";
import { pause } from "./commands/pause.ts";
import { receive } from "./commands/receive.ts";
import { remindPause } from "./commands/remind-pause.ts";
import { remindSupplement } from "./commands/remind-supplement.ts";
import { renewFlow } from "./commands/renew-flow.ts";
import { resume } from "./commands/resume.ts";
import { review, sendBack } from "./commands/review.ts";
import { revokePermit } from "./commands/revoke-permit.ts";
import { saveApplication } from "./commands/save-application.ts";
import { submitApplication } from "./commands/submit-application.ts";
import { supply } from "./commands/supply.ts";
import { tellMissing } from "./commands/tell-missing.ts";
import { voidDocument } from "./commands/void-document.ts";
import { withdraw } from "./commands/withdraw.ts";
import { withdrawPermit } from "./commands/withdraw-permit.ts";
import { documentRefusals } from "./document-refusals.ts";
import { filesOfProofs, mayReadProof } from "./facts/proof-files.ts";
import { firmList } from "./firms/firm-list.ts";
import { firmPapers } from "./firms/firm-papers.ts";
import { oneFirm } from "./firms/one-firm.ts";
import { paperTakes } from "./firms/records.ts";
import { firmRefusals } from "./firms/refusals.ts";
import { takePapers } from "./firms/take-papers.ts";
import { intakeRefusals } from "./intake-refusals.ts";
import { importCase } from "./moving-in/import-case.ts";
import { movingRefusals } from "./moving-in/refusals.ts";
import { flowRows } from "./pack.ts";
import { paperFiles } from "./paper-files/records.ts";
import { paperFileRefusals } from "./paper-files/refusals.ts";
import { filesOfPapers, mayReadPaperFile } from "./paper-files/sight.ts";
import { peopleCommands, peopleRefusals } from "./people/commands.ts";
import { peopleReactions } from "./people/reactions.ts";
import { peopleRecords } from "./people/records.ts";
import { otherPowers, takers } from "./people/takers-query.ts";
import { permitRefusals } from "./permit-refusals.ts";
import { whatIfRefusals } from "./plan/whatif/refusals.ts";
import { wayCommands, wayConstraints, wayQueries, wayRecords, wayRefusals } from "./plan-on-the-way.ts";
import { approvalPages } from "./portal.ts";
import { portalRefusals } from "./portal-refusals.ts";
import { oneCase } from "./queries/case.ts";
import { caseList } from "./queries/cases.ts";
import { project, projects } from "./queries/matter.ts";
import { onePermit } from "./queries/permit.ts";
import { permitList } from "./queries/permits.ts";
import { editions } from "./queries/plan-editions.ts";
import { planned, whatIfQuery } from "./queries/plan-query.ts";
import { mixRanking, ranking, smallestSetQuery } from "./queries/plan-ranking.ts";
import { planRefusals } from "./queries/plan-refusals.ts";
import { story } from "./queries/plan-story.ts";
import { receivable } from "./queries/receivable.ts";
import { recordActs } from "./queries/record-acts.ts";
import { work } from "./queries/work.ts";
import { noteSupplements, openReadySteps, renewFlows } from "./reactions.ts";
import { flows, supplements } from "./records.ts";
import { approvalRefusals } from "./refusals.ts";
import { reviewRefusals } from "./review-refusals.ts";
import {
  roundCommands,
  roundConstraints,
  roundQueries,
  roundReactions,
  roundRecords,
  roundRefusals,
} from "./rounds.ts";
import { caseTimes } from "./statistics/case-times.ts";
import {
  villageCommands,
  villageConstraints,
  villageQueries,
  villageRecords,
  villageRefusals,
} from "./village-agents.ts";
import { approvalWatches } from "./watches.ts";
import { worksCommands } from "./works/commands.ts";
import { works } from "./works/records.ts";
import { worksRefusals } from "./works/refusals.ts";

export default system({
  name: "approvals",
  title: { zh: "并联审批", en: "Parallel approval" },
  records: [
    matters,
    parties,
    cases,
    papers,
    clocks,
    documents,
    notices,
    flows,
    supplements,
    permits,
    ...[paperFiles, paperTakes, works],
    ...peopleRecords,
    ...roundRecords,
    applications,
    ...wayRecords,
    ...villageRecords,
  ],
  commands: [
    ...[receive, acceptOnTheSpot],
    accept,
    decline,
    ...[checkPaper, fixOnTheSpot, tellMissing, noteSupplied, remindSupplement, endCase],
    deemAccepted,
    ...[review, sendBack, pause, resume, remindPause, extend, explainDelay, handUp, recordAnswer],
    ...[decideOnTheSpot, decide, deliver],
    withdraw,
    ...[deemRenewed, expirePermit, revokePermit, withdrawPermit, cancelPermit],
    ...[correctDocument, voidDocument],
    ...worksCommands,
    openProject,
    ...[bringPapers, supply, takePapers],
    openStep,
    ...[renewFlow, importCase],
    ...peopleCommands,
    ...roundCommands,
    ...[beginApplication, saveApplication, submitApplication, discardApplication],
    ...wayCommands,
    ...villageCommands,
  ],
  queries: [
    ...[takers, otherPowers],
    ...[
      work,
      caseList,
      oneCase,
      permitList,
      onePermit,
      recordActs,
      firmList,
      oneFirm,
      firmPapers,
      projects,
      project,
      receivable,
    ],
    ...[editions, planned, whatIfQuery, ranking, mixRanking, smallestSetQuery, story],
    ...roundQueries,
    ...wayQueries,
    ...villageQueries,
  ],
  refusals: {
    ...approvalRefusals,
    ...intakeRefusals,
    ...movingRefusals,
    ...caseClockRefusals,
    ...reviewRefusals,
    ...permitRefusals,
    ...worksRefusals,
    ...peopleRefusals,
    ...documentRefusals,
    ...paperFileRefusals,
    ...firmRefusals,
    ...roundRefusals,
    ...applicationRefusals,
    ...wayRefusals,
    ...villageRefusals,
    ...portalRefusals,
    ...planRefusals,
    ...whatIfRefusals,
  },
  constraints: {
    case_under_live_version: "NO_LIVE_VERSION",
    case_opened_while_version_in_force: "NO_LIVE_VERSION",
    case_under_live_power: "NO_POWER",
    case_opened_while_power_in_force: "NO_POWER",
    case_acts_under_power_of_item: "NO_POWER",
    case_once_a_procedure: "PROCEDURE_OPEN",
    ...roundConstraints,
    ...wayConstraints,
    ...villageConstraints,
    case_imported_once: "IMPORTED_TWICE",
    case_once_a_permit: "PERMIT_CASE_OPEN",
    case_about_own_permit: "PERMIT_NOT_OWN",
    paper_file_once: "PAPER_FILE_TAKEN",
    paper_of_a_list: "PAPER_OUTSIDE_LIST",
    paper_asked_for: "PAPER_OUTSIDE_LIST",
    application_code_once: "CODE_TAKEN",
    matters_division_fkey: "UNKNOWN_DIVISION",
  },
  reactions: [openReadySteps, noteSupplements, renewFlows, ...peopleReactions, ...roundReactions],
  fileReaders: async (...of) => (await mayReadPaperFile(...of)) || mayReadProof(...of),
  usedFiles: async (...of) => [
    ...(await filesOfPapers(...of)),
    ...(await filesOfProofs(...of)),
    ...(await filesOfDrafts(...of)),
  ],
  followers: [caseTimes],
  watches: approvalWatches,
  portal: approvalPages,
  packRows: flowRows,
});
