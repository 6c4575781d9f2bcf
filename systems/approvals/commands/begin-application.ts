import { z } from "zod";
import { anyone } from "#kernel/access/policies.ts";
import type { Facts } from "#kernel/feel/conditions.ts";
import { items, itemVersions } from "#kernel/items/records.ts";
import { caseKinds, cases, type Matter, matters, papers, parties, partyOn } from "#kernel/matters/records.ts";
import type { Actor } from "#kernel/records/actor.ts";
import { command } from "#kernel/records/command.ts";
import { create } from "#kernel/records/effects.ts";
import { all, one } from "#kernel/records/reads.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { codeSecret, continueCode } from "../apply/continue-code.ts";
import { applications } from "../apply/records.ts";
import { refuseApplication } from "../apply/refusals.ts";
import { openStage } from "../apply/stage.ts";
import { readFlow } from "../plan/flow.ts";
import { flows } from "../records.ts";
import { refuse } from "../refusals.ts";
import { endLater, savedNow } from "./applying.ts";
import { lawsOfVersions, standingVersion } from "./opening.ts";
import { together } from "./together.ts";

const input = z.object({
  /** The code that shall open it; whoever begins it makes the code, since only a hash of it rests. */
  code: continueCode,
  /** The item applied for; or else a project and its stage. */
  item: z.string().max(40).optional(),
  project: z.string().max(80).optional(),
  stage: z.int().positive().max(99).optional(),
  subject: z.string().max(80).optional(),
  power: z.string().max(80).optional(),
  kind: z.enum(caseKinds).default("new"),
  permit: z.string().max(80).optional(),
  /** What a change is to change, in the applicant's words. */
  wish: z.string().trim().min(2).max(500).optional(),
});
type Input = z.output<typeof input>;

/** 开始申请: an application begins to be written, with or without a name, for one item or for a whole stage of a project (CON-03). */
export const beginApplication = command({
  name: "approvals.beginApplication",
  title: { zh: "开始申请", en: "Begin an application" },
  on: null,
  makes: applications,
  input,
  reads: {
    versions: all(itemVersions).where("item", (_: null, asked: Input) => asked.item),
    laws: lawsOfVersions,
    item: one(items).by((_: null, asked: Input) => asked.item),
    matter: one(matters).by((_: null, asked: Input) => asked.project),
    flow: one(flows).via("matter", (matter: Matter) => matter.flow),
    parties: all(parties).where("matter", (_: null, asked: Input) => asked.project),
    cases: all(cases).where("matter", (_: null, asked: Input) => asked.project),
    present: all(papers).where("matter", (_: null, asked: Input) => asked.project),
  },
  may: anyone(),
  basis: ["行政许可法 第二十九条"],
  visibility: "internal",
  decide(_, asked, context) {
    const { actor, rows, today } = context;
    const speaks = actor.kind === "person" ? actor.subjects : [];
    if (asked.subject !== undefined && !speaks.includes(asked.subject))
      return refuseApplication("SUBJECT_NOT_YOURS", { field: "/subject" });
    const about =
      asked.project === undefined
        ? oneItem(asked, standingVersion({ ...rows, code: asked.item ?? "" }, today))
        : wholeStage(asked, rows, actor, context);
    if (isRefusal(about)) return about;
    const id = context.newId();
    const saved = savedNow(context);
    return together(
      create(applications, {
        ...{ id, codeHash: context.hash(codeSecret(asked.code)), ...saved, ...about },
        ...{
          owner: actor.kind === "person" ? actor.person : null,
          kind: asked.kind,
          permit: asked.permit ?? null,
          wish: asked.wish ?? null,
        },
        ...{ answers: {}, papers: [], state: "draft", submittedAt: null, caseId: null },
      }),
      endLater(id, saved.expiresOn),
    );
  },
});

type About = {
  readonly items: readonly string[];
  readonly subject: string | null;
  readonly power: string | null;
  readonly matter: string | null;
  readonly stage: number | null;
};

function oneItem(asked: Input, standing: { readonly item: string } | Refusal): About | Refusal {
  if (isRefusal(standing)) return standing;
  const { subject = null, power = null } = asked;
  return { items: [standing.item], subject, power, matter: null, stage: null };
}

/** The whole of a stage, by somebody who speaks for the project's applicant. */
function wholeStage(
  asked: Input,
  rows: {
    readonly matter: Matter | null;
    readonly flow: { readonly content: unknown } | null;
    readonly parties: readonly Parameters<typeof partyOn>[0][];
    readonly cases: Parameters<typeof openStage>[1]["cases"];
    readonly present: readonly { readonly name: string }[];
  },
  actor: Actor,
  { today }: { readonly today: Parameters<typeof partyOn>[1] },
): About | Refusal {
  const { matter, flow, parties, cases, present } = rows;
  const unknown = refuseApplication("STAGE_UNKNOWN", { stage: asked.stage ?? "?", field: "/stage" });
  if (!matter || !flow || asked.stage === undefined) return unknown;
  if (matter.state === "closed") return refuse("MATTER_CLOSED");
  const speaks = actor.kind === "person" ? actor.subjects : [];
  const applicants = parties.filter((party) => party.role === "applicant" && partyOn(party, today));
  const own = applicants.find(({ subject }) => speaks.includes(subject));
  if (own === undefined) return refuseApplication("SUBJECT_NOT_YOURS", { field: "/project" });
  const facts = matter.facts as Facts;
  const project = { facts, cases, present: new Set(present.map(({ name }) => name)) };
  const { items } = openStage(readFlow(flow.content), project, asked.stage);
  if (items.length === 0) return unknown;
  return { items, subject: own.subject, power: null, matter: matter.id, stage: asked.stage };
}
