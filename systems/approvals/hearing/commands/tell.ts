import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { endOfDay } from "#kernel/calendar/day.ts";
import { startClock } from "#kernel/clocks/effects.ts";
import { subjects } from "#kernel/directory/records.ts";
import { type Case, cases, parties, partyOn } from "#kernel/matters/records.ts";
import { command } from "#kernel/records/command.ts";
import { change, create } from "#kernel/records/effects.ts";
import { all } from "#kernel/records/reads.ts";
import { wake } from "#kernel/records/wakes.ts";
import { statusOf } from "../../case-words.ts";
import { body, matter, version } from "../../commands/reads.ts";
import { numbered, tellApplicant, together } from "../../commands/together.ts";
import { refuse } from "../../refusals.ts";
import { askingWake, ownHearings } from "../reads.ts";
import { hearings } from "../records.ts";
import { refuseHearing } from "../refusals.ts";

/** 行政许可法 art. 47: asked for within five days, workdays by art. 82. */
const askingDays = 5;
const input = z.object({ thirdParties: z.array(z.string().max(80)).max(50).default([]) });
type Input = z.output<typeof input>;

/** 告知听证权利: applicant and third parties are told in writing, before a decision that touches their interests (CLK-22). */
export const tellHearing = command({
  name: "approvals.tellHearing",
  title: { zh: "告知听证权利", en: "Tell of the right to a hearing" },
  on: cases,
  input,
  reads: {
    ...{ version, body, matter, hearings: ownHearings },
    parties: all(parties).where("matter", (file: Case) => file.matter),
    named: all(subjects).among("id", (_: Case, asked: Input) => asked.thirdParties),
  },
  may: post("reviewer", "decider", "head").holding(
    (file: Case) => file.actingPower,
    (file) => file.openedOn,
  ),
  basis: ["行政许可法 第四十七条"],
  visibility: "internal",
  decide(file, { thirdParties }, context) {
    const { version, body, hearings: before, parties: present, named } = context.rows;
    const { today, calendar, newId } = context;
    if (file.status !== "accepted") return refuse("CASE_NOT_ACCEPTED", statusOf(file));
    if (!version || !body) return refuse("NO_LIVE_VERSION", { item: file.item, date: today });
    if (before.length > 0) return refuseHearing("HEARING_TOLD");
    if (thirdParties.some((id) => !named.some((one) => one.id === id)))
      return refuseHearing("THIRD_PARTY_UNKNOWN", { field: "/thirdParties" });
    const known = present.filter((one) => one.role === "thirdParty" && partyOn(one, today)).map((one) => one.subject);
    const told = [...new Set([file.applicant, ...known, ...thirdParties])];
    const fresh = told.filter((one) => one !== file.applicant && !known.includes(one));
    const id = `${file.id}:hearing`;
    const until = calendar.addWorkdays(today, askingDays).day;
    return together(
      create(hearings, {
        ...{ id, caseId: file.id, matter: file.matter, state: "told", toldOn: today, told },
        ...{ askedOn: null, calledOn: null, day: null, place: null, chair: null, minutes: null, closedOn: null },
      }),
      change(file, {}),
      fresh.map((subject) =>
        create(parties, {
          ...{
            id: newId(),
            matter: file.matter,
            subject,
            role: "thirdParty",
            validFrom: today,
            validTo: null,
            mandate: null,
          },
        }),
      ),
      startClock({
        ...{ ownerRecord: "hearing", owner: id, name: "asking", limitDays: askingDays, unit: "workday", on: today },
        basis: "行政许可法 第四十七条",
      }),
      wake({
        ...{ id: askingWake(id), at: endOfDay(until), command: "approvals.noteUnasked", target: id },
      }),
      ...told.map((addressee) =>
        numbered(
          body,
          { kind: "听证告知书", about: file.id, addressee, content: { item: version.name, askBy: until } },
          context,
        ),
      ),
      told.map((applicant) =>
        tellApplicant(
          { id: file.id, applicant },
          {
            zh: `您可以在${until}前申请听证：${version.name}`,
            en: `You may ask for a hearing by ${until}: ${version.name}`,
          },
          context,
          { until },
        ),
      ),
    );
  },
});
