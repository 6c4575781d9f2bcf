import { askLaterStart } from "./commands/ask-later-start.ts";
import { askRecheck } from "./commands/ask-recheck.ts";
import { decideLaterStart } from "./commands/decide-later-start.ts";
import { lapseUnbegun } from "./commands/lapse-unbegun.ts";
import { noteYearStopped } from "./commands/note-year-stopped.ts";
import { recheckPermit } from "./commands/recheck-permit.ts";
import { reportResumption } from "./commands/report-resumption.ts";
import { reportStart } from "./commands/report-start.ts";
import { reportStop } from "./commands/report-stop.ts";
import { undoLapse } from "./commands/undo-lapse.ts";

// What becomes of a construction permit once it was fetched: begun or lapsed, stopped, re-checked, resumed (CON-08).

export const worksCommands = [
  ...[reportStart, askLaterStart, decideLaterStart, lapseUnbegun, undoLapse],
  ...[reportStop, noteYearStopped, askRecheck, recheckPermit, reportResumption],
];
