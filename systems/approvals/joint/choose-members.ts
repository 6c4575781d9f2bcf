import type { Day } from "#kernel/calendar/day.ts";
import type { Clock } from "#kernel/clocks/effects.ts";
import type { Facts } from "#kernel/feel/conditions.ts";
import { type ItemVersion, inForce, type Power } from "#kernel/items/records.ts";
import type { Case, Matter } from "#kernel/matters/records.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { Flow, FlowProcedure } from "../plan/flow.ts";
import { keptSelection } from "../plan/kept-flow.ts";
import { refuseJoint } from "./refusals.ts";

/** Somebody who takes part: by a case, or by the power for a step whose case is still to come. */
export type Chosen = {
  readonly item: string;
  readonly name: string;
  readonly body: string;
  readonly file: Case | null;
  readonly version: ItemVersion | null;
};

type Asked = {
  readonly group?: string | undefined;
  readonly cases: readonly string[];
  readonly powers: readonly string[];
};
type Present = {
  readonly flow: Flow | null;
  readonly cases: readonly Case[];
  readonly versions: readonly ItemVersion[];
  readonly lead: Power;
  readonly powers: readonly Power[];
  readonly legal: readonly Clock[];
};

const itemOf = (one: FlowProcedure): string => one.item ?? one.id;

/** The stage of the lead's step in the plan; 0 outside a plan. */
export const stageOf = (flow: Flow | null, item: string): number =>
  flow?.procedures.find((one) => itemOf(one) === item)?.stage ?? 0;

/** The lead that the flow names for a group has the word; in a group without one, or among named cases, any member has. */
export function leadFault(asked: Asked, { flow, lead, cases }: Present): Refusal | undefined {
  const field = "/power";
  if (asked.group === undefined) {
    const own = cases.some(({ id, item }) => asked.cases.includes(id) && item === lead.item);
    return own ? undefined : refuseJoint("NOT_THE_LEAD", { title: "指定的办件", lead: "其中一件的承办机构", field });
  }
  const group = flow && Object.hasOwn(flow.jointGroups, asked.group) ? flow.jointGroups[asked.group] : undefined;
  if (!flow || !group) return refuseJoint("GROUP_UNKNOWN", { group: asked.group, field: "/group" });
  const steps = flow.procedures.filter(({ jointGroup }) => jointGroup === asked.group);
  const leader = steps.find(({ id }) => id === group.lead);
  const fits = leader ? itemOf(leader) === lead.item : steps.some((one) => itemOf(one) === lead.item);
  if (fits) return undefined;
  return refuseJoint("NOT_THE_LEAD", { title: group.zh, lead: leader?.name.zh ?? group.zh, field });
}

/**
 * Who takes part: of a group all its accepted cases, or those that were named; and by their powers the bodies of steps of the
 * plan that have no case yet, since what they yield comes later, but they look at the same drawings and the same building.
 */
export function chooseMembers(file: Matter, asked: Asked, present: Present, on: Day): readonly Chosen[] | Refusal {
  const { flow, cases, versions, powers } = present;
  const planned = flow ? keptSelection(flow, file.facts as Facts).applying.map(({ procedure }) => procedure) : [];
  const inGroup = (item: string) =>
    asked.group === undefined || planned.some((one) => itemOf(one) === item && one.jointGroup === asked.group);
  const named = asked.cases.length > 0 || asked.group === undefined;
  const chosen: Chosen[] = [];
  const files = named ? asked.cases : cases.filter((one) => one.status === "accepted" && inGroup(one.item)).map(idOf);
  for (const id of new Set(files)) {
    const own = cases.find((one) => one.id === id);
    const version = versions.find((one) => one.id === own?.itemVersion);
    if (!own || !version || own.status !== "accepted" || !inGroup(own.item))
      return refuseJoint("MEMBER_UNFIT", { member: version?.name ?? id, field: "/cases" });
    chosen.push({ item: own.item, name: version.name, body: own.body, file: own, version });
  }
  for (const id of new Set(asked.powers)) {
    const power = powers.find((one) => one.id === id);
    const step = planned.find((one) => itemOf(one) === power?.item);
    const begun = cases.some(
      ({ item, status }) => item === power?.item && !["withdrawn", "notAccepted", "ended"].includes(status),
    );
    if (!power || !step || !inForce(power, on) || !inGroup(power.item) || begun)
      return refuseJoint("MEMBER_UNFIT", { member: step?.name.zh ?? id, field: "/powers" });
    chosen.push({ item: power.item, name: step.name.zh, body: power.body, file: null, version: null });
  }
  const bodies = new Set([present.lead.body, ...chosen.map(({ body }) => body)]);
  if (chosen.length < 2 || bodies.size < 2 || chosen.every((one) => one.file === null))
    return refuseJoint("NOTHING_JOINT", { field: named ? "/cases" : "/group" });
  return chosen.toSorted((a, b) => (a.item < b.item ? -1 : 1));
}

const idOf = ({ id }: Case): string => id;
