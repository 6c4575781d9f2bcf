import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { type Change, changeList, MOST_CHANGES } from "./change.ts";
import { refuseChange } from "./refusals.ts";

const MOST_SIGNS = 4000;

/** Signs with a meaning in the text form; inside a name they are written as % and two hexadecimal digits. */
const SIGNS = /[%~!*@-]/g;

/**
 * Changes as a short text for addresses, one after another, joined by `~`:
 *
 * | text              | change                                                        |
 * | ----------------- | ------------------------------------------------------------- |
 * | `F26-2`           | the limit of F26 becomes 2 workdays                           |
 * | `F10!项目备案通知书` | F10 no longer asks for this paper                             |
 * | `!项目备案通知书`    | the city passes this paper on                                 |
 * | `F16*F17*F23-2`   | handled as one in 2 workdays; without `-2` in the longest limit |
 * | `F26@4`           | four more reviewers' hours a day for F26                      |
 *
 * `decodeChanges` reads it back to the same changes.
 */
export function encodeChanges(changes: readonly Change[]): string {
  return changes.map(encodeChange).join("~");
}

/** One change in the form of `encodeChanges`; also a stable key of a change. */
export function encodeChange(one: Change): string {
  switch (one.kind) {
    case "setLimit":
      return `${escapeName(one.procedure)}-${one.days}`;
    case "dropPaper":
      return `${escapeName(one.procedure)}!${escapeName(one.paper)}`;
    case "sharePaper":
      return `!${escapeName(one.paper)}`;
    case "mergeSteps":
      return one.procedures.map(escapeName).join("*") + (one.days === undefined ? "" : `-${one.days}`);
    case "addHours":
      return `${escapeName(one.procedure)}@${one.hours}`;
  }
}

/** Reads the text form. The refusal names the piece that cannot be read. An empty text is no change. */
export function decodeChanges(text: string): Change[] | Refusal {
  if (text === "") return [];
  if (text.length > MOST_SIGNS) return refuseChange("CHANGES_TOO_MANY", { most: MOST_CHANGES, signs: MOST_SIGNS });
  const pieces = text.split("~");
  if (pieces.length > MOST_CHANGES) {
    return refuseChange("CHANGES_TOO_MANY", { most: MOST_CHANGES, signs: MOST_SIGNS });
  }
  const changes: Change[] = [];
  for (const piece of pieces) {
    const read = decodeChange(piece);
    if (isRefusal(read)) return read;
    changes.push(read);
  }
  return changes;
}

function decodeChange(piece: string): Change | Refusal {
  const read = changeList.element.safeParse(shapeOf(piece));
  return read.success ? read.data : refuseChange("CHANGE_UNREADABLE", { piece: piece.slice(0, 80) });
}

/** What a piece says, not yet checked; undefined when it has none of the five forms. */
function shapeOf(piece: string): unknown {
  const [, share] = /^!([^~!*@-]+)$/.exec(piece) ?? [];
  if (share !== undefined) return { kind: "sharePaper", paper: readName(share) };
  const [, asker, dropped] = /^([^~!*@-]+)!([^~!*@-]+)$/.exec(piece) ?? [];
  if (dropped !== undefined) return { kind: "dropPaper", procedure: readName(asker), paper: readName(dropped) };
  const [, reviewed, hours] = /^([^~!*@-]+)@(-?\d{1,4})$/.exec(piece) ?? [];
  if (hours !== undefined) return { kind: "addHours", procedure: readName(reviewed), hours: Number(hours) };
  const [, named, days] = /^([^~!@-]+)(?:-(-?\d{1,4}))?$/.exec(piece) ?? [];
  const procedures = named?.split("*").map(readName) ?? [];
  if (procedures.length > 1) {
    return { kind: "mergeSteps", procedures, ...(days !== undefined && { days: Number(days) }) };
  }
  return days === undefined ? undefined : { kind: "setLimit", procedure: procedures[0], days: Number(days) };
}

function escapeName(name: string): string {
  return name.replace(SIGNS, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`);
}

/** Only the signs that `escapeName` writes are read back; undefined for any other use of %. */
function readName(text: string | undefined): string | undefined {
  if (text === undefined || /%(?!(?:25|7E|21|2A|40|2D))/.test(text)) return undefined;
  return text.replace(/%([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
