import { system } from "#kernel/city/system.ts";
import { body } from "./body-query.ts";
import { changeRefusals } from "./change-refusals.ts";
import { abandonChange } from "./commands/abandon-change.ts";
import { approveChange } from "./commands/approve-change.ts";
import { checkLegality } from "./commands/check-legality.ts";
import { draftChange } from "./commands/draft-change.ts";
import { abandonImport, cancelImport, finishImport } from "./commands/import-end.ts";
import { importRows } from "./commands/import-rows.ts";
import { startImport } from "./commands/import-start.ts";
import { publishChange } from "./commands/publish-change.ts";
import { returnChange } from "./commands/return-change.ts";
import { saveChange } from "./commands/save-change.ts";
import { submitChange } from "./commands/submit-change.ts";
import { draftRefusals } from "./draft/refusals.ts";
import { importRefusals } from "./import/refusals.ts";
import { answerReport } from "./inaction/answer-report.ts";
import { inactionRefusals } from "./inaction/refusals.ts";
import { reportInaction } from "./inaction/report-inaction.ts";
import { oneReport, reportList } from "./inaction/reports-query.ts";
import { takeReport } from "./inaction/take-report.ts";
import { item } from "./item-query.ts";
import { items } from "./items-query.ts";
import { activity } from "./negative/activity-query.ts";
import { answerActivity } from "./negative/answer-activity.ts";
import { oneAnswer } from "./negative/answer-query.ts";
import { confirmNegativeEdition } from "./negative/confirm-edition.ts";
import { negativeDraftList } from "./negative/drafts-query.ts";
import { editionList } from "./negative/editions-query.ts";
import { entryList } from "./negative/entries-query.ts";
import { importNegativeEdition } from "./negative/import-edition.ts";
import { negativeRefusals } from "./negative/refusals.ts";
import { listRows } from "./pack.ts";
import { listPages } from "./portal.ts";
import { changes } from "./public/changes-query.ts";
import { overview } from "./public/overview-query.ts";
import { supervision } from "./public/supervision-query.ts";
import { compare } from "./queries/compare.ts";
import { draft } from "./queries/draft.ts";
import { draftCheck } from "./queries/draft-check.ts";
import { drafts } from "./queries/drafts.ts";
import { entry } from "./queries/entry.ts";
import { importChanges } from "./queries/import-changes.ts";
import { importGround, importStandings } from "./queries/import-ground.ts";
import { importShown, imports } from "./queries/import-list.ts";
import { lawList } from "./queries/laws.ts";
import { previewPage } from "./queries/preview-page.ts";
import {
  activityAnswers,
  inactionReports,
  listChanges,
  listImports,
  negativeDrafts,
  negativeEditions,
  negativeEntries,
  reportedFigures,
  supervisionEntries,
} from "./records.ts";
import { listRefusals } from "./refusals.ts";
import { listSearch } from "./search.ts";
import { changeWatch } from "./watches.ts";

export default system({
  name: "lists",
  title: { zh: "清单", en: "Lists" },
  records: [
    listChanges,
    listImports,
    supervisionEntries,
    negativeEditions,
    negativeDrafts,
    negativeEntries,
    reportedFigures,
    activityAnswers,
    inactionReports,
  ],
  commands: [
    draftChange,
    saveChange,
    submitChange,
    checkLegality,
    approveChange,
    publishChange,
    returnChange,
    abandonChange,
    startImport,
    importRows,
    finishImport,
    cancelImport,
    abandonImport,
    importNegativeEdition,
    confirmNegativeEdition,
    answerActivity,
    reportInaction,
    takeReport,
    answerReport,
  ],
  queries: [
    items,
    item,
    body,
    changes,
    overview,
    supervision,
    drafts,
    draft,
    entry,
    draftCheck,
    compare,
    lawList,
    previewPage,
    imports,
    importShown,
    importChanges,
    importGround,
    importStandings,
    editionList,
    negativeDraftList,
    entryList,
    activity,
    oneAnswer,
    reportList,
    oneReport,
  ],
  refusals: {
    ...listRefusals,
    ...draftRefusals,
    ...changeRefusals,
    ...negativeRefusals,
    ...inactionRefusals,
    ...importRefusals,
  },
  constraints: {
    change_checked_by_another: "SAME_PERSON",
    change_approved_by_another: "SAME_PERSON",
    cancellation_names_replacement: "REPLACEMENT_MISSING",
    change_says_something: "CONTENT_MISSING",
    change_is_of_its_item: "ITEM_CODE_DIFFERS",
    only_a_merger_ends_others: "ENDS_OTHERS",
    list_change_open_once: "CHANGE_OPEN",
    edition_confirmed_by_another: "SAME_PERSON",
    one_negative_list_at_a_time: "EDITIONS_AT_ONCE",
    negative_edition_begins: "EDITIONS_AT_ONCE",
    local_negative_list_is_history: "LOCAL_LIST_FORBIDDEN",
    local_negative_entry_is_history: "LOCAL_LIST_FORBIDDEN",
    only_what_is_cited_is_not_free: "NOTHING_CITED",
    item_versions_item_daterange_excl: "NO_VERSION_FOLLOWS",
    powers_item_body_division_daterange_excl: "NO_VERSION_FOLLOWS",
  },
  packRows: listRows,
  watches: [changeWatch],
  portal: listPages,
  followers: [listSearch],
});
