import { addParty, endParty } from "./add-party.ts";
import { assign, handOverCase } from "./assign.ts";
import { claim, release } from "./claim.ts";
import { freeCase } from "./free-case.ts";
import { noteSubjectChange } from "./note-subject-change.ts";
import { partyRefusals } from "./party-refusals.ts";
import { handRefusals } from "./refusals.ts";
import { reroute } from "./reroute.ts";

/** Who has a case, where it goes, and whom it concerns. */
export const peopleCommands = [
  claim,
  release,
  assign,
  handOverCase,
  freeCase,
  reroute,
  addParty,
  endParty,
  noteSubjectChange,
];

export const peopleRefusals = { ...handRefusals, ...partyRefusals };
