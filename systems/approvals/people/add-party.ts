import { z } from "zod";
import { anyOf, party, post } from "#kernel/access/policies.ts";
import { type Day, isDay } from "#kernel/calendar/day.ts";
import { subjects } from "#kernel/directory/records.ts";
import { type Matter, matters, type Party, parties, partyOn, partyRoles } from "#kernel/matters/records.ts";
import { notify } from "#kernel/notices/notices.ts";
import { command } from "#kernel/records/command.ts";
import { change, create } from "#kernel/records/effects.ts";
import { all, one } from "#kernel/records/reads.ts";
import type { Words } from "#kernel/text/words.ts";
import { refuse } from "../refusals.ts";
import { refuseParty } from "./party-refusals.ts";

const dayInput = z.iso.date().refine(isDay);
const input = z.object({
  subject: z.string().max(80),
  role: z.enum(partyRoles).exclude(["applicant"]),
  /** Number of the written mandate; an agent has none without one (INV-06). */
  mandate: z.string().trim().min(2).max(100).optional(),
  /** The first day on which no longer; an agent's mandate has an end. */
  until: dayInput.optional(),
});
type Input = z.output<typeof input>;

/** The applicant itself or its contact, not an agent: nobody passes a mandate on; or the window that takes the papers in. */
export const ownOrWindow = anyOf<Matter, unknown>(
  party((file: Matter) => file.id, ["applicant", "contact"]),
  post("window").within((file: Matter) => file.division),
);

/**
 * 增加当事人: a contact who also acts for the applicant (经办人), an agent by a written mandate (代理人), who pays (缴费人), or
 * somebody whom the matter concerns (利害关系人), who may know of it and ask for a hearing, and disposes of nothing.
 */
export const addParty = command({
  name: "approvals.addParty",
  title: { zh: "增加当事人", en: "Add a party" },
  on: matters,
  input,
  reads: {
    parties: all(parties).of<Matter, Input>("matter"),
    subject: one(subjects).by((_: Matter, asked: Input) => asked.subject),
  },
  may: ownOrWindow,
  basis: ["行政许可法 第二十九条", "行政许可法 第三十六条"],
  visibility: "internal",
  decide(file, { subject, role, mandate, until }, { rows, today, now, newId }) {
    if (file.state === "closed") return refuse("MATTER_CLOSED");
    if (!rows.subject) return refuseParty("PARTY_UNKNOWN", { field: "/subject" });
    const live = rows.parties.filter((one) => partyOn(one, today));
    if (live.some((one) => one.subject === subject && (one.role === role || one.role === "applicant")))
      return refuseParty("PARTY_ALREADY", { field: "/subject" });
    if (role === "agent" && (!mandate || !until)) return refuseParty("MANDATE_MISSING", { field: "/mandate" });
    if (until !== undefined && until <= today) return refuseParty("PARTY_DAYS", { from: today, field: "/until" });
    const { zh, en } = roleWords[role];
    return [
      change(file, {}),
      create(parties, {
        ...{ id: newId(), matter: file.id, subject, role, validFrom: today, validTo: (until ?? null) as Day | null },
        mandate: role === "agent" ? (mandate ?? null) : null,
      }),
      notify({
        ...{ id: newId(), to: { subject }, about: file.id, at: now },
        title: { zh: `您已登记为一件申请的${zh}`, en: `You are now ${en} in an application` },
      }),
    ];
  },
});

const roleWords: Readonly<Record<Input["role"], Words>> = {
  contact: { zh: "经办人", en: "a contact" },
  agent: { zh: "代理人", en: "the agent" },
  payer: { zh: "缴费人", en: "the payer" },
  thirdParty: { zh: "利害关系人", en: "a concerned third party" },
};

/** 当事人退出: from a day on somebody is no party any more and sees nothing of it; a mandate is revoked so. The applicant stays. */
export const endParty = command({
  name: "approvals.endParty",
  title: { zh: "当事人退出", en: "End a party's part" },
  on: matters,
  input: z.object({ party: z.string().max(80), on: dayInput.optional() }),
  reads: { parties: all(parties).of<Matter, { readonly party: string }>("matter") },
  may: ownOrWindow,
  basis: ["行政许可法 第二十九条"],
  visibility: "internal",
  decide(file, asked, { rows, today, now, newId }) {
    const own: Party | undefined = rows.parties.find(({ id }) => id === asked.party);
    if (!own) return refuseParty("PARTY_UNKNOWN", { field: "/party" });
    if (own.role === "applicant") return refuseParty("APPLICANT_STAYS", { field: "/party" });
    if (own.validTo !== null && own.validTo <= today) return refuseParty("PARTY_OVER", { on: own.validTo });
    const on = (asked.on ?? today) as Day;
    if (on < today || (own.validTo !== null && on > own.validTo))
      return refuseParty("PARTY_DAYS", { from: today, field: "/on" });
    return [
      change(file, {}),
      change(own, { validTo: on }),
      notify({
        ...{ id: newId(), to: { subject: own.subject }, about: file.id, at: now },
        title: {
          zh: `您自${on}起不再是一件申请的当事人`,
          en: `From ${on} on you are no party to an application any more`,
        },
      }),
    ];
  },
});
