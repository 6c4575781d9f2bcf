import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { pino } from "pino";
import { apiApp } from "#faces/api/app.ts";
import type { Problem } from "#faces/api/problems.ts";
import { pathOf } from "#faces/api/routes.ts";
import { allMigrations } from "#faces/server/all-migrations.ts";
import { openSignIn } from "#kernel/access/sign-in.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";

export type PackApp = PackCity & {
  /** Reads an address in somebody's name; "" is nobody. */
  read(account: string, path: string): Promise<Response>;
  /** Sends a command in somebody's name. A string or bytes go as they are, everything else as JSON. */
  send(account: string, command: string, on: string | null, body: unknown, headers?: Headed): Promise<Response>;
  /** What the city holds, as one text: the journal's length, the series, and how many rows there are of each kind. */
  state(): Promise<string>;
  /** Faults of our own that were logged. */
  readonly faults: unknown[];
};
type Headed = Readonly<Record<string, string>>;

/** Xinyu over HTTP without a network: everybody of the pack can be signed in by account. */
export async function openPackApp(moment: string): Promise<PackApp> {
  const here = await packCity("xinyu", moment);
  const { city, pack } = here;
  const { pool } = here.database.city;
  const signIn = await openSignIn({
    ...{ pool, secret: randomBytes(32).toString("base64"), city: "test", https: false, demo: true },
    demoAccounts: pack.people.map(({ account }) => account),
  });
  const faults: unknown[] = [];
  const log = pino({ level: "error" }, { write: (line: string) => faults.push(JSON.parse(line)) });
  const app = apiApp(city, { signIn, migrations: await allMigrations(), log });
  const tokens = new Map<string, string>();
  async function tokenOf(account: string): Promise<string> {
    const known = tokens.get(account);
    if (known !== undefined) return known;
    const signed = await signIn.signInDemo(account);
    assert.ok("token" in signed, `${account} cannot sign in`);
    tokens.set(account, signed.token);
    return signed.token;
  }
  const signedIn = async (account: string): Promise<Headed> =>
    account === "" ? {} : { authorization: `Bearer ${await tokenOf(account)}` };
  // A row each: a function of PostgreSQL takes a hundred arguments, and there may be more kinds.
  const counts = [...city.registry.records.values()].map(
    ({ table }) => `SELECT '${table}', (SELECT count(*) || ' ' || coalesce(sum(version), 0) FROM ${table})`,
  );
  // Named, so that PostgreSQL plans it once: to plan so many counts takes longer than to count.
  const counted = {
    name: "state",
    text: `SELECT jsonb_build_object('head', (SELECT next_place FROM head), 'journal', (SELECT count(*) FROM journal),
       'changes', (SELECT count(*) FROM changes), 'vault', (SELECT count(*) FROM vault),
       'series', (SELECT jsonb_object_agg(series, last) FROM series),
       'records', (SELECT jsonb_object_agg(kind, n) FROM (${counts.join(" UNION ALL ")}) AS c(kind, n))) AS state`,
  };
  return {
    ...here,
    faults,
    read: async (account, path) => app.request(path, { headers: await signedIn(account) }),
    async send(account, command, on, body, headers = {}) {
      const path = pathOf(command) + (on === null ? "" : `/${encodeURIComponent(on)}`);
      const sent = typeof body === "string" || body instanceof Uint8Array ? body : JSON.stringify(body);
      return app.request(path, {
        method: "POST",
        body: sent as RequestInit["body"] & (string | Uint8Array<ArrayBuffer>),
        headers: { "content-type": "application/json", ...(await signedIn(account)), ...headers },
      });
    },
    async state() {
      const { rows } = await pool.query<{ state: object }>(counted);
      return JSON.stringify(rows[0]?.state);
    },
  };
}

/** The answer is a whole problem document of this status and code, in two languages, with nothing left to fill in. */
export async function assertProblem(
  answer: Response,
  wanted: { readonly status: number; readonly code: string; readonly field?: string },
): Promise<Problem> {
  const problem = (await answer.json()) as Problem;
  const said = JSON.stringify(problem);
  assert.equal(answer.status, wanted.status, said);
  assert.equal(answer.headers.get("content-type"), "application/problem+json", said);
  assert.equal(problem.code, wanted.code, said);
  assert.equal(problem.status, wanted.status, said);
  if (wanted.field !== undefined) assert.equal(problem.field, wanted.field, said);
  assert.match(problem.rule, /^[A-Z]{3}-\d\d/, said);
  for (const text of [problem.title, problem.detail, problem.next, problem.text.zh, problem.text.en]) {
    assert.ok(text.length > 0, said);
    assert.doesNotMatch(text, /\{[a-zA-Z]+\}|undefined|\[object/, said);
  }
  return problem;
}
