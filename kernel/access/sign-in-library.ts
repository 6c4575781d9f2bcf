import { betterAuth } from "better-auth";
import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { bearer } from "better-auth/plugins/bearer";
import { username } from "better-auth/plugins/username";
import { PostgresDialect } from "kysely";
import pg from "pg";
import { z } from "zod";

/** A session ends after a working day and is not prolonged, whatever is done with it. */
export const SESSION_SECONDS = 12 * 60 * 60;

export type LibraryOptions = {
  readonly pool: pg.Pool;
  /** At least 32 characters that only this city knows. */
  readonly secret: string;
  /** Marks the cookie, so that two cities on one host do not sign each other's people out. */
  readonly city: string;
  /** True when people reach the city by https: the cookie is then `Secure`. */
  readonly https: boolean;
};

/**
 * better-auth on the city's own pool, kept small: accounts with passwords and sessions, nothing that a stranger could
 * call (no sign-up, no change of e-mail). Its HTTP handler is not used; `openSignIn` calls what it needs.
 */
export function signInLibrary(options: LibraryOptions) {
  return betterAuth({
    appName: "binglian",
    baseURL: "http://localhost",
    secret: options.secret,
    database: { dialect: new PostgresDialect({ pool: libraryPool(options.pool) }), type: "postgres" },
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true },
    advanced: {
      useSecureCookies: options.https,
      cookiePrefix: `binglian-${options.city}`,
      ipAddress: { disableIpTracking: true },
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
    },
    session: {
      modelName: "auth_session",
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      fields: {
        userId: "user_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    user: {
      modelName: "auth_user",
      fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "updated_at" },
    },
    account: {
      modelName: "auth_account",
      fields: {
        accountId: "account_id",
        providerId: "provider_id",
        userId: "user_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        createdAt: "created_at",
        updatedAt: "updated_at",
      },
    },
    verification: {
      modelName: "auth_verification",
      fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "updated_at" },
    },
    plugins: [
      username({
        displayUsername: false,
        // An account is what the directory says it is, letter for letter.
        usernameNormalization: false,
        minUsernameLength: 1,
        maxUsernameLength: 80,
        usernameValidator: () => true,
      }),
      // Signed like the cookie: what stands in the table of sessions opens nothing by itself.
      bearer({ requireSignature: true }),
      withoutPassword,
    ],
  });
}

/** Signs an account in that has shown who it is in another way; only our own code can call it. */
const withoutPassword = {
  id: "binglian-without-password",
  endpoints: {
    signInWithoutPassword: createAuthEndpoint(
      "/sign-in/without-password",
      { method: "POST", body: z.object({ username: z.string() }), metadata: { SERVER_ONLY: true } },
      async (context) => {
        const { adapter, internalAdapter } = context.context;
        const where = [{ field: "username", value: context.body.username }];
        const user = await adapter.findOne<Parameters<typeof setSessionCookie>[1]["user"]>({ model: "user", where });
        if (!user) throw new APIError("UNAUTHORIZED");
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(context, { session, user });
        return context.json({ token: session.token });
      },
    ),
  },
} as const;

/** The city's pool reads moments as text; the library compares them as dates, so its queries read them in pg's own way. */
function libraryPool(pool: pg.Pool) {
  return {
    async connect() {
      const client = await pool.connect();
      return {
        query: (text: string, values: readonly unknown[]) =>
          client.query({ text, values: [...values], types: pg.types } as pg.QueryConfig),
        release: () => client.release(),
      };
    },
    end: () => Promise.resolve(),
  } as never;
}
