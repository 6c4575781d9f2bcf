import type { z } from "zod";
import { refuseRecord } from "#kernel/records/kernel-refusals.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { readJson } from "./body.ts";
import type { ApiContext } from "./exchange.ts";

/** What a route of the face's own takes. Such bodies are small: what is longer is no account and no password. */
export async function readInput<Input>(c: ApiContext, schema: z.ZodType<Input>): Promise<Input | Refusal> {
  const body = await readJson(c.req.raw, 4096);
  if (isRefusal(body)) return body;
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const field = `/${read.error.issues[0]?.path.join("/") ?? ""}`;
  return refuseRecord("BAD_INPUT", { field, fault: field });
}
