import type { CityPack } from "#faces/server/pack.ts";
import { dayOf } from "#kernel/calendar/day.ts";

/** The acts on one case in their order: each is one command, and in the peer one transaction. */
export const acts = ["receive", "accept", "decide", "deliver"] as const;
export type Act = (typeof acts)[number];

/** One kind of case: an item, the power it is handled under, its papers, and who handles it. */
export type Line = {
  readonly item: string;
  readonly power: string;
  readonly applicant: string;
  readonly papers: readonly string[];
  readonly window: Staff;
  readonly decider: Staff;
};
export type Staff = { readonly person: string; readonly account: string };

/** What a command of the workload is called with. */
export type Call = { readonly command: string; readonly staff: Staff; readonly input: object };

/** How many bodies share the work. Numbers are drawn from one series a body, so more bodies wait less for each other. */
const BODIES = 16;

/** The workload: one item of each of the first bodies that have a window and a decider today. */
export function linesOf(pack: CityPack, now = new Date()): Line[] {
  const today = dayOf(now, pack.city.zone);
  const live = (one: { readonly validFrom: string; readonly validTo: string | null }) =>
    one.validFrom <= today && (one.validTo === null || today < one.validTo);
  const accounts = new Map(pack.people.map(({ id, account }) => [id, account]));
  const staff = (body: string, kind: string): Staff | undefined => {
    const person = pack.holdings.find((one) => one.post === `${body}:${kind}` && live(one))?.person;
    const account = person === undefined ? undefined : accounts.get(person);
    return person === undefined || account === undefined ? undefined : { person, account };
  };
  const lines = new Map<string, Line>();
  for (const power of pack.powers) {
    if (lines.size === BODIES) break;
    if (lines.has(power.body) || !live(power)) continue;
    // What a higher office decides does not end here (CLK-14).
    const version = pack.itemVersions.find((one) => one.item === power.item && live(one) && one.handsUpTo === null);
    const applicant = pack.subjects.find(({ kind }) => version?.subjectKinds.includes(kind))?.id;
    const [window, decider] = [staff(power.body, "window"), staff(power.body, "decider")];
    if (!version || applicant === undefined || !window || !decider) continue;
    const papers = version.papers.map(({ name }) => name);
    lines.set(power.body, { item: power.item, power: power.id, applicant, papers, window, decider });
  }
  if (lines.size === 0) throw new Error("the pack has no item with a window and a decider today");
  return [...lines.values()];
}

/** The call of one act; `receive` is about no case yet, the others about the one it made. */
export function callOf(line: Line, act: Act): Call {
  const { item, power, applicant, papers } = line;
  const command = `approvals.${act}`;
  if (act === "receive") return { command, staff: line.window, input: { item, power, applicant, papers } };
  if (act === "decide") return { command, staff: line.decider, input: { decision: "granted" } };
  return { command, staff: line.window, input: {} };
}
