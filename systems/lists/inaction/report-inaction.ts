import { z } from "zod";
import { anyone } from "#kernel/access/policies.ts";
import { startClock } from "#kernel/clocks/effects.ts";
import { bodies, posts } from "#kernel/directory/records.ts";
import { queryCode } from "#kernel/identifiers/queryCode.ts";
import { inForce, items } from "#kernel/items/records.ts";
import { notify } from "#kernel/notices/notices.ts";
import { command } from "#kernel/records/command.ts";
import { create } from "#kernel/records/effects.ts";
import { all, one } from "#kernel/records/reads.ts";
import { inactionReports } from "../records.ts";
import { refuse } from "./refusals.ts";

const input = z.object({
  /** The body that does not act. */
  body: z.string().trim().min(1).max(60),
  /** The item concerned, where it is known. */
  item: z.string().trim().min(1).max(40).nullable().default(null),
  what: z.string().trim().min(10).max(3000),
  /** How to reach who reports; who gives none follows the report by its query code. */
  contact: z.string().trim().min(3).max(200).nullable().default(null),
});
type Input = z.output<typeof input>;

/**
 * 举报不作为 (法定职责必须为, LST-16): anybody may, by name or without, themselves or through a window, an agent or a supervisor.
 * The report is a case with two clocks of its own, whether it is taken (SUP-06) and the answer, and nothing but an answer or
 * a reasoned no closes it.
 */
export const reportInaction = command({
  name: "lists.reportInaction",
  title: { zh: "举报不作为", en: "Report that a body does not act" },
  on: null,
  makes: inactionReports,
  input,
  reads: {
    body: one(bodies).by((_: null, asked: Input) => asked.body),
    item: one(items).by((_: null, asked: Input) => asked.item),
    supervisors: all(posts).where("kind", () => "supervisor"),
  },
  may: anyone(),
  basis: ["优化营商环境条例 第四十九条", "LST-16", "SUP-06"],
  visibility: "internal",
  decide(_, asked, { rows, today, now, newId, settings }) {
    if (!rows.body || !inForce(rows.body, today)) return refuse("REPORT_BODY", { body: asked.body, field: "/body" });
    if (asked.item !== null && !rows.item) return refuse("REPORT_ITEM", { item: asked.item, field: "/item" });
    const id = newId();
    const clock = { ownerRecord: "inactionReport", owner: id, unit: "workday", on: today } as const;
    return [
      create(inactionReports, {
        ...{ ...asked, id, queryCode: queryCode(newId()), state: "received", receivedOn: today },
        ...{ takenOn: null, answeredOn: null, finding: null, answer: null, handler: null },
      }),
      startClock({ ...clock, name: "taking", limitDays: settings.number("reportTakingWorkdays"), basis: "SUP-06" }),
      startClock({ ...clock, name: "answer", limitDays: settings.number("inactionAnswerWorkdays"), basis: "LST-16" }),
      ...rows.supervisors
        .filter((post) => inForce(post, today) && post.body !== asked.body)
        .map((post) =>
          notify({
            ...{ id: newId(), to: { post: post.id }, about: id, at: now },
            title: { zh: "收到一份不作为举报，待决定是否受理", en: "A report of inaction came in, to be taken or not" },
          }),
        ),
    ];
  },
});
