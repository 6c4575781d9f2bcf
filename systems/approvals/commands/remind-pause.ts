import { z } from "zod";
import { system } from "#kernel/access/policies.ts";
import { clockNamed } from "#kernel/clocks/effects.ts";
import { posts } from "#kernel/directory/records.ts";
import { type Case, cases } from "#kernel/matters/records.ts";
import { notify } from "#kernel/notices/notices.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { all } from "#kernel/records/reads.ts";
import { refuseClock } from "../clock-refusals.ts";
import { ownClocks, version } from "./reads.ts";
import { together } from "./together.ts";

/** 暂停超过计划: the days that the notice named are over and the clock still stands; the body's heads are told (SUP-04 A09). */
export const remindPause = command({
  name: "approvals.remindPause",
  title: { zh: "提醒暂停超过计划", en: "Remind of a pause beyond its plan" },
  on: cases,
  input: z.object({ since: z.iso.date() }),
  reads: { version, clocks: ownClocks, posts: all(posts).where("body", (file: Case) => file.body) },
  may: system(),
  basis: ["行政许可法 第四十五条"],
  visibility: "internal",
  decide(file, { since }, context) {
    const { version, clocks, posts } = context.rows;
    const promised = clockNamed(clocks, "promised");
    const last = promised?.events.at(-1);
    if (promised?.state !== "paused" || last?.on !== since) return refuseClock("NOT_HELD");
    const title = {
      zh: `暂停已超过告知的天数：${version?.name ?? file.item}`,
      en: `Held beyond the planned days: ${version?.name ?? file.item}`,
    };
    const told = posts.filter(({ kind, validTo }) => ["decider", "head"].includes(kind) && validTo === null);
    return together(
      change(file, {}),
      told.map((post) =>
        notify({ id: context.newId(), to: { post: post.id }, about: file.id, title, at: context.now }),
      ),
    );
  },
});
