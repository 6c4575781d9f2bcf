import type pg from "pg";
import type { CityPack } from "#faces/server/pack.ts";
import { openSignIn, signInSecret } from "#kernel/access/sign-in.ts";

const password = "a password of a test";

/** Gives somebody of the pack a password and signs them in. @returns their token, good at every server of the city */
export async function tokenOf(pool: pg.Pool, pack: CityPack, key: Buffer, person: string): Promise<string> {
  const account = pack.people.find((one) => one.id === person)?.account ?? "";
  const signIn = await openSignIn({
    ...{ pool, secret: signInSecret(key), city: pack.city.id },
    ...{ https: false, demo: false, demoAccounts: [] },
  });
  const weak = await signIn.createCredential(account, password);
  const signed = await signIn.signIn(account, password);
  if (weak || !("token" in signed)) throw new Error(`${account} cannot sign in`);
  return signed.token;
}

/** Who holds the post at a body on a day. */
export function holderOf(pack: CityPack, body: string, kind: string, on: string): string {
  const held = pack.holdings.find(
    (one) => one.post === `${body}:${kind}` && one.validFrom <= on && (!one.validTo || on < one.validTo),
  );
  if (!held) throw new Error(`nobody holds ${body}:${kind} on ${on}`);
  return held.person;
}

/** Something an enterprise can apply for at a body on a day, as the input of `approvals.receive`. */
export function applicationAt(pack: CityPack, body: string, on: string) {
  const live = (one: { validFrom: string; validTo: string | null }) =>
    one.validFrom <= on && (!one.validTo || on < one.validTo);
  for (const version of pack.itemVersions.filter((one) => live(one) && one.subjectKinds.includes("enterprise"))) {
    const power = pack.powers.find((one) => one.item === version.item && one.body === body && live(one));
    if (power)
      return {
        ...{ item: version.item, power: power.id, applicant: "enterprise-01" },
        papers: version.papers.map(({ name }) => name),
      };
  }
  throw new Error(`${body} has nothing to apply for on ${on}`);
}
