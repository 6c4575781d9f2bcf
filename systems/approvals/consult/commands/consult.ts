import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { endOfDay } from "#kernel/calendar/day.ts";
import { startClock } from "#kernel/clocks/effects.ts";
import { type Body, bodies, type Post, posts } from "#kernel/directory/records.ts";
import { inForce } from "#kernel/items/records.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { type Context, command } from "#kernel/records/command.ts";
import { create, type Effect } from "#kernel/records/effects.ts";
import { all } from "#kernel/records/reads.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { wake } from "#kernel/records/wakes.ts";
import { statusOf } from "../../case-words.ts";
import { version } from "../../commands/reads.ts";
import { answering, tellPosts, together } from "../../commands/together.ts";
import { refuse } from "../../refusals.ts";
import { replyWake } from "../reads.ts";
import { awaitsAnswer, type Consultation, consultations } from "../records.ts";
import { refuseConsultation } from "../refusals.ts";

const input = z.object({
  bodies: z.array(z.string().max(80)).min(1).max(30),
  question: z.string().trim().min(4).max(2000),
  /** Workdays in which they answer; the city's usual ones where nothing is said. */
  days: z.int().min(1).max(60).optional(),
});
type Input = z.output<typeof input>;

/**
 * 征求意见: asks other bodies for their opinion, all in one act, each in its own days. The case's own clocks go on (CLK-17); where a
 * special law excludes the time, `pause` does that, with its own notice.
 */
export const consult = command({
  name: "approvals.consult",
  title: { zh: "征求意见", en: "Consult other bodies" },
  on: cases,
  input,
  reads: {
    version,
    asked: all(bodies).among("id", (_: Case, asked: Input) => asked.bodies),
    posts: all(posts).among("body", (_: Case, asked: Input) => asked.bodies),
    consultations: all(consultations).of<Case, Input>("caseId"),
  },
  may: post("reviewer", "decider", "head").holding(
    (file: Case) => file.actingPower,
    (file) => file.openedOn,
  ),
  basis: ["行政许可法 第三十四条", "CLK-25 征求意见"],
  visibility: "internal",
  decide(file, asked, context) {
    const { version, posts } = context.rows;
    const { settings, actor } = context;
    if (file.status !== "accepted") return refuse("CASE_NOT_ACCEPTED", statusOf(file));
    if (!version || actor.kind !== "person") return refuse("NO_LIVE_VERSION", { item: file.item, date: context.today });
    const wanted = [...new Set(asked.bodies)];
    const fault = askingFault(file, wanted, context.rows, context);
    if (fault) return fault;
    const days = asked.days ?? settings.number("consultationWorkdays");
    const { question } = asked;
    return together(
      ...wanted.map((body) => askOne(file, { body, question, days, asker: actor.person }, context)),
      tellPosts(
        answering(posts, context.today),
        file.id,
        { zh: `征求意见（${days}个工作日内答复）：${version.name}`, en: `Asked for an opinion: ${version.name}` },
        context,
        { until: context.calendar.addWorkdays(context.today, days).day },
      ),
    );
  },
});

function askingFault(
  file: Case,
  wanted: readonly string[],
  read: {
    readonly asked: readonly Body[];
    readonly posts: readonly Post[];
    readonly consultations: readonly Consultation[];
  },
  { today }: Context,
): Refusal | undefined {
  if (wanted.includes(file.body)) return refuseConsultation("OWN_BODY_ASKED", { field: "/bodies" });
  for (const id of wanted) {
    const body = read.asked.find((one) => one.id === id);
    const name = body?.names.at(-1)?.name ?? id;
    const canAnswer = answering(read.posts, today).some((one) => one.body === id);
    if (!body || !inForce(body, today) || !canAnswer)
      return refuseConsultation("BODY_NOT_TO_BE_ASKED", { body: name, field: "/bodies" });
    const open = read.consultations.find((one) => one.body === id && awaitsAnswer(one));
    if (open) return refuseConsultation("ALREADY_ASKED", { body: name, day: open.askedOn, field: "/bodies" });
  }
  return undefined;
}

/** One body asked, with the clock in which it answers and what happens when it does not. */
function askOne(
  file: Case,
  asked: { readonly body: string; readonly question: string; readonly days: number; readonly asker: string },
  context: Context,
): readonly Effect[] {
  const { today, calendar } = context;
  const id = context.newId();
  return [
    create(consultations, {
      ...{ id, caseId: file.id, askedBy: file.body, ...asked, askedOn: today, state: "asked" },
      ...{ opinion: null, reply: null, conditions: [], site: [], answeredOn: null, answeredBy: null, closedFor: null },
    }),
    startClock({
      ...{ ownerRecord: "consultation", owner: id, name: "reply", unit: "workday", on: today },
      ...{ limitDays: asked.days, basis: "CLK-25 征求意见" },
    }),
    wake({
      ...{ id: replyWake(id), at: endOfDay(calendar.addWorkdays(today, asked.days).day) },
      ...{ command: "approvals.noteSilence", target: id },
    }),
  ];
}
