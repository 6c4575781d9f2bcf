import { type Clock, startClock, stopClocks } from "#kernel/clocks/effects.ts";
import type { Body } from "#kernel/directory/records.ts";
import type { DocumentKind } from "#kernel/documents/documents.ts";
import type { Item, ItemVersion } from "#kernel/items/records.ts";
import { type Case, type Paper, papers as paperRecord } from "#kernel/matters/records.ts";
import type { Context } from "#kernel/records/command.ts";
import { create, type Effect } from "#kernel/records/effects.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Words } from "#kernel/text/words.ts";
import type { DeemedHere } from "../deemed-approvals.ts";
import { refusePermit } from "../permit-refusals.ts";
import type { GivenPermit } from "../works/begin-works.ts";
import { remedies } from "./decline.ts";
import { grantedKinds, grantPermit, type PermitRows } from "./granting.ts";
import { openClocks } from "./reads.ts";
import { numbered, tellApplicant } from "./together.ts";

export type Decision = "granted" | "refused";
type Deciding = {
  readonly patch: Partial<Case>;
  readonly effects: readonly Effect[];
  /** The permit that it gives; empty where it gives none. */
  readonly given: readonly GivenPermit[];
};

/**
 * What a decision does: both limits stop, the workdays for delivery start (CLK-15), what the item yields becomes a paper of
 * the matter, which opens the next steps, and a document states reasons and remedies (CLK-26). A permit that is granted here is
 * recorded with its term. A person decides, or a law of the closed list says that silence does (CLK-24).
 */
export function decideOn(
  file: Case,
  asked: {
    readonly decision: Decision;
    readonly reason?: string | undefined;
    /** Where the document is not the office's own decision: its kind, and what it says beside. */
    readonly kind?: DocumentKind;
    readonly more?: object;
    /** Nobody decided in time, and a law says what follows. */
    readonly deemed?: DeemedHere;
    /** The same act hands it over: the applicant is told of both at once. */
    readonly delivered?: boolean;
  },
  read: PermitRows & {
    readonly version: ItemVersion;
    readonly body: Body;
    readonly item: Item | null;
    readonly clocks: readonly Clock[];
    readonly papers: readonly Paper[];
  },
  context: Context,
): Deciding | Refusal {
  const { decision, reason, more } = asked;
  const { version, body, item, clocks, papers } = read;
  const { today } = context;
  const { name, bases, yields } = version;
  if (context.actor.kind !== "person" && asked.deemed === undefined) return refusePermit("NO_DEEMED_APPROVAL");
  // What a higher office grants is its own permit, under its own number.
  const gives = decision === "granted" && item?.kind === "行政许可" && asked.kind === undefined;
  const permit = gives ? grantPermit(file, read, context) : null;
  if (isRefusal(permit)) return permit;
  const document = numbered(
    body,
    {
      ...{ kind: asked.kind ?? documentOf(decision, file, item), about: file.id, addressee: file.applicant },
      content: {
        item: name,
        bases,
        decision,
        reason,
        yields,
        remedies,
        ...permit?.term,
        ...about(file, read),
        ...more,
      },
    },
    context,
  );
  if (isRefusal(document)) return document;
  const fresh = decision === "granted" ? yields.filter((one) => !papers.some((paper) => paper.name === one)) : [];
  return {
    patch: {
      status: "decided",
      decision,
      decidedBySilence: asked.deemed !== undefined,
      decidedOn: today,
      reason: reason ?? null,
    },
    effects: [
      ...stopClocks(clocks, openClocks, today),
      startClock({
        ...{ ownerRecord: "case", owner: file.id, name: "delivery", unit: "workday", on: today },
        ...{ limitDays: context.settings.number("deliveryWorkdays"), basis: "行政许可法 第四十四条" },
      }),
      ...fresh.map((one) =>
        create(paperRecord, {
          ...{ id: context.newId(), matter: file.matter, name: one, origin: "yielded", fromCase: file.id },
          ...{ receivedOn: today, checked: true, defect: null, corrected: null, listedIn: version.id },
        }),
      ),
      ...(permit?.effects ?? []),
      document,
      tellApplicant(file, asked.delivered ? toldAtOnce(name) : told(decision, name), context),
    ],
    given: permit === null ? [] : [permit.given],
  };
}

const documentOf = (decision: Decision, file: Case, item: Item | null): DocumentKind =>
  decision === "refused" ? "不予许可决定书" : item?.kind === "行政许可" ? grantedKinds[file.kind] : "办理结果通知书";

/** Of a change or renewal, which permit it was about, and what was to be changed. */
const about = ({ kind, wish }: Case, { permit }: PermitRows): object =>
  kind === "new" || permit === null ? {} : { kind, permit: permit.number, ...(wish && { wish }) };

const told = (decision: Decision, name: string): Words =>
  decision === "granted"
    ? { zh: `已办结：${name}`, en: `Decided: ${name}` }
    : { zh: `不予许可：${name}`, en: `Refused: ${name}` };

const toldAtOnce = (name: string): Words => ({
  zh: `已当场办结并送达：${name}`,
  en: `Decided and handed over at once: ${name}`,
});
