import { randomUUID } from "node:crypto";
import type { Problem } from "#faces/api/problems.ts";
import { pathOf } from "#faces/api/routes.ts";

/** Something a client wants done once, however often it has to ask. */
export type Act = {
  readonly command: string;
  readonly token: string;
  readonly on: string | null;
  readonly input: object;
  readonly key: string;
};

export type Done = {
  readonly place: number;
  readonly recordedAt: string;
  readonly command: string;
  readonly record: string;
  readonly id: string;
  readonly version: number;
  readonly changes: readonly { readonly record: string; readonly id: string; readonly version: number }[];
  readonly repeated: boolean;
};

/** What a server said to an act; null when the connection broke before it said anything. */
export type Said = {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: Done & Problem;
} | null;

export const act = (token: string, command: string, on: string | null, input: object): Act => ({
  ...{ command: `approvals.${command}`, token, on, input, key: randomUUID() },
});

/** Asks a server once. */
export async function askOnce(server: string, { command, token, on, input, key }: Act): Promise<Said> {
  const path = pathOf(command) + (on === null ? "" : `/${encodeURIComponent(on)}`);
  try {
    const answer = await fetch(`${server}${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}`, "idempotency-key": key },
      body: JSON.stringify(input),
    });
    const body = (await answer.json()) as Done & Problem;
    return { status: answer.status, retryAfter: answer.headers.get("retry-after"), body };
  } catch {
    return null;
  }
}
