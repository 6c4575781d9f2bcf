import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { clockNamed } from "#kernel/clocks/effects.ts";
import { bodyNameOn } from "#kernel/directory/body-name.ts";
import { bodies, posts } from "#kernel/directory/records.ts";
import { inForce, type Power, powers } from "#kernel/items/records.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { notify } from "#kernel/notices/notices.ts";
import { command } from "#kernel/records/command.ts";
import { change, create } from "#kernel/records/effects.ts";
import { all, many, one } from "#kernel/records/reads.ts";
import { statusOf } from "../case-words.ts";
import { body, ownClocks, version } from "../commands/reads.ts";
import { numbered, tellApplicant, together } from "../commands/together.ts";
import { refuse } from "../refusals.ts";
import { freeOn, handsWake, postIds } from "./hands.ts";
import { transfers } from "./records.ts";
import { refusePeople } from "./refusals.ts";

const input = z.object({
  /** Another power of the same item: the body and division that it goes to. */
  power: z.string().max(80),
  note: z.string().trim().min(4).max(500),
});
type Input = z.output<typeof input>;

/**
 * 改派: an application that came to a body of the city while another one handles it goes on there. The applicant is not harmed
 * by it: clocks keep their start and their due days, silence goes on counting, nothing is brought again. Where no body of the
 * city may handle it, the way is 不予受理 with the right office (CLK-05). The day on which the wrong routing ended stays on
 * record, for it is taken out before scoring (SUP-08).
 */
export const reroute = command({
  name: "approvals.reroute",
  title: { zh: "改派", en: "Reroute" },
  on: cases,
  input,
  reads: {
    ...{ version, body, clocks: ownClocks, wake: handsWake },
    powers: all(powers).where("item", (file: Case) => file.item),
    power: one(powers).by((_: Case, asked: Input) => asked.power),
    next: one(bodies).via("power", (power: Power) => power.body),
    posts: many(posts).via("power", (power: Power) => postIds(power.body, ["window", "head"])),
  },
  may: post("window", "reviewer", "decider", "head").holding(
    (file: Case) => file.actingPower,
    (file) => file.openedOn,
  ),
  basis: ["行政许可法 第三十二条（二）", "CLK-05 改派"],
  visibility: "public",
  decide(file, { power: id, note }, context) {
    const { version, body, clocks, wake, powers, power, next, posts } = context.rows;
    const { today, now, newId } = context;
    if (!["received", "supplementing", "accepted"].includes(file.status))
      return refusePeople("REROUTED_LATE", statusOf(file));
    if (!version || !body) return refuse("NO_LIVE_VERSION", { item: file.item, date: today });
    if (!powers.some((one) => one.id !== file.actingPower && inForce(one, today)))
      return refusePeople("NO_OTHER_BODY", { item: version.name });
    if (!power || power.item !== file.item || !inForce(power, today) || !next || !inForce(next, today))
      return refuse("NO_POWER", { item: version.name, date: today, field: "/power" });
    if (id === file.actingPower || (next.id === file.body && power.division === file.division))
      return refusePeople("REROUTED_NOWHERE", { field: "/power" });
    const to = bodyNameOn(next, today);
    const due = (clockNamed(clocks, "promised") ?? clockNamed(clocks, "intake"))?.due;
    return together(
      change(file, {
        ...{ actingPower: power.id, body: next.id, division: power.division, handler: null },
        // What the other body proposed binds nobody here.
        ...{ proposal: null, opinion: null, reviewer: null, reviewedOn: null },
      }),
      freeOn(file, null, wake),
      create(transfers, {
        ...{ id: newId(), caseId: file.id, kind: "rerouted", fromPerson: file.handler, toPerson: null },
        ...{ fromBody: file.body, toBody: next.id, note, movedOn: today },
      }),
      numbered(
        body,
        {
          ...{ kind: "转办告知书", about: file.id, addressee: file.applicant },
          content: { item: version.name, on: today, to: to.name, due },
        },
        context,
      ),
      tellApplicant(
        file,
        {
          zh: `${version.name}改由${to.name}办理，时限和查询码不变`,
          en: `${version.name} is now with ${to.nameEn || to.name}; limits and query code stay`,
        },
        context,
      ),
      posts.map((one) =>
        notify({
          ...{ id: newId(), to: { post: one.id }, about: file.id, at: now },
          title: { zh: `改派来的办件：${version.name}`, en: `Rerouted to you: ${version.name}` },
        }),
      ),
    );
  },
});
