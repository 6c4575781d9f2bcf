import type { SignedIn } from "#kernel/access/sign-in.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { refuseRequest } from "./api-refusals.ts";
import { tryLimit, tryLimits } from "./try-limit.ts";

/** Lets somebody try to sign in, unless their account or their address has tried too often (ACC-03). */
export type SignInTries = (
  by: { readonly account: string; readonly address: string },
  sign: () => Promise<SignedIn | Refusal>,
) => Promise<SignedIn | Refusal>;

/** One count for all faces: whoever guesses passwords gains nothing by going from the API to the portal's page. */
export function signInTries(elapsed: () => number): SignInTries {
  const limit = tryLimit(tryLimits.windowMs, elapsed);
  return async ({ account, address }, sign) => {
    const tries = [
      { name: `account ${account}`, most: tryLimits.perAccount },
      { name: `address ${address}`, most: tryLimits.perAddress },
    ];
    const seconds = limit.take(tries);
    if (seconds > 0) return refuseRequest("TOO_MANY_TRIES", { seconds });
    const answer = await sign();
    if (!isRefusal(answer)) limit.giveBack(tries);
    return answer;
  };
}
