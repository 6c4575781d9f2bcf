import type { Refusal } from "#kernel/records/refusal.ts";
import type { FlowProcedure } from "../flow.ts";
import { refuseChange } from "./refusals.ts";

/**
 * The most workdays that may be promised (CLK-19): the law's own limit, or as many workdays as its calendar days hold
 * when five of seven are workdays (E; CLK-20 keeps the law's unit). Undefined when no law sets a limit.
 */
export function mostWorkdays({ legalDays, legalUnit }: FlowProcedure): number | undefined {
  if (legalDays === null) return undefined;
  return legalUnit === "calendar" ? Math.ceil((legalDays * 5) / 7) : legalDays;
}

/** Why a procedure cannot have this limit; undefined when it can. */
export function limitRefused(procedure: FlowProcedure, days: number): Refusal | undefined {
  const name = procedure.name.zh;
  if (procedure.excluded !== undefined && days !== 0) return refuseChange("TIME_NOT_COUNTED", { name, field: "/days" });
  if (days < 0) return refuseChange("LIMIT_BELOW_ZERO", { name, days, field: "/days" });
  const most = mostWorkdays(procedure);
  if (most === undefined || days <= most) return undefined;
  const { legalDays, legalUnit, legalBasis: basis } = procedure;
  const calendar = legalUnit === "calendar";
  const legal = `${legalDays}${calendar ? "日" : "个工作日"}`;
  const legalEnglish = `${legalDays} ${calendar ? "calendar days" : "workdays"}`;
  return refuseChange("LIMIT_OVER_LAW", { name, days, legal, legalEnglish, basis, most, field: "/days" });
}
