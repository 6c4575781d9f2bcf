import { system } from "#kernel/city/system.ts";
import { addBody } from "./commands/add-body.ts";
import { assignPost } from "./commands/assign-post.ts";
import { changeSubject } from "./commands/change-subject.ts";
import { endHolding } from "./commands/end-holding.ts";
import { handOver } from "./commands/hand-over.ts";
import { look } from "./commands/look.ts";
import { mergeBody } from "./commands/merge-body.ts";
import { registerSubject } from "./commands/register-subject.ts";
import { renameBody } from "./commands/rename-body.ts";
import { setMailbox } from "./commands/set-mailbox.ts";
import { substitute } from "./commands/substitute.ts";
import { bodyList } from "./queries/bodies.ts";
import { oneBody } from "./queries/body.ts";
import { divisionList } from "./queries/divisions.ts";
import { looked } from "./queries/looked.ts";
import { me } from "./queries/me.ts";
import { peopleOfBody } from "./queries/people.ts";
import { subjectList } from "./queries/subjects.ts";
import { looks } from "./records.ts";
import { directoryRefusals } from "./refusals.ts";

// cut: manifest
/** The directory's own records are the kernel's; this system adds the acts on them, and the looks. */
export default system({
  name: "directory",
  title: { zh: "机构与主体", en: "Directory" },
  records: [looks],
  commands: [
    registerSubject,
    changeSubject,
    setMailbox,
    look,
    assignPost,
    endHolding,
    substitute,
    addBody,
    renameBody,
    mergeBody,
    handOver,
  ],
  queries: [bodyList, oneBody, divisionList, subjectList, looked, peopleOfBody, me],
  refusals: directoryRefusals,
  constraints: {
    subjects_identifier_hash_key: "IDENTIFIER_REGISTERED",
    speakers_pkey: "SPEAKS_FOR_THEMSELVES",
    holdings_person_post_daterange_excl: "POST_HELD",
    bodies_office_code_key: "OFFICE_CODE_TAKEN",
    powers_item_body_division_daterange_excl: "POWER_OVERLAP",
  },
});
// end: manifest
