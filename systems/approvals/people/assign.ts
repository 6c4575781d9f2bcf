import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import type { Day } from "#kernel/calendar/day.ts";
import { holdings, people, substitutes } from "#kernel/directory/records.ts";
import { type Case, cases, isRunning } from "#kernel/matters/records.ts";
import { notify } from "#kernel/notices/notices.ts";
import { command } from "#kernel/records/command.ts";
import { change, create } from "#kernel/records/effects.ts";
import { all, one } from "#kernel/records/reads.ts";
import type { RowOf } from "#kernel/records/record.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { statusOf } from "../case-words.ts";
import { version } from "../commands/reads.ts";
import { together } from "../commands/together.ts";
import { bodyPosts, freeOn, handsWake, inHands, type Place, placeOf } from "./hands.ts";
import { transfers } from "./records.ts";
import { refusePeople } from "./refusals.ts";

const person = z.string().max(80);
type Named = { readonly person: string };

/** Whom the case is given to, with the posts that show whether they can handle it. */
const receiver = {
  posts: bodyPosts,
  person: one(people).by((_: Case, asked: Named) => asked.person),
  held: all(holdings).where("person", (_: Case, asked: Named) => asked.person),
  standIns: all(substitutes).where("person", (_: Case, asked: Named) => asked.person),
};

/** Where the receiver sits, or why they cannot have the case. */
function placeFor(
  file: Case,
  asked: Named,
  rows: Parameters<typeof placeOf>[0] & { readonly person: RowOf<typeof people> | null },
  on: Day,
): Place | Refusal {
  if (!isRunning(file)) return refusePeople("HANDLING_OVER", statusOf(file));
  if (file.handler === asked.person) return refusePeople("SAME_HAND", { field: "/person" });
  const place = rows.person?.active ? placeOf(rows, on) : undefined;
  return place ?? refusePeople("NO_POST_THERE", { field: "/person" });
}

/** 分派: the head of the body, or who decides there, gives a case to somebody who is at a post of it, or stands in (COM-07). */
export const assign = command({
  name: "approvals.assign",
  title: { zh: "分派", en: "Assign" },
  on: cases,
  input: z.object({ person }),
  reads: { version, wake: handsWake, ...receiver },
  may: post("head", "decider").holding(
    (file: Case) => file.actingPower,
    (file) => file.openedOn,
  ),
  basis: ["COM-07 首问负责与AB岗"],
  visibility: "internal",
  decide(file, asked, { rows, today, now, newId }) {
    const place = placeFor(file, asked, rows, today);
    if (isRefusal(place)) return place;
    const name = rows.version?.name ?? file.item;
    return together(
      change(file, { handler: asked.person }),
      freeOn(file, place.until, rows.wake),
      notify({
        ...{ id: newId(), to: { post: place.post.id }, about: file.id, at: now },
        title: { zh: `分派给本岗的办件：${name}`, en: `Assigned to your post: ${name}` },
      }),
    );
  },
});

/** 转交: who has the case gives it to a colleague, with a word about what is to be known. */
export const handOverCase = command({
  name: "approvals.handOverCase",
  title: { zh: "转交", en: "Hand over" },
  on: cases,
  input: z.object({ person, note: z.string().trim().min(2).max(500) }),
  reads: { version, wake: handsWake, ...receiver },
  may: post("window", "reviewer", "decider", "head").holding(
    (file: Case) => file.actingPower,
    (file) => file.openedOn,
  ),
  basis: ["COM-07 首问负责与AB岗"],
  visibility: "internal",
  decide(file, asked, { rows, actor, today, now, newId }) {
    if (!inHands(actor, file, today)) return refusePeople("NOT_IN_HAND");
    const place = placeFor(file, asked, rows, today);
    if (isRefusal(place)) return place;
    const name = rows.version?.name ?? file.item;
    return together(
      change(file, { handler: asked.person }),
      freeOn(file, place.until, rows.wake),
      create(transfers, {
        ...{ id: newId(), caseId: file.id, kind: "handedOver", fromPerson: file.handler, toPerson: asked.person },
        ...{ fromBody: file.body, toBody: file.body, note: asked.note, movedOn: today },
      }),
      notify({
        ...{ id: newId(), to: { post: place.post.id }, about: file.id, at: now },
        title: { zh: `转交给本岗的办件：${name}`, en: `Handed over to your post: ${name}` },
      }),
    );
  },
});
