import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { Done, Outcome } from "#kernel/records/asked.ts";
import { isRefusal } from "#kernel/records/refusal.ts";

type Dated = { readonly validFrom: string; readonly validTo: string | null };

/** What the player needs of a pack: who holds which post, what can be applied for, and by whom. */
export type DemoPack = {
  readonly people: readonly { readonly id: string; readonly account: string }[];
  readonly holdings: readonly (Dated & { readonly person: string; readonly post: string })[];
  readonly speakers: readonly (Dated & { readonly person: string; readonly subject: string })[];
  readonly subjects: readonly { readonly id: string; readonly kind: string }[];
  readonly itemVersions: readonly (Dated & {
    readonly item: string;
    readonly promisedDays: number;
    readonly legalDays: number | null;
    readonly legalUnit: string;
    readonly visits: number;
    readonly handsUpTo: string | null;
    readonly special: readonly { readonly ground: string; readonly law?: string | undefined }[];
    readonly papers: readonly { readonly name: string; readonly from: string | null }[];
    readonly subjectKinds: readonly string[];
  })[];
  readonly items: readonly { readonly id: string; readonly itemGroup: string }[];
  readonly powers: readonly (Dated & { readonly id: string; readonly item: string; readonly body: string })[];
  readonly demo?: {
    readonly seed: number;
    readonly from: string;
    readonly months: readonly DemoMonth[];
    readonly projects?: readonly DemoProject[] | undefined;
    readonly entrustments?: readonly DemoEntrustment[] | undefined;
    readonly roles: readonly { readonly account: string }[];
  } | null;
};
/** A project of this year, as the pack tells it. */
export type DemoProject = {
  readonly title: string;
  readonly applicant: string;
  /** An example of the edition's flow, whose facts it has; `facts` differ from it. */
  readonly example: string;
  readonly facts?: Readonly<Record<string, string | number | boolean>> | undefined;
  readonly openedOn: string;
  readonly division: string;
  /** How long its offices take, as a share of their promises. */
  readonly pace: number;
  /** Days of building between the construction permit and the completion papers; null: not begun yet. */
  readonly buildingDays: number | null;
  /** The course of joint handling that is played in it, by its name in `joint/examples.ts`. */
  readonly joint?: string | undefined;
  /** On the way its facts become others. */
  readonly change?:
    | {
        readonly on: string;
        readonly facts: Readonly<Record<string, string | number | boolean>>;
        readonly reason: string;
        readonly proof: { readonly name: string; readonly number: string; readonly issuer: string };
      }
    | undefined;
};
/** Papers that a villager gave to the agent of a village, as the pack tells it. */
export type DemoEntrustment = {
  readonly village: string;
  readonly office: string;
  readonly item: string;
  readonly applicant: string;
  readonly mandate: string;
  readonly workdaysAgo: number;
  readonly originals: readonly string[];
  /** Workdays after which the originals were back with the villager; null: the agent still has them. */
  readonly backAfter: number | null;
};
export type DemoMonth = { readonly month: string; readonly counts: Readonly<Record<string, number>> };

/** The people of a demo: finds who holds a post on a day, and asks in their name. What a person may not do fails loudly. */
export function cast(city: City, pack: DemoPack) {
  const holders = new Map<string, (typeof pack.holdings)[number][]>();
  for (const holding of pack.holdings) holders.set(holding.post, [...(holders.get(holding.post) ?? []), holding]);
  return {
    holder(body: string, kind: string, on: Day): string | undefined {
      const held = holders
        .get(`${body}:${kind}`)
        ?.find((one) => one.validFrom <= on && (!one.validTo || on < one.validTo));
      return held?.person;
    },
    /** Who speaks for a subject on a day, if the city knows somebody. */
    speaker(subject: string, on: Day): string | undefined {
      return pack.speakers.find(
        (one) => one.subject === subject && one.validFrom <= on && (!one.validTo || on < one.validTo),
      )?.person;
    },
    /**
     * Asks once: a play that was interrupted and starts again finds its earlier acts by their keys. `part` tells acts
     * apart that are the same command on the same record.
     * @throws {Error} when the rule refuses: the play's script would be wrong
     */
    async ask(person: string, command: string, on: string | null, input: object, part = ""): Promise<Done> {
      const who = { kind: "person", person } as const;
      const key = `demo/${command}/${on ?? ""}/${part}`;
      const outcome: Outcome = await city.execute({ command, who, on, input, key });
      if (isRefusal(outcome) || !("done" in outcome))
        throw new Error(`the demo's ${command} was refused: ${JSON.stringify(outcome)}`);
      return outcome;
    },
  };
}
export type Cast = ReturnType<typeof cast>;
