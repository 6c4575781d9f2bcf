import { randomUUID } from "node:crypto";
import { pathOf } from "#faces/api/routes.ts";
import { answerParent } from "./child.ts";
import { HttpConnection } from "./http-connection.ts";
import { type Round, roundOf } from "./in-process.ts";
import { acts, callOf, type Line } from "./workload.ts";

/** Asks a served city over HTTP from a process of its own. */

export type LoadQuestion = {
  readonly url: string;
  readonly lines: readonly Line[];
  readonly password: string;
  readonly connections: number;
  readonly seconds: number;
};

const tokens = new Map<string, string>();

/** Signs the staff in, once, as programs do: each request then carries the token. */
async function signIn({ url, lines, password }: LoadQuestion): Promise<void> {
  const staff = new Set(lines.flatMap(({ window, decider }) => [window.account, decider.account]));
  for (const account of staff) {
    if (tokens.has(account)) continue;
    const answer = await fetch(`${url}/api/v1/sign-in`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ account, password }),
    });
    if (answer.status !== 200) throw new Error(`sign-in of ${account}: ${answer.status} ${await answer.text()}`);
    tokens.set(account, ((await answer.json()) as { token: string }).token);
  }
}

async function round(question: LoadQuestion): Promise<Round> {
  await signIn(question);
  const { url, lines, connections, seconds } = question;
  const { host, hostname, port } = new URL(url);
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const times: number[] = [];
  await Promise.all(
    Array.from({ length: connections }, async (_, caller) => {
      const connection = new HttpConnection(host, Number(port), hostname);
      for (let turn = caller; performance.now() < until; turn += 1) {
        const line = lines[turn % lines.length] as Line;
        let on = "";
        for (const act of acts) {
          const { command, staff, input } = callOf(line, act);
          const headers = `Authorization: Bearer ${tokens.get(staff.account)}\r\nIdempotency-Key: ${randomUUID()}\r\n`;
          const asked = performance.now();
          const { status, body } = await connection.post(`${pathOf(command)}${on}`, headers, JSON.stringify(input));
          times.push(performance.now() - asked);
          if (status !== 200) throw new Error(`${command}: ${status} ${body}`);
          on = `/${(JSON.parse(body) as { id: string }).id}`;
        }
      }
      connection.close();
    }),
  );
  return roundOf(times, performance.now() - begun);
}

answerParent(round);
