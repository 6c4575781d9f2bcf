import type { Day } from "#kernel/calendar/day.ts";
import { endOfDay } from "#kernel/calendar/day.ts";
import { startClock } from "#kernel/clocks/effects.ts";
import { type Body, bodies, type Subject, subjects } from "#kernel/directory/records.ts";
import { queryCode } from "#kernel/identifiers/queryCode.ts";
import { lawsCited } from "#kernel/items/citation.ts";
import { type Law, laws, standing } from "#kernel/items/laws.ts";
import {
  type Item,
  type ItemVersion,
  inForce,
  items,
  itemVersions,
  type Power,
  powers,
} from "#kernel/items/records.ts";
import type { Permit } from "#kernel/matters/permits.ts";
import { type CaseKind, cases } from "#kernel/matters/records.ts";
import { notify } from "#kernel/notices/notices.ts";
import type { Answer, Context } from "#kernel/records/command.ts";
import { create } from "#kernel/records/effects.ts";
import { all, many, one } from "#kernel/records/reads.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { wake } from "#kernel/records/wakes.ts";
import { refuseIntake } from "../intake-refusals.ts";
import { refuse } from "../refusals.ts";
import { type Accepting, acceptOn, missingPapers } from "./accepting.ts";
import { followUp } from "./follow-up.ts";
import { broughtPaper, numbered, together } from "./together.ts";

/** What a change or a renewal is about. */
export type About = { readonly kind: CaseKind; readonly permit: Permit; readonly wish: string | null };

/** A case that nobody has looked at yet. */
export const unhandled = {
  ...{ suppliedOn: null, handler: null, proposal: null, opinion: null, reviewer: null, reviewedOn: null },
  ...{ handedUp: null, lateReason: null, decidedBySilence: false, oldNumber: null },
};

/** What a case is opened on: checked by `authority` before anything is made. */
export type Authority = { readonly version: ItemVersion; readonly power: Power; readonly body: Body };

/** The laws that the item's versions rest on; for `authority`, beside a read `versions`. */
export const lawsOfVersions = many(laws).via("versions", (versions: readonly ItemVersion[]) =>
  lawsCited(versions.flatMap(({ bases }) => bases)),
);

type AskedFor = { readonly item: string; readonly power: string; readonly applicant: string };
/** What `authority` reads of what is asked for, and who applies. */
export const authorityReads = {
  versions: all(itemVersions).where("item", (_: null, asked: AskedFor) => asked.item),
  laws: lawsOfVersions,
  item: one(items).by((_: null, asked: AskedFor) => asked.item),
  power: one(powers).by((_: null, asked: AskedFor) => asked.power),
  body: one(bodies).via("power", (power: Power) => power.body),
  applicant: one(subjects).by((_: null, asked: AskedFor) => asked.applicant),
};

/** What can be applied for: the item with its versions, and the laws that these rest on. */
type Listed = {
  readonly item: Item | null;
  readonly code: string;
  readonly versions: readonly ItemVersion[];
  readonly laws: readonly Law[];
};

/** The version in force that a law carries (LST-12, LST-16). */
export function standingVersion({ item, code, versions, laws }: Listed, on: Day): ItemVersion | Refusal {
  const version = versions.find((one) => one.item === code && inForce(one, on));
  if (!version) return refuse("NO_LIVE_VERSION", { item: code, date: on });
  const basis = standing(version, item?.kind ?? "", laws, on);
  return basis.stands ? version : refuse("BASIS_LAPSED", { item: version.name, laws: lapsedLaws(basis.lapsed) });
}

/** 法无授权不可为 (LST-16): a version in force that a law carries (LST-12), a power of the same item in force, and its body. */
export function authority(
  asked: Listed & { readonly power: Power | null; readonly body: Body | null },
  on: Day,
): Authority | Refusal {
  const { code, versions, power, body } = asked;
  const version = versions.find((one) => inForce(one, on));
  if (!version) return refuse("NO_LIVE_VERSION", { item: code, date: on });
  if (!power || power.item !== code || !inForce(power, on) || !body)
    return refuse("NO_POWER", { item: version.name, date: on });
  const standing = standingVersion(asked, on);
  return isRefusal(standing) ? standing : { version: standing, power, body };
}

/** The laws with the day on which each ceased to carry the item; an entry may also cite none that could. */
const lapsedLaws = (lapsed: readonly Law[]): string =>
  lapsed.map(({ title, validTo }) => `${title}（${validTo ?? "尚未施行"}）`).join("、") || "没有列出能设定它的依据";

/** Only papers of the list may be taken in (LST-17). */
export function listedOnly(version: ItemVersion, brought: readonly string[]): Refusal | undefined {
  const stranger = brought.find((name) => !version.papers.some((paper) => paper.name === name));
  return stranger === undefined ? undefined : refuse("PAPER_NOT_LISTED", { paper: stranger });
}

/**
 * The effects of receiving an application: the case, its papers, the receipt (DOC-01) and a notice; and the clock for telling
 * what is missing with the wake that accepts by silence (CLK-03), unless it is accepted by the same act.
 */
export function openCase(
  asked: {
    matter: string;
    procedure: string | null;
    applicant: Subject;
    division: string;
    brought: readonly string[];
    already: readonly string[];
    waived: readonly string[];
    /** The permit that a change or renewal is about. */
    about?: About;
    /** 当场受理: whoever takes it in finds it complete and in form (CLK-11). */
    accepted?: boolean;
  } & Authority,
  context: Context,
): Answer {
  const { version, power, body, applicant } = asked;
  if (!version.subjectKinds.includes(applicant.kind))
    return refuse("WRONG_SUBJECT", { item: version.name, kind: applicant.kind });
  const unlisted = listedOnly(version, asked.brought);
  if (isRefusal(unlisted)) return unlisted;
  const { today, now } = context;
  const id = context.newId();
  const begun = asked.accepted ? acceptedAtOnce(id, asked, context) : toBeLookedAt(id, asked, context);
  if (isRefusal(begun)) return begun;
  const file = create(cases, {
    id,
    matter: asked.matter,
    item: version.item,
    itemVersion: version.id,
    itemFrom: version.validFrom,
    itemUntil: version.validTo ?? "infinity",
    power: power.id,
    powerFrom: power.validFrom,
    powerUntil: power.validTo ?? "infinity",
    actingPower: power.id,
    body: body.id,
    division: asked.division,
    applicant: applicant.id,
    kind: asked.about?.kind ?? "new",
    permit: asked.about?.permit.id ?? null,
    wish: asked.about?.wish ?? null,
    procedure: asked.procedure,
    waived: asked.waived,
    openedOn: today,
    receivedAt: now.toISOString(),
    status: "received",
    acceptedOn: null,
    deemed: false,
    decidedOn: null,
    decision: null,
    reason: null,
    deliveredOn: null,
    queryCode: queryCode(context.newId()),
    ...unhandled,
    ...begun.patch,
  });
  const fresh = asked.brought.filter((name) => !asked.already.includes(name));
  return together(
    file,
    asked.about ? followUp(id, asked.about.kind, asked.about.permit) : [],
    fresh.map((name) => broughtPaper({ matter: asked.matter, name, listedIn: version.id }, context)),
    numbered(
      body,
      {
        ...{ kind: "收件凭证", about: id, addressee: applicant.id },
        content: { item: version.name, ...named(asked.about), papers: asked.brought, ...begun.told },
      },
      context,
    ),
    begun.effects,
  );
}

type Opening = Parameters<typeof openCase>[0];
/** How a case begins; `told` is what the receipt says of it. */
type Begun = Accepting & { readonly told: object };

/** Nobody has looked at it yet: what is missing is told within some workdays, or it is accepted by silence (CLK-03). */
function toBeLookedAt(id: string, { version, applicant }: Opening, context: Context): Begun {
  const { today, now, settings, calendar } = context;
  const days = settings.number("intakeNoticeWorkdays");
  const notice = calendar.addWorkdays(today, days);
  const effects = [
    startClock({
      ...{ ownerRecord: "case", owner: id, name: "intake", limitDays: days, unit: "workday", on: today },
      basis: "行政许可法 第三十二条（四）",
    }),
    // cut: wake
    wake({
      id: `${id}:intake`,
      at: endOfDay(notice.day),
      command: "approvals.deemAccepted",
      target: id,
    }),
    // end: wake
    notify({
      id: context.newId(),
      to: { subject: applicant.id },
      about: id,
      title: { zh: `已收到您的申请：${version.name}`, en: `Your application was received: ${version.name}` },
      at: now,
    }),
  ];
  return { patch: {}, effects, told: { noticeBy: notice.day } };
}

/** It is accepted by the act that takes it in, if all that the list names is there; silence can no longer accept it. */
function acceptedAtOnce(id: string, asked: Opening, context: Context): Begun | Refusal {
  const { version, body, applicant, waived } = asked;
  const present = asked.brought.map((name) => ({ name, defect: null }));
  const missing = missingPapers({ waived }, version, present);
  if (missing.length > 0) return refuseIntake("PAPERS_MISSING", { papers: missing.join("、") });
  const accepted = acceptOn(
    { id, applicant: applicant.id },
    context.today,
    false,
    { version, body, clocks: [] },
    context,
  );
  return isRefusal(accepted) ? accepted : { ...accepted, told: { acceptedOn: context.today } };
}

/** Of a change or renewal, what the receipt names. */
const named = (about: About | undefined): object =>
  about === undefined ? {} : { kind: about.kind, permit: about.permit.number, ...(about.wish && { wish: about.wish }) };
