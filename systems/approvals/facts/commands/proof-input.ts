import { z } from "zod";
import { type Day, isDay } from "#kernel/calendar/day.ts";
import type { FileRow } from "#kernel/files/records.ts";
import type { Context } from "#kernel/records/command.ts";
import type { Proof } from "../records.ts";

/** A paper that proves something. All of it may be absent, so that the rule can say by which article it is needed. */
export const proofInput = z.object({
  name: z.string().trim().max(200).optional(),
  number: z.string().trim().max(100).optional(),
  issuer: z.string().trim().max(200).optional(),
  on: z.iso.date().refine(isDay).optional(),
  /** The id of an uploaded file of it. */
  file: z.string().max(80).optional(),
});
type GivenProof = z.output<typeof proofInput>;

/**
 * The proof as it is kept; undefined when it names no paper, nobody who issued it or no day, or a day that is still to come. A
 * file of it is one's own: naming somebody else's would open that to others.
 */
export function readProof(
  given: GivenProof | undefined,
  file: FileRow | null,
  { today, actor }: Pick<Context, "today" | "actor">,
): Proof | undefined {
  const { name = "", number = "", issuer = "", on } = given ?? {};
  if (name.length < 2 || issuer.length < 2 || on === undefined || on > today) return undefined;
  const own = file?.state === "whole" && actor.kind === "person" && file.uploadedBy === actor.person;
  if (given?.file !== undefined && !own) return undefined;
  return { name, number: number === "" ? null : number, issuer, on: on as Day, file: given?.file ?? null };
}
