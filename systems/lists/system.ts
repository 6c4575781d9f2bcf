import { system } from "#kernel/city/system.ts";
import { body } from "./body-query.ts";
import { changeRefusals } from "./change-refusals.ts";
import { abandonChange } from "./commands/abandon-change.ts";
import { approveChange } from "./commands/approve-change.ts";
import { checkLegality } from "./commands/check-legality.ts";
import { draftChange } from "./commands/draft-change.ts";
import { publishChange } from "./commands/publish-change.ts";
import { saveChange } from "./commands/save-change.ts";
import { submitChange } from "./commands/submit-change.ts";
import { draftRefusals } from "./draft/refusals.ts";
import { item } from "./item-query.ts";
import { items } from "./items-query.ts";
import { listRows } from "./pack.ts";
import { listPages } from "./portal.ts";
import {
  activityAnswers,
  inactionReports,
  listChanges,
  listImports,
  negativeEditions,
  negativeEntries,
  reportedFigures,
  supervisionEntries,
} from "./records.ts";
import { listRefusals } from "./refusals.ts";
import { listSearch } from "./search.ts";

export default system({
  name: "lists",
  title: { zh: "清单", en: "Lists" },
  records: [
    listChanges,
    listImports,
    supervisionEntries,
    negativeEditions,
    negativeEntries,
    reportedFigures,
    activityAnswers,
    inactionReports,
  ],
  commands: [draftChange, saveChange, submitChange, checkLegality, approveChange, publishChange, abandonChange],
  queries: [items, item, body],
  refusals: { ...listRefusals, ...draftRefusals, ...changeRefusals },
  constraints: {
    change_checked_by_another: "SAME_PERSON",
    change_approved_by_another: "SAME_PERSON",
    cancellation_names_replacement: "REPLACEMENT_MISSING",
    list_change_open_once: "CHANGE_OPEN",
    item_versions_item_daterange_excl: "NO_VERSION_FOLLOWS",
  },
  packRows: listRows,
  portal: listPages,
  followers: [listSearch],
});
