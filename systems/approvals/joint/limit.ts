import { type Clock, clockNamed } from "#kernel/clocks/effects.ts";
import { lawOf } from "#kernel/items/citation.ts";
import type { ItemVersion } from "#kernel/items/records.ts";
import { change, type Effect } from "#kernel/records/effects.ts";

/** 行政许可法 art. 42(2): unified, joint or concentrated handling takes forty-five workdays, and fifteen more at most (CLK-13). */
export const jointDays = 45;
export const jointMoreDays = 15;
export const jointBasis = "行政许可法 第四十二条第二款";

const article42 = /第(42|四十二)条/;
/** The twenty workdays of art. 42(1), which the version says that it has them from; another law's own limit stays (CLK-18). */
const onGeneralLimit = ({ legalDays, legalUnit, extension, bases }: ItemVersion): boolean =>
  legalDays === 20 &&
  legalUnit === "workday" &&
  extension === null &&
  bases.some((basis) => lawOf(basis) === "行政许可法" && article42.test(basis));

/** The legal limit of a case that is handled jointly: that of joint handling, where the general one was its own. */
export function toJointLimit(version: ItemVersion | undefined, clocks: readonly Clock[]): readonly Effect[] {
  const legal = clockNamed(clocks, "legal");
  if (!version || !legal || legal.state === "stopped" || !onGeneralLimit(version)) return [];
  // One that its office's head has prolonged has had what art. 42(1) gives.
  if (legal.events.some(({ kind }) => kind === "extend")) return [];
  return [change(legal, { limitDays: jointDays, basis: jointBasis })];
}

/** Joint handling was broken off: the case has its own limit again, without what joint handling had added. */
export function toOwnLimit(version: ItemVersion | undefined, clocks: readonly Clock[]): readonly Effect[] {
  const legal = clockNamed(clocks, "legal");
  if (!version?.legalDays || !legal || legal.state === "stopped" || legal.basis !== jointBasis) return [];
  const events = legal.events.filter(({ kind }) => kind !== "extend");
  return [change(legal, { limitDays: version.legalDays, basis: version.bases[0] ?? "行政许可法 第四十二条", events })];
}
