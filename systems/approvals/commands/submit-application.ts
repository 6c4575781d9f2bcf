import { z } from "zod";
import { anyOf, party, speaker } from "#kernel/access/policies.ts";
import { bodies, subjects } from "#kernel/directory/records.ts";
import { validateAnswers } from "#kernel/forms/validate-answers.ts";
import { inForce, items, itemVersions, type Power, powers } from "#kernel/items/records.ts";
import { type Permit, permits } from "#kernel/matters/permits.ts";
import { cases, type Matter, matters, papers, parties } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { all, many, one } from "#kernel/records/reads.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { projectKnows, wholeAnswers } from "../apply/known.ts";
import { type Application, applications } from "../apply/records.ts";
import { refuseApplication } from "../apply/refusals.ts";
import { unionForm } from "../apply/union-form.ts";
import { paperFiles } from "../paper-files/records.ts";
import { flows } from "../records.ts";
import { contradictionFault } from "../site/contradictions.ts";
import { siteConditions } from "../site/records.ts";
import { attachUploads, uploads } from "./application-files.ts";
import { endNever, expiryWake, stateFault } from "./applying.ts";
import { followUpFault } from "./follow-up.ts";
import { authority, lawsOfVersions } from "./opening.ts";
import { receiveOne } from "./receiving.ts";
import { bringStage, type Came, heldFault } from "./stage-papers.ts";
import { together } from "./together.ts";

/**
 * 提交申请: by whoever speaks for the applicant. It is judged by the items' own form, as in the browser (LST-17), and then does what
 * a window does when it receives: a complete file is received on the day of its submission, and the five workdays count from
 * there (CLK-65), also on a day of rest (CLK-32). For a stage the papers come into the project, and its steps open (CON-03).
 */
export const submitApplication = command({
  name: "approvals.submitApplication",
  title: { zh: "提交申请", en: "Submit an application" },
  on: applications,
  input: z.object({}),
  reads: {
    versions: all(itemVersions).among("item", (file: Application) => file.items),
    laws: lawsOfVersions,
    item: one(items).by((file: Application) => file.items[0]),
    power: one(powers).by((file: Application) => file.power),
    body: one(bodies).via("power", (power: Power) => power.body),
    applicant: one(subjects).by((file: Application) => file.subject),
    permit: one(permits).lockedBy((file: Application) => file.permit),
    permitBody: one(bodies).via("permit", (permit: Permit) => permit.body),
    permitCases: all(cases).where("permit", (file: Application) => file.permit),
    permitPowers: all(powers).where("item", (file: Application) => file.items[0]),
    ownPermits: all(permits).where("holder", (file: Application) => file.subject),
    ownParties: all(parties).where("subject", (file: Application) => file.subject),
    held: many(papers).by((file: Application) => file.papers.flatMap(({ held }) => held ?? [])),
    matter: one(matters).lockedBy((file: Application) => file.matter),
    flow: one(flows).via("matter", (matter: Matter) => matter.flow),
    present: all(papers).where("matter", (file: Application) => file.matter),
    earlier: all(applications).where("matter", (file: Application) => file.matter),
    agreed: all(siteConditions).where("matter", (file: Application) => file.matter),
    uploaded: uploads,
    attached: all(paperFiles).where("matter", (file: Application) => file.matter),
    expiry: expiryWake,
  },
  may: anyOf(
    speaker((file: Application) => file.subject),
    party((file: Application) => file.matter),
  ),
  basis: ["行政许可法 第二十九条", "行政许可法 第三十二条", "优化营商环境条例 第三十五条"],
  visibility: "internal",
  decide(file, _, context) {
    const { rows, today, now } = context;
    const fault = stateFault(file, context);
    if (fault) return fault;
    const { applicant, matter } = rows;
    if (!applicant) return refuseApplication("SUBJECT_MISSING", { field: "/subject" });
    const versions = rows.versions.filter((version) => inForce(version, today));
    const form = unionForm(versions.map((version) => version.form));
    const known = matter === null ? [] : projectKnows(form, matter, rows.earlier, rows.agreed);
    const answers = answersOf(form, wholeAnswers(form, known, file.answers));
    if (isRefusal(answers)) return answers;
    const contradicted = contradictionFault(rows.agreed, answers, context.settings, "/answers");
    if (contradicted) return contradicted;
    const came = cameOf(file);
    const strange = heldFault(file, rows);
    if (strange) return strange;
    const submitted = { state: "submitted", submittedAt: now.toISOString(), answers } as const;
    if (matter !== null) {
      const brought = bringStage(matter, rows.flow, rows.present, came, context);
      if (isRefusal(brought)) return brought;
      const uploaded = attachUploads(file, matter.id, brought, context);
      return together(brought, uploaded, change(file, submitted), endNever(rows.expiry));
    }
    if (file.power === null) return refuseApplication("POWER_MISSING", { field: "/power" });
    const found = authority({ ...rows, code: file.items[0] ?? "" }, today);
    if (isRefusal(found)) return found;
    const { kind, permit, wish } = file;
    const wanted = { ...(permit === null ? {} : { permit }), ...(wish === null ? {} : { wish }) };
    const asked = { item: found.version.item, applicant: applicant.id, kind, ...wanted };
    const unfit = followUpFault(asked, { ...rows, ...found }, context);
    if (unfit) return unfit;
    const about = rows.permit === null ? {} : { about: { kind, permit: rows.permit, wish } };
    const received = receiveOne({ ...found, applicant, ...came, ...about }, context);
    if (isRefusal(received)) return received;
    return together(
      received.effects,
      attachUploads(file, received.matter, received.effects, context),
      change(file, { ...submitted, matter: received.matter, caseId: received.id }),
      endNever(rows.expiry),
    );
  },
});

/** The answers that count, or one refusal that names every fault at its field. */
function answersOf(
  form: Parameters<typeof validateAnswers>[0],
  given: Parameters<typeof validateAnswers>[1],
): Application["answers"] | Refusal {
  const { answers, faults } = validateAnswers(form, given);
  const [first] = faults;
  if (first === undefined) return answers;
  return refuseApplication("ANSWERS_FAULTY", { count: faults.length, faults, field: first.field ?? "/answers" });
}

/** What comes with it: files that were uploaded, and what the city holds. What is brought to the window comes later. */
function cameOf({ papers: named }: Application): Came {
  const of = (way: string) => named.filter((paper) => paper.way === way).map(({ name }) => name);
  return { brought: of("file"), held: of("held") };
}
