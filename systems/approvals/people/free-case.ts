import { z } from "zod";
import { system } from "#kernel/access/policies.ts";
import { cases, isRunning } from "#kernel/matters/records.ts";
import { notify } from "#kernel/notices/notices.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { version } from "../commands/reads.ts";
import { together } from "../commands/together.ts";
import { bodyPosts, freeOn, handlerHeld, handlerStandIns, handsWake, livePosts, placeOf } from "./hands.ts";
import { refusePeople } from "./refusals.ts";

/**
 * 离岗释放: who had the case is at no post of its body any more, so it is free, and the heads and those who decide there are
 * told: nobody's case lies on the desk of somebody who has gone. Where the end is still to come, the case waits for that day.
 */
export const freeCase = command({
  name: "approvals.freeCase",
  title: { zh: "离岗释放办件", en: "Free a case whose handler has gone" },
  on: cases,
  input: z.object({}),
  reads: { version, posts: bodyPosts, held: handlerHeld, standIns: handlerStandIns, wake: handsWake },
  may: system(),
  basis: ["COM-07 首问负责与AB岗"],
  visibility: "internal",
  decide(file, _, { rows, today, now, newId }) {
    if (file.handler === null || !isRunning(file)) return refusePeople("NOTHING_TO_FREE");
    const place = placeOf(rows, today);
    if (place) {
      const moved = freeOn(file, place.until, rows.wake);
      return moved.length === 0 ? refusePeople("NOTHING_TO_FREE") : together(change(file, {}), moved);
    }
    const name = rows.version?.name ?? file.item;
    const title = { zh: `经办人已离岗，请分派：${name}`, en: `Its handler has left the post; to be assigned: ${name}` };
    const heads = livePosts(rows.posts, ["head", "decider"], today);
    return together(
      change(file, { handler: null }),
      // The wake that brought us here is settled by the kernel; one that is still to come has nothing to do any more.
      rows.wake && new Date(rows.wake.dueAt) > now ? freeOn(file, null, rows.wake) : [],
      heads.map((one) => notify({ id: newId(), to: { post: one.id }, about: file.id, title, at: now })),
    );
  },
});
