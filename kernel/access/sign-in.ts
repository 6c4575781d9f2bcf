import { createHash, hkdfSync } from "node:crypto";
import { APIError } from "better-auth/api";
import type pg from "pg";
import type { Who } from "#kernel/records/asked.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { sessionCache } from "./sessions.ts";
import { type LibraryOptions, signInLibrary } from "./sign-in-library.ts";
import { refuseSignIn } from "./sign-in-refusals.ts";

/** Characters of a password; an operator may ask for longer ones. */
export const PASSWORD_LENGTH = { least: 12, most: 128 } as const;

export type SignInOptions = LibraryOptions & {
  /** A demo city: its `demoAccounts` sign in without a password. Never elsewhere. */
  readonly demo: boolean;
  readonly demoAccounts: readonly string[];
  /** Milliseconds since 1970; only how long a look-up is believed hangs on it. */
  readonly now?: () => number;
};

/** Signed in: the cookies to set, and the token for programs (`Authorization: Bearer`). */
export type SignedIn = {
  readonly signedIn: true;
  readonly token: string;
  readonly person: string;
  readonly cookies: readonly string[];
};

export type SignIn = {
  readonly cookieName: string;
  /**
   * Makes or replaces the password of somebody active in the directory, and ends their sessions.
   * @param least characters that it must have, when more than `PASSWORD_LENGTH.least`
   */
  createCredential(account: string, password: string, least?: number): Promise<Refusal | undefined>;
  signIn(account: string, password: string): Promise<SignedIn | Refusal>;
  /** Without a password, in a demo city only (ACC-05). */
  signInDemo(account: string): Promise<SignedIn | Refusal>;
  /** Ends the session that the headers carry, if any. @returns the cookies that remove it from the browser */
  signOut(headers: Headers): Promise<readonly string[]>;
  /** Who asks. A session that ended, a person no longer active and a forged cookie are `anyone`. */
  whoOf(headers: Headers): Promise<Who>;
  /** True when the headers carry a cookie of ours, which a browser sends by itself. */
  hasCookie(headers: Headers): boolean;
  /** Forgets what is believed about a person, such as after they became inactive. */
  forget(person: string): void;
};

/** The secret that sessions are signed with, derived from the city's 32-byte key. */
export function signInSecret(key: Uint8Array): string {
  return Buffer.from(hkdfSync("sha256", key, "", "binglian sign-in", 32)).toString("base64url");
}

/** Opens the sign-in of a city on its pool, whose search path leads to the city's schema. */
export async function openSignIn(options: SignInOptions): Promise<SignIn> {
  const { pool } = options;
  const library = signInLibrary(options);
  const { internalAdapter, password: passwords, authCookies } = await library.$context;
  const cookieName = authCookies.sessionToken.name;

  const sessions = sessionCache(async (credential) => {
    const found = await library.api.getSession({ headers: new Headers(JSON.parse(credential)) });
    if (!found) return null;
    const person = await activePerson(pool, found.user.username ?? "");
    if (person === null) return null;
    return { person, token: found.session.token, expiresAt: found.session.expiresAt.getTime() };
  }, options.now);

  /** The one header that says who asks: a program's token, or else the browser's cookie. */
  function credentialOf(headers: Headers): Record<string, string> | null {
    const authorization = headers.get("authorization");
    if (authorization !== null && /^bearer /i.test(authorization)) return { authorization };
    const cookie = cookieOf(headers, cookieName);
    return cookie === undefined ? null : { cookie: `${cookieName}=${cookie}` };
  }

  async function findUser(account: string): Promise<string | null> {
    const user = await pool.query<{ id: string }>("SELECT id FROM auth_user WHERE username = $1", [account]);
    return user.rows[0]?.id ?? null;
  }

  async function ensureUser(account: string): Promise<string> {
    const found = await findUser(account);
    if (found !== null) return found;
    // The library wants an address for everybody; this one can never receive anything (RFC 2606). Its form must hold for
    // accounts of any letters.
    const mailbox = /^[a-z0-9._-]+$/.test(account) ? account : createHash("sha256").update(account).digest("hex");
    const user = { name: account, username: account, email: `${mailbox}@people.invalid`, emailVerified: false };
    try {
      return (await internalAdapter.createUser(user, { method: "email-password" })).id;
    } catch (error) {
      // Somebody else made it in the same moment.
      const other = await findUser(account);
      if (other === null) throw error;
      return other;
    }
  }

  async function answer(account: string, sign: () => Promise<{ headers: Headers; response: unknown }>) {
    const person = await activePerson(pool, account);
    try {
      const { headers, response } = await sign();
      const { token } = response as { token: string };
      const signed = headers.get("set-auth-token");
      if (person !== null && signed !== null)
        return { signedIn: true, token: signed, person, cookies: headers.getSetCookie() } as const;
      await internalAdapter.deleteSession(token);
    } catch (error) {
      if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
    }
    return refuseSignIn("SIGN_IN_FAILED");
  }

  return {
    cookieName,
    async createCredential(account, password, asked = 0) {
      const { most } = PASSWORD_LENGTH;
      const least = Math.max(asked, PASSWORD_LENGTH.least);
      if (password.length < least || password.length > most)
        return refuseSignIn("PASSWORD_WEAK", { least, most, field: "/password" });
      const known = await pool.query<{ id: string; active: boolean }>(
        "SELECT id, active FROM people WHERE account = $1",
        [account],
      );
      if (!known.rows[0]) return refuseSignIn("PERSON_UNKNOWN", { account });
      if (!known.rows[0].active) return refuseSignIn("PERSON_INACTIVE", { account });
      const userId = await ensureUser(account);
      const hash = await passwords.hash(password);
      if (await internalAdapter.findCredentialAccount(userId)) await internalAdapter.updatePassword(userId, hash);
      else await internalAdapter.linkAccount({ userId, providerId: "credential", accountId: userId, password: hash });
      await internalAdapter.deleteUserSessions(userId);
      sessions.dropPerson(known.rows[0].id);
      return undefined;
    },
    signIn: (account, password) =>
      answer(account, () =>
        library.api.signInUsername({
          body: { username: account, password },
          headers: new Headers(),
          returnHeaders: true,
        }),
      ),
    async signInDemo(account) {
      if (!options.demo) return refuseSignIn("DEMO_ONLY");
      if (!options.demoAccounts.includes(account))
        return refuseSignIn("DEMO_ACCOUNT_UNKNOWN", { account, field: "/account" });
      if ((await activePerson(pool, account)) === null) return refuseSignIn("SIGN_IN_FAILED");
      await ensureUser(account);
      return answer(account, () =>
        library.api.signInWithoutPassword({ body: { username: account }, headers: new Headers(), returnHeaders: true }),
      );
    },
    async signOut(headers) {
      const credential = credentialOf(headers);
      if (credential === null) return [];
      const carried = new Headers(credential);
      const found = await library.api.getSession({ headers: carried });
      const { headers: answered } = await library.api.signOut({ headers: carried, returnHeaders: true });
      if (found) {
        await internalAdapter.deleteSession(found.session.token);
        sessions.dropSession(found.session.token);
      }
      return answered.getSetCookie();
    },
    async whoOf(headers) {
      const credential = credentialOf(headers);
      return credential === null ? { kind: "anyone" } : sessions.whoOf(JSON.stringify(credential));
    },
    hasCookie: (headers) => cookieOf(headers, cookieName) !== undefined,
    forget: (person) => sessions.dropPerson(person),
  };
}

async function activePerson(pool: pg.Pool, account: string): Promise<string | null> {
  const person = await pool.query<{ id: string }>({
    name: "active-person",
    text: "SELECT id FROM people WHERE account = $1 AND active",
    values: [account],
  });
  return person.rows[0]?.id ?? null;
}

function cookieOf(headers: Headers, name: string): string | undefined {
  for (const part of headers.get("cookie")?.split(";") ?? []) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim();
  }
  return undefined;
}
