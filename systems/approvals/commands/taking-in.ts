import { z } from "zod";
import { files } from "#kernel/files/records.ts";
import type { ItemVersion } from "#kernel/items/records.ts";
import { caseKinds } from "#kernel/matters/records.ts";
import type { Answer, Context } from "#kernel/records/command.ts";
import { change, type Effect } from "#kernel/records/effects.ts";
import { many, one, type RowsOf } from "#kernel/records/reads.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { wakes } from "#kernel/records/wakes.ts";
import { continueCode } from "../apply/continue-code.ts";
import { type Application, applications } from "../apply/records.ts";
import { refuseApplication } from "../apply/refusals.ts";
import { refuse } from "../refusals.ts";
import { attachUploads, uploadedFor } from "./application-files.ts";
import { endNever, expiryId, keyFault, stateFault } from "./applying.ts";
import { followUpFault, followUpReads } from "./follow-up.ts";
import { authority, authorityReads } from "./opening.ts";
import { type Received, receiveOne } from "./receiving.ts";
import { together } from "./together.ts";

/** What whoever takes an application in says of it. */
export const input = z.object({
  /** The item's code, such as B47. */
  item: z.string().max(40),
  /** The power under which it is handled: item × body × division. */
  power: z.string().max(80),
  applicant: z.string().max(80),
  /** Names of the papers the applicant brings, out of the item's list. */
  papers: z.array(z.string().trim().min(1).max(200)).max(100).default([]),
  /** A change or a renewal of a permit that the applicant holds, which is then named (CLK-23). */
  kind: z.enum(caseKinds).default("new"),
  permit: z.string().max(80).optional(),
  /** What a change is to change, in the applicant's words. */
  wish: z.string().trim().min(2).max(500).optional(),
  /** What the applicant wrote at home, with the code that opens it. */
  application: z.object({ id: z.string().max(80), code: continueCode }).optional(),
});
export type Input = z.output<typeof input>;

export const takingInReads = {
  ...authorityReads,
  ...followUpReads,
  application: one(applications).lockedBy((_: null, asked: Input) => asked.application?.id),
  uploaded: many(files).via("application", (file: Application) => uploadedFor(file).map((one) => one.file)),
  expiry: many(wakes).by((_: null, asked: Input) => (asked.application ? [expiryId(asked.application.id)] : [])),
};
type Rows = RowsOf<typeof takingInReads>;

/** 收件 at the window or online: what was written at home is handed in with it. `accepted`: it is accepted by the same act. */
export function takeIn(asked: Input, accepted: boolean, context: Context<Rows>): Answer {
  const { rows } = context;
  const { versions, laws, item, power, body, applicant, permit } = rows;
  const found = authority({ code: asked.item, item, versions, laws, power, body }, context.today);
  if (isRefusal(found)) return found;
  if (!applicant) return refuse("UNKNOWN_APPLICANT", { field: "/applicant" });
  if (asked.application && !rows.application) return refuseApplication("APPLICATION_UNKNOWN");
  const fault = followUpFault(asked, { ...rows, ...found }, context);
  if (fault) return fault;
  const received = receiveOne(
    {
      ...{ ...found, applicant, accepted },
      // What was uploaded at home has come with it.
      brought: [...new Set([...asked.papers, ...cameAlong(rows.application, found.version)])],
      held: [],
      ...(permit && { about: { kind: asked.kind, permit, wish: asked.wish ?? null } }),
    },
    context,
  );
  if (isRefusal(received)) return received;
  const written = rows.application === null ? [] : handIn(rows.application, asked, received, context);
  return together(received.effects, written);
}

/** Papers of the item's list that were uploaded for what was written at home. */
const cameAlong = (file: Application | null, { papers }: Pick<ItemVersion, "papers">): string[] =>
  uploadedFor(file).flatMap(({ paper }) => (papers.some(({ name }) => name === paper) ? [paper] : []));

/** What was written at home and is handed in at the window becomes this case; whoever has its code may hand it in (APP-02). */
function handIn(
  file: Application,
  asked: Input,
  { matter, id, effects }: Received,
  context: Context<Rows>,
): readonly Effect[] | Refusal {
  const fault = keyFault(file, asked.application?.code, context) ?? stateFault(file, context);
  if (fault) return fault;
  if (file.items.join() !== asked.item || file.stage !== null) return refuseApplication("APPLICATION_UNKNOWN");
  const rows = { ...context.rows, attached: [], present: [] };
  const uploaded = attachUploads(file, matter, effects, { ...context, rows });
  if (isRefusal(uploaded)) return uploaded;
  return [
    ...uploaded,
    change(file, {
      ...{ state: "submitted", submittedAt: context.now.toISOString(), subject: asked.applicant },
      ...{ power: asked.power, matter, caseId: id },
    }),
    ...endNever(context.rows.expiry),
  ];
}
