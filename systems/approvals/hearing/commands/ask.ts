import { z } from "zod";
import { party, system } from "#kernel/access/policies.ts";
import { clockNamed, startClock, stopClocks } from "#kernel/clocks/effects.ts";
import { posts } from "#kernel/directory/records.ts";
import type { Case } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { many } from "#kernel/records/reads.ts";
import { answering, tellPosts, together } from "../../commands/together.ts";
import { cancelReplyWake } from "../../consult/commands/reply-wake.ts";
import { answeringPosts } from "../../consult/reads.ts";
import { hearingReads } from "../reads.ts";
import { type Hearing, hearings } from "../records.ts";
import { refuseHearing } from "../refusals.ts";

/** 行政许可法 art. 47: held within twenty days of being asked for. */
const holdingDays = 20;
const handling = many(posts).via("file", (file: Case) => answeringPosts(file.body));

/** 申请听证: by the applicant or a third party, within five workdays of being told (CLK-22). */
export const askHearing = command({
  name: "approvals.askHearing",
  title: { zh: "申请听证", en: "Ask for a hearing" },
  on: hearings,
  input: z.object({}),
  reads: { ...hearingReads, handling },
  may: party((hearing: Hearing) => hearing.matter, ["applicant", "agent", "contact", "thirdParty"]),
  basis: ["行政许可法 第四十七条"],
  visibility: "internal",
  decide(hearing, _, context) {
    const { file, version, clocks, wake, handling } = context.rows;
    const { today } = context;
    const due = clockNamed(clocks, "asking")?.due;
    if (hearing.state === "unasked" || (hearing.state === "told" && due && today > due))
      return refuseHearing("ASKED_TOO_LATE", { day: due ?? hearing.toldOn });
    if (hearing.state !== "told" || file?.status !== "accepted") return refuseHearing("HEARING_NOT_OPEN");
    return together(
      change(hearing, { state: "asked", askedOn: today }),
      change(file, {}),
      stopClocks(clocks, ["asking"], today),
      cancelReplyWake(wake),
      startClock({
        ...{ ownerRecord: "hearing", owner: hearing.id, name: "holding", limitDays: holdingDays, unit: "workday" },
        ...{ on: today, basis: "行政许可法 第四十七条" },
      }),
      tellPosts(
        answering(handling, today),
        file.id,
        {
          zh: `有人申请听证，二十个工作日内组织：${version?.name ?? file.item}`,
          en: `A hearing was asked for; hold it within twenty workdays: ${version?.name ?? file.item}`,
        },
        context,
      ),
    );
  },
});

/** 无人申请听证: the five workdays are over; the case can be decided. */
export const noteUnasked = command({
  name: "approvals.noteUnasked",
  title: { zh: "记录无人申请听证", en: "Note that nobody asked" },
  on: hearings,
  input: z.object({}),
  reads: hearingReads,
  may: system(),
  basis: ["行政许可法 第四十七条"],
  visibility: "internal",
  decide(hearing, _, context) {
    const { file, clocks } = context.rows;
    if (hearing.state !== "told" || !file) return refuseHearing("HEARING_NOT_OPEN");
    return together(
      change(hearing, { state: "unasked" }),
      change(file, {}),
      stopClocks(clocks, ["asking"], context.today),
    );
  },
});
