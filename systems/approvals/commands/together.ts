import type { Day } from "#kernel/calendar/day.ts";
import type { Body, Post } from "#kernel/directory/records.ts";
import { type DocumentKind, issue } from "#kernel/documents/documents.ts";
import { inForce } from "#kernel/items/records.ts";
import type { Permit } from "#kernel/matters/permits.ts";
import type { Case } from "#kernel/matters/records.ts";
import { papers } from "#kernel/matters/records.ts";
import { notify, type Owes } from "#kernel/notices/notices.ts";
import type { Answer, Context } from "#kernel/records/command.ts";
import { type Create, create, type Effect } from "#kernel/records/effects.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Words } from "#kernel/text/words.ts";
import { refuse } from "../refusals.ts";

type Part = Effect | readonly Effect[] | Refusal;

/** What an act does, all of it or nothing: the first part that is a refusal is the answer. */
export function together(...parts: readonly Part[]): Answer {
  const effects: Effect[] = [];
  for (const part of parts) {
    if (isRefusal(part)) return part;
    if (Array.isArray(part)) effects.push(...part);
    else effects.push(part as Effect);
  }
  return effects;
}

/**
 * The numbered document that an act yields, under the series of the body that acts. Without a number there is no change of
 * status (CLK-07, 行政许可法 art. 32): a body that has no office code cannot act.
 */
export function numbered(
  body: Body,
  asked: {
    readonly kind: DocumentKind;
    /** The case or matter that it is about. */
    readonly about: string;
    readonly addressee: string | null;
    readonly content: Record<string, unknown>;
    /** Of a notice of correction, the document that it corrects. */
    readonly corrects?: string;
  },
  context: Context,
): Create | Refusal {
  const { officeCode } = body;
  if (officeCode === null) return refuse("NO_NUMBER_SERIES", { body: body.names.at(-1)?.name ?? body.id });
  return issue({ ...asked, id: context.newId(), officeCode, body: body.id, on: context.today });
}

/** Tells the applicant; the words never hold personal data. */
export function tellApplicant(
  file: Pick<Case, "id" | "applicant">,
  title: Words,
  context: Context,
  owes: Owes = {},
): Create {
  const { id, applicant } = file;
  return notify({ id: context.newId(), to: { subject: applicant }, about: id, title, at: context.now, ...owes });
}

/** Tells the holder of a permit. What is told leads to the case that the permit came from. */
export function tellHolder(permit: Permit, title: Words, context: Context): Create {
  return tellApplicant({ id: permit.fromCase, applicant: permit.holder }, title, context);
}

/** The kinds of post that answer for their body when another one asks. */
export const answeringKinds: readonly string[] = ["reviewer", "decider", "head"];
/** Of these posts, those that are there now and answer for their body. */
export const answering = (posts: readonly Post[], on: Day): readonly Post[] =>
  posts.filter((one) => answeringKinds.includes(one.kind) && inForce(one, on));

/** Tells whoever holds these posts. What is told leads to the case `about`. */
export const tellPosts = (
  posts: readonly Post[],
  about: string,
  title: Words,
  context: Context,
  owes: Owes = {},
): readonly Create[] =>
  posts.map((one) => notify({ id: context.newId(), to: { post: one.id }, about, title, at: context.now, ...owes }));

/** A paper that comes into a matter from outside: nobody has looked at it yet. */
export function broughtPaper(
  asked: { readonly matter: string; readonly name: string; readonly listedIn: string | null },
  context: Context,
): Create {
  return create(papers, {
    ...{ id: context.newId(), ...asked, origin: "brought", fromCase: null },
    ...{ receivedOn: context.today, checked: false, defect: null, corrected: null },
  });
}
