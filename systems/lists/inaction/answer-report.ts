import { z } from "zod";
import { stopClocks } from "#kernel/clocks/effects.ts";
import { posts } from "#kernel/directory/records.ts";
import { inForce } from "#kernel/items/records.ts";
import { notify } from "#kernel/notices/notices.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { all } from "#kernel/records/reads.ts";
import { type InactionReport, inactionReports } from "../records.ts";
import { handlerOf, mayHandle, notNow, ownClocks } from "./handling.ts";
import { findingWords } from "./report-words.ts";

/** 答复举报 (LST-16, SUP-06): what was found and what is done; the answer goes back to who reported and the head of the body is told. */
export const answerReport = command({
  name: "lists.answerReport",
  title: { zh: "答复不作为举报", en: "Answer a report of inaction" },
  on: inactionReports,
  input: z.object({
    finding: z.enum(["founded", "unfounded", "elsewhere"]),
    answer: z.string().trim().min(4).max(3000),
  }),
  reads: { clocks: ownClocks, posts: all(posts).where("body", (file: InactionReport) => file.body) },
  may: mayHandle,
  basis: ["SUP-06", "LST-16"],
  visibility: "internal",
  decide(file, { finding, answer }, { rows, actor, today, now, newId }) {
    const fault = notNow(file, "taken", actor, today);
    if (fault) return fault;
    const words = findingWords[finding];
    return [
      change(file, { state: "answered", answeredOn: today, finding, answer, handler: handlerOf(actor) }),
      ...stopClocks(rows.clocks, ["answer"], today),
      ...rows.posts
        .filter((one) => one.kind === "head" && inForce(one, today))
        .map((head) =>
          notify({
            ...{ id: newId(), to: { post: head.id }, about: file.id, at: now },
            title: {
              zh: `关于本机构不作为的举报已答复：${words.zh}`,
              en: `A report of inaction of your body was answered: ${words.en}`,
            },
          }),
        ),
    ];
  },
});
