import { pino } from "pino";
import type { City, CityParts } from "#kernel/city/city.ts";
import type { CityDatabase } from "#kernel/database/city.ts";
import type { Migration } from "#kernel/database/migrate.ts";
import { apiApp } from "./app.ts";
import { addPeople, openExampleCity, openExampleSignIn } from "./example-city.ts";
import type { Problem } from "./problems.ts";
import type { ApiTools } from "./tools.ts";

export type ExampleApp = {
  readonly app: ReturnType<typeof apiApp>;
  readonly city: City;
  readonly tools: ApiTools;
  /** Every line that was logged. */
  readonly lines: Record<string, unknown>[];
  /** The token of a clerk who is signed in. */
  readonly token: string;
  /** Asks as the clerk, unless `init` says otherwise. */
  ask(path: string, init?: RequestInit): Promise<Response>;
  /** Sends a command as the clerk. */
  send(path: string, input: unknown, headers?: Record<string, string>): Promise<Response>;
};

/** The API of the example city, with a clerk signed in, for tests to ask without a network. */
export async function openExampleApp(
  database: CityDatabase,
  migrations: readonly Migration[],
  changed: Partial<ApiTools> = {},
  parts: Partial<CityParts> = {},
): Promise<ExampleApp> {
  await addPeople(database);
  const city = openExampleCity(database, parts);
  const signIn = await openExampleSignIn(database);
  const lines: Record<string, unknown>[] = [];
  const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line)) });
  const tools: ApiTools = { signIn, migrations, log, ...changed };
  const app = apiApp(city, tools);
  const signedIn = await signIn.signInDemo("clerk");
  if (!("token" in signedIn)) throw new Error(signedIn.code);
  const { token } = signedIn;
  const ask = async (path: string, init: RequestInit = {}) =>
    app.request(path, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
  return {
    app,
    city,
    tools,
    lines,
    token,
    ask,
    send: (path, input, headers = {}) =>
      ask(path, {
        method: "POST",
        body: JSON.stringify(input),
        headers: { "content-type": "application/json", ...headers },
      }),
  };
}

/** The problem document of an answer. */
export async function problemIn(answer: Response): Promise<Problem> {
  return (await answer.json()) as Problem;
}
