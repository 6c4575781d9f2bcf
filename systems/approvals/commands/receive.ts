import { z } from "zod";
import { anyOf, post, speaker } from "#kernel/access/policies.ts";
import { bodies, subjects } from "#kernel/directory/records.ts";
import { items, itemVersions, type Power, powers } from "#kernel/items/records.ts";
import { caseKinds, cases, matters, parties } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { create } from "#kernel/records/effects.ts";
import { all, one } from "#kernel/records/reads.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { refuse } from "../refusals.ts";
import { followUpFault, followUpReads } from "./follow-up.ts";
import { authority, lawsOfVersions, openCase } from "./opening.ts";

const input = z.object({
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
});
type Input = z.output<typeof input>;

/**
 * 收件: an application for one item, made at the window or online by who speaks for the applicant. Online on a day of rest
 * it is received at once and the clock starts as always (CLK-32).
 */
export const receive = command({
  name: "approvals.receive",
  title: { zh: "收件", en: "Receive" },
  on: null,
  makes: cases,
  input,
  reads: {
    versions: all(itemVersions).where("item", (_: null, asked: Input) => asked.item),
    laws: lawsOfVersions,
    item: one(items).by((_: null, asked: Input) => asked.item),
    power: one(powers).by((_: null, asked: Input) => asked.power),
    body: one(bodies).via("power", (power: Power) => power.body),
    applicant: one(subjects).by((_: null, asked: Input) => asked.applicant),
    ...followUpReads,
  },
  may: anyOf(
    post("window").holding((_: null, asked: Input) => asked.power),
    speaker((_: null, asked: Input) => asked.applicant),
  ),
  basis: ["行政许可法 第二十九条", "行政许可法 第三十二条"],
  visibility: "internal",
  decide(_, asked, context) {
    const { versions, laws, item, power, body, applicant, permit } = context.rows;
    const found = authority({ code: asked.item, item, versions, laws, power, body }, context.today);
    if (isRefusal(found)) return found;
    if (!applicant) return refuse("UNKNOWN_APPLICANT", { field: "/applicant" });
    const fault = followUpFault(asked, { ...context.rows, ...found }, context);
    if (fault) return fault;
    const matter = context.newId();
    const opened = openCase(
      {
        ...found,
        ...{ matter, procedure: null, applicant, division: found.power.division },
        ...{ brought: asked.papers, already: [], waived: [] },
        ...(permit && { about: { kind: asked.kind, permit, wish: asked.wish ?? null } }),
      },
      context,
    );
    if (isRefusal(opened)) return opened;
    return [
      create(matters, {
        ...{ id: matter, kind: "single", title: found.version.name, projectCode: null, flow: null, facts: {} },
        ...{ division: found.power.division, openedOn: context.today, state: "open", item: asked.item },
      }),
      create(parties, {
        ...{ id: context.newId(), matter, subject: applicant.id, role: "applicant" },
        ...{ validFrom: context.today, validTo: null, mandate: null },
      }),
      ...opened,
    ];
  },
});
