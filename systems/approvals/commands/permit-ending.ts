import { post } from "#kernel/access/policies.ts";
import { type Body, bodies, type Subject, subjects } from "#kernel/directory/records.ts";
import type { DocumentKind } from "#kernel/documents/documents.ts";
import { type ItemVersion, itemVersions, type Power, powers } from "#kernel/items/records.ts";
import { type Permit, permits } from "#kernel/matters/permits.ts";
import type { Answer, Context } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { all, many, one } from "#kernel/records/reads.ts";
import type { RowOf } from "#kernel/records/record.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { wakes } from "#kernel/records/wakes.ts";
import type { Words } from "#kernel/text/words.ts";
import { groundFits, type PermitGround } from "../permit-grounds.ts";
import { refusePermit } from "../permit-refusals.ts";
import { permitStanding } from "../permit-words.ts";
import { remedies } from "./decline.ts";
import { cancelled, permitWake } from "./granting.ts";
import { numbered, tellHolder, together } from "./together.ts";

/** Who may end a permit: the one that decides, at the body that gave it or that has its power now. */
export const mayEndPermit = post("decider", "head").succeedingTo(
  (file: Permit) => file.power,
  (file) => file.item,
);

/** What every act on a permit reads beside it. */
export const endingReads = {
  version: one(itemVersions).by((file: Permit) => file.itemVersion),
  holder: one(subjects).by((file: Permit) => file.holder),
  previous: one(permits).lockedBy((file: Permit) => file.previous),
  wakes: many(wakes).by((file: Permit) => [permitWake(file.id)]),
  powers: all(powers).where("item", (file: Permit) => file.item),
  bodies: many(bodies).via("powers", (found: readonly Power[]) => found.map(({ body }) => body)),
};
type EndingRows = {
  readonly version: ItemVersion | null;
  readonly holder: Subject | null;
  readonly previous: Permit | null;
  readonly wakes: readonly RowOf<typeof wakes>[];
  readonly bodies: readonly Body[];
};

/**
 * Ends a permit on a ground of the act's own closed list, with its own document, and tells the holder (CLK-27). `says` is what
 * the document states beside: consequences, compensation.
 */
export function endPermit(
  file: Permit,
  asked: {
    readonly state: "revoked" | "withdrawn" | "cancelled";
    readonly groundId: string;
    readonly grounds: Readonly<Record<string, PermitGround>>;
    readonly reason: string;
    readonly law?: string | undefined;
    readonly kind: DocumentKind;
    readonly told: Words;
    readonly says?: object;
  },
  context: Context<EndingRows>,
): Answer {
  const { version, holder, previous, wakes, bodies } = context.rows;
  const { today, post } = context;
  const ground = asked.grounds[asked.groundId] as PermitGround;
  const body = bodies.find(({ id }) => id === post?.body);
  const fault =
    holder && body ? groundFault(file, holder, { ...asked, ground }) : refusePermit("PERMIT_OFFICE_UNKNOWN");
  if (fault || !body) return fault ?? refusePermit("PERMIT_OFFICE_UNKNOWN");
  const ending = { state: asked.state, ground: asked.groundId } as const;
  return together(
    change(file, { ...ending, endedOn: file.endedOn ?? today }),
    unbegun(file, previous, context) ? change(previous as Permit, { ...ending, endedOn: today }) : [],
    cancelled(wakes),
    numbered(
      body,
      {
        ...{ kind: asked.kind, about: file.fromCase, addressee: file.holder },
        content: {
          ...{ item: version?.name ?? file.item, permit: file.number, name: file.name, issuedOn: file.issuedOn },
          ...{ ground: ground.text.zh, article: ground.article, law: asked.law, reason: asked.reason },
          ...{ remedies, ...asked.says },
        },
      },
      context,
    ),
    tellHolder(
      file,
      { zh: `${asked.told.zh}：${file.name} ${file.number}`, en: `${asked.told.en}: ${file.name} ${file.number}` },
      context,
    ),
  );
}

/** A renewed permit whose term is still to begin: what ends it ends the one that holds until then. */
const unbegun = (file: Permit, previous: Permit | null, { today }: Context): boolean =>
  previous?.state === "renewed" && file.validFrom > today && (previous.endedOn ?? today) > today;

function groundFault(
  file: Permit,
  holder: Subject,
  {
    grounds,
    ground,
    law,
  }: {
    readonly grounds: Readonly<Record<string, PermitGround>>;
    readonly ground: PermitGround;
    readonly law?: string | undefined;
  },
): Refusal | undefined {
  const standing = permitStanding(file);
  if (!Object.values(grounds).some((one) => groundFits(one, file, holder)))
    return refusePermit("PERMIT_NOT_VALID", standing);
  if (!groundFits(ground, file, holder))
    return refusePermit("GROUND_UNFIT", {
      ...{ ...standing, ground: ground.text.zh, groundEn: ground.text.en, article: ground.article, field: "/ground" },
    });
  if (ground.needsLaw && !law) return refusePermit("GROUND_LAW_MISSING", { article: ground.article, field: "/law" });
  return undefined;
}

/** Ids of a list of grounds, for the schema of the act's input. */
export const idsOf = <Id extends string>(grounds: Readonly<Record<Id, PermitGround>>) =>
  Object.keys(grounds) as [Id, ...Id[]];
