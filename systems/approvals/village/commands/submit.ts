import { z } from "zod";
import { bodies, subjects } from "#kernel/directory/records.ts";
import { files } from "#kernel/files/records.ts";
import { items, itemVersions, type Power, powers } from "#kernel/items/records.ts";
import { papers } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change, createdIn } from "#kernel/records/effects.ts";
import { all, many, one } from "#kernel/records/reads.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { authority, lawsOfVersions } from "../../commands/opening.ts";
import { receiveOne } from "../../commands/receiving.ts";
import { together } from "../../commands/together.ts";
import { attach, attachFault } from "../../paper-files/attaching.ts";
import { refuse } from "../../refusals.ts";
import { ownAgent } from "../reads.ts";
import { type Entrustment, entrustments, mandateOver } from "../records.ts";
import { refuseVillage } from "../refusals.ts";

const input = z.object({
  /** The scans: of every paper that was taken in, one file at least. */
  files: z
    .array(z.object({ paper: z.string().trim().min(1).max(200), file: z.string().max(80) }))
    .max(200)
    .default([]),
});
type Input = z.output<typeof input>;

/**
 * 代办提交: what was scanned becomes an application of the villager, who is its applicant and its only party; the case shows that an
 * agent brought it, and under which mandate. It is received as at a window (INV-07).
 */
export const submitEntrusted = command({
  name: "approvals.submitEntrusted",
  title: { zh: "代办提交", en: "Submit for a villager" },
  on: entrustments,
  input,
  reads: {
    applicant: one(subjects).by((file: Entrustment) => file.applicant),
    item: one(items).by((file: Entrustment) => file.item),
    versions: all(itemVersions).where("item", (file: Entrustment) => file.item),
    laws: lawsOfVersions,
    power: one(powers).by((file: Entrustment) => file.power),
    body: one(bodies).via("power", (power: Power) => power.body),
    uploaded: many(files).by((_: Entrustment, asked: Input) => asked.files.map(({ file }) => file)),
  },
  may: ownAgent,
  basis: ["行政许可法 第二十九条", "INV-07 村级代办"],
  visibility: "internal",
  decide(file, asked, context) {
    const { rows, today } = context;
    const { item, versions, laws, power, body, applicant } = rows;
    if (file.state === "closed") return refuseVillage("ENTRUSTMENT_CLOSED", { on: file.closedOn });
    if (file.state === "submitted") return refuseVillage("ENTRUSTMENT_SUBMITTED");
    const over = mandateOver(file, today);
    if (over !== null) return refuseVillage("MANDATE_DAYS", { until: over });
    if (!applicant) return refuse("UNKNOWN_APPLICANT");
    const names = file.papers.map(({ name }) => name);
    const unscanned = names.filter((name) => !asked.files.some(({ paper }) => paper === name));
    if (unscanned.length > 0)
      return refuseVillage("PAPERS_UNSCANNED", { papers: unscanned.join("、"), field: "/files" });
    const found = authority({ code: file.item, item, versions, laws, power, body }, today);
    if (isRefusal(found)) return found;
    const fresh = { ...context, rows: { uploaded: rows.uploaded, attached: [], present: [] } };
    const fault = attachFault({ files: asked.files, papers: names }, fresh);
    if (fault) return fault;
    const received = receiveOne({ ...found, applicant, brought: names, held: [] }, context);
    if (isRefusal(received)) return received;
    const made = createdIn(received.effects, papers);
    const idOf = (name: string) => made.find((one) => one.name === name)?.id;
    return together(
      change(file, { state: "submitted", matter: received.matter, caseId: received.id, submittedOn: today }),
      received.effects,
      attach(asked, received.matter, idOf, fresh),
    );
  },
});
