import { z } from "zod";
import { anyOf, post, speaker } from "#kernel/access/policies.ts";
import { subjects } from "#kernel/directory/records.ts";
import { checkProjectCode } from "#kernel/identifiers/projectCode.ts";
import { inForce } from "#kernel/items/records.ts";
import { type Case, cases, matters, parties } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { create, type Effect } from "#kernel/records/effects.ts";
import { all, one } from "#kernel/records/reads.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Flow } from "../plan/flow.ts";
import { keptFlow } from "../plan/kept-flow.ts";
import { derivePlan } from "../plan/plan.ts";
import { asRefusal } from "../queries/plan-refusals.ts";
import { refusePapers } from "../ready.ts";
import { flows } from "../records.ts";
import { refuse } from "../refusals.ts";
import { contradictionFault, settledFacts } from "../site/contradictions.ts";
import { type SiteCondition, siteConditions } from "../site/records.ts";
import { refuseSite } from "../site/refusals.ts";
import { broughtPaper } from "./together.ts";

const input = z.object({
  title: z.string().trim().min(2).max(200),
  applicant: z.string().max(80),
  /** Flow and edition, such as construction@2014. */
  flow: z.string().max(60),
  facts: z.record(z.string().max(60), z.union([z.string().max(60), z.number(), z.boolean()])),
  projectCode: z.string().max(40).optional(),
  division: z.string().max(12),
  papers: z.array(z.string().trim().min(1).max(200)).max(200).default([]),
  /** The case in which site and conditions were settled before: what it says is not asked again (CON-06). */
  agreement: z.string().max(80).optional(),
});
type Input = z.output<typeof input>;

/** 立项: opens an investment project as a matter; its plan follows from the flow and the facts, and steps open as papers come. */
export const openProject = command({
  name: "approvals.openProject",
  title: { zh: "开立项目", en: "Open a project" },
  on: null,
  makes: matters,
  input,
  reads: {
    applicant: one(subjects).by((_: null, asked: Input) => asked.applicant),
    flow: one(flows).by((_: null, asked: Input) => asked.flow),
    agreement: one(cases).by((_: null, asked: Input) => asked.agreement),
    agreed: all(siteConditions).where("caseId", (_: null, asked: Input) => asked.agreement),
  },
  may: anyOf(
    speaker((_: null, asked: Input) => asked.applicant),
    post("window", "agent").within((_: null, asked: Input) => asked.division),
  ),
  basis: ["优化营商环境条例 第四十二条", "企业投资项目核准和备案管理条例 第四条"],
  visibility: "public",
  decide(_, asked, context) {
    const { rows, today, newId } = context;
    if (!rows.applicant) return refuse("UNKNOWN_APPLICANT", { field: "/applicant" });
    if (!rows.flow) return refuse("NO_FLOW", { flow: asked.flow, field: "/flow" });
    const flow = keptFlow(rows.flow);
    if (!inForce(rows.flow, today)) return refuse("EDITION_ENDED", { flow: flow.title.zh, today, field: "/flow" });
    const agreed = agreedFor(asked, context.rows);
    if (isRefusal(agreed)) return agreed;
    // What is said now goes before: where it contradicts, the window sees it.
    const facts = { ...settledFacts(flow, agreed), ...asked.facts };
    const unfit =
      refuseFacts(flow, facts) ??
      refusePapers(flow, asked.papers) ??
      contradictionFault(agreed, asked.facts, context.settings, "/facts");
    if (unfit) return unfit;
    if (asked.projectCode !== undefined) {
      const checked = checkProjectCode(asked.projectCode);
      if (!checked.ok)
        return refuse("PROJECT_CODE", { fault: checked.fault.zh, faultEn: checked.fault.en, field: "/projectCode" });
    }
    const matter = newId();
    const effects: Effect[] = [
      create(matters, {
        ...{ id: matter, kind: "project", title: asked.title, projectCode: asked.projectCode ?? null },
        ...{
          flow: rows.flow.id,
          facts,
          division: asked.division,
          openedOn: today,
          state: "open",
          item: null,
        },
      }),
      create(parties, {
        ...{ id: newId(), matter, subject: asked.applicant, role: "applicant" },
        ...{ validFrom: today, validTo: null, mandate: null },
      }),
    ];
    for (const { term, path, body, consultation, givenOn, settledOn, caseId } of agreed)
      effects.push(
        create(siteConditions, {
          ...{ id: newId(), matter, caseId, path, term, body, consultation, givenOn, settledOn },
        }),
      );
    for (const name of new Set(asked.papers))
      effects.push(broughtPaper({ matter, name, listedIn: rows.flow.id }, context));
    return effects;
  },
});

/** What was settled for the same applicant, of which the project is now made. */
function agreedFor(
  { agreement, applicant }: Input,
  read: { readonly agreement: Case | null; readonly agreed: readonly SiteCondition[] },
): readonly SiteCondition[] | Refusal {
  if (agreement === undefined) return [];
  const own = read.agreed.filter(({ matter }) => matter === read.agreement?.matter);
  if (read.agreement?.applicant !== applicant || own.length === 0)
    return refuseSite("SITE_AGREEMENT_UNFIT", { field: "/agreement" });
  return own;
}

/** Facts outside the edition's scope or against each other, or from which no plan follows (CON-07, CON-13). */
function refuseFacts(flow: Flow, facts: Input["facts"]): Refusal | undefined {
  try {
    derivePlan(flow, { facts });
    return undefined;
  } catch (error) {
    return { ...asRefusal(error), field: "/facts" };
  }
}
