import { assign, handOverCase } from "./assign.ts";
import { claim, release } from "./claim.ts";
import { freeCase } from "./free-case.ts";
import { reroute } from "./reroute.ts";

/** Who has a case, and where it goes. */
export const peopleCommands = [claim, release, assign, handOverCase, freeCase, reroute];
