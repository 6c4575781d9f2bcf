import type { z } from "zod";
import { type FlowFault, fault } from "./flow-fault.ts";

/** A zod issue at procedures[3].promisedDays becomes a fault of procedure F04, field promisedDays. */
export function formatFault(issue: z.core.$ZodIssue, file: unknown): FlowFault {
  const path = [...issue.path];
  const text = { zh: `格式不对：${issue.message}`, en: `wrong format: ${issue.message}` };
  if (path[0] !== "procedures" || typeof path[1] !== "number") return fault("FORMAT", { field: path.join(".") }, text);
  const [, index, ...rest] = path;
  const id = (file as { procedures?: ({ id?: unknown } | null)[] }).procedures?.[index]?.id;
  const procedure = typeof id === "string" ? id : `procedures[${index}]`;
  return fault("FORMAT", { procedure, field: rest.join(".") }, text);
}
