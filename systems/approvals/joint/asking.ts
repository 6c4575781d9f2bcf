import { type Day, endOfDay } from "#kernel/calendar/day.ts";
import { startClock } from "#kernel/clocks/effects.ts";
import type { Context } from "#kernel/records/command.ts";
import { create, type Effect } from "#kernel/records/effects.ts";
import { wake } from "#kernel/records/wakes.ts";
import type { Chosen } from "./choose-members.ts";
import { type Part, partId } from "./reads.ts";
import { type JointMember, jointMembers } from "./records.ts";

type Fresh = Omit<JointMember, "version">;

/** A member as it begins: it answers in its item's own promised days, unless the lead says how many. */
export function memberOf(
  { item, name, body, file, version }: Chosen,
  at: { readonly round: string; readonly matter: string; readonly index: number; readonly days: number | undefined },
  settings: Context["settings"],
): Fresh {
  const own = version ? Math.max(1, version.promisedDays) : settings.number("consultationWorkdays");
  return {
    ...{ id: `${at.round}:m${at.index + 1}`, round: at.round, matter: at.matter, item, name, body },
    ...{ days: at.days ?? own, caseId: file?.id ?? null, itemVersion: version?.id ?? null },
    ...{ state: "asked", opinion: null, remark: null, defects: [], answeredOn: null, answeredBy: null },
    ...{ recheck: null, live: true },
  };
}

export const askMember = (member: Fresh, from: Day, context: Context): readonly Effect[] => [
  create(jointMembers, member),
  ...startPart(member.id, "answer", { from, days: member.days }, context),
];

/** The clock of a part runs from the day of asking, or of the visit, and a wake stands at its end. */
export function startPart(
  member: string,
  part: Part,
  { from, days }: { readonly from: Day; readonly days: number },
  { calendar }: Context,
): readonly Effect[] {
  return [
    startClock({
      ...{ ownerRecord: "jointMember", owner: member, name: part, unit: "workday", on: from },
      ...{ limitDays: days, basis: "CON-14 联合办理" },
    }),
    wake({
      ...{ id: partId(member, part), at: endOfDay(calendar.addWorkdays(from, days).day) },
      ...{ command: "approvals.noteJointSilence", target: member },
    }),
  ];
}
