import type { Language, Words } from "#kernel/text/words.ts";

/** What the server said no with, or why it could not be asked: a sentence, its article, and what to do next. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly rule: string;
  readonly article: string | undefined;
  readonly text: Words;
  readonly next: string;
  readonly field: string | undefined;
  readonly trace: string | undefined;

  constructor(told: Pick<Problem, "status" | "code" | "rule" | "text" | "next"> & Partial<Problem>) {
    super(told.text.zh);
    this.status = told.status;
    this.code = told.code;
    this.rule = told.rule;
    this.article = told.article;
    this.text = told.text;
    this.next = told.next;
    this.field = told.field;
    this.trace = told.trace;
  }
}

/** No answer came: the network or the server is away. */
export const isOffline = (problem: unknown): boolean => problem instanceof Problem && problem.code === "OFFLINE";

const kebab = (word: string): string => word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** `approvals.bringPapers` → `/api/v1/approvals/bring-papers`. */
const addressOf = (name: string): string => `/api/v1/${name.split(".").map(kebab).join("/")}`;

/** The language of the page, for what is said outside its components. */
export const languageNow = (): Language => (document.documentElement.lang.startsWith("en") ? "en" : "zh");

/** What a query is asked with; a list goes as the same parameter several times. */
export type Parameters = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/**
 * Asks a query by its name.
 * @throws {Problem} when it is refused or the server is away
 */
export async function ask<Answer>(name: string, parameters: Parameters = {}, signal?: AbortSignal): Promise<Answer> {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== "") query.append(key, String(one));
  const tail = query.size > 0 ? `?${query}` : "";
  const { body } = await request<Answer>(`${addressOf(name)}${tail}`, signal ? { signal } : {});
  return body;
}

/**
 * Asks a query whose input names a person (`sensitive`): in the body, so that no address, history or log keeps it.
 * @throws {Problem} when it is refused or the server is away
 */
export async function askUnaddressed<Answer>(name: string, input: object, signal?: AbortSignal): Promise<Answer> {
  const { body } = await request<Answer>(addressOf(name), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
    ...(signal ? { signal } : {}),
  });
  return body;
}

/** What an act changed, or would change. */
export type Done = {
  readonly place: number;
  readonly record: string;
  readonly id: string;
  readonly version: number;
  readonly changes: readonly { readonly record: string; readonly id: string; readonly version: number }[];
  readonly repeated: boolean;
};
export type Rehearsed = {
  readonly rehearsed: true;
  readonly changes: readonly {
    readonly record: string;
    readonly id: string;
    readonly fields: Readonly<Record<string, unknown>>;
  }[];
};

export type Act = {
  readonly command: string;
  /** The record it is about; none for an act that makes the first one. */
  readonly on?: string | undefined;
  readonly input: object;
  /** The version that was seen, so that nobody decides on what they have not read. */
  readonly seen?: number | undefined;
  /** One for each form that is filled in: sent twice, it is done once. */
  readonly key: string;
};

/** Does it. @throws {Problem} */
export async function act(asked: Act): Promise<Done> {
  return (await post<Done>(asked, "")).body;
}

/** What would change, with nothing written. @throws {Problem} when the rule refuses */
export async function rehearse(asked: Omit<Act, "key">): Promise<Rehearsed> {
  return (await post<Rehearsed>({ ...asked, key: "" }, "?dryRun=1")).body;
}

function post<Answer>({ command, on, input, seen, key }: Act, tail: string) {
  const address = addressOf(command) + (on === undefined ? "" : `/${encodeURIComponent(on)}`);
  const headers: Record<string, string> = { "content-type": "application/json" };
  if (key !== "") headers["idempotency-key"] = key;
  if (seen !== undefined) headers["if-match"] = `"${seen}"`;
  return request<Answer>(address + tail, { method: "POST", headers, body: JSON.stringify(input) });
}

/** A key for one form or one click; asked again with the same key, the server answers as the first time. */
export const newKey = (): string => crypto.randomUUID();

/** One request of the desk; anything but success is thrown as a Problem. */
export async function request<Answer>(address: string, init: RequestInit = {}): Promise<{ readonly body: Answer }> {
  let answer: Response;
  try {
    const headers = { accept: "application/json", "accept-language": languageNow(), ...init.headers };
    answer = await fetch(address, { ...init, headers, credentials: "same-origin" });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw offline();
  }
  const text = await answer.text();
  const body = readJson(text);
  if (answer.ok && body !== undefined) return { body: body as Answer };
  throw isProblem(body) ? new Problem(body) : unreadable(answer);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isProblem = (body: unknown): body is Problem =>
  typeof body === "object" && body !== null && "code" in body && "text" in body && "next" in body;

/** A problem that the desk itself found, in both languages; `rule` where it is one of the city's. */
export function ownProblem(told: {
  readonly status: number;
  readonly code: string;
  readonly rule?: string;
  readonly text: Words;
  readonly next: Words;
  readonly trace?: string | undefined;
}): Problem {
  return new Problem({ rule: "", ...told, next: told.next[languageNow()] });
}

const offline = (): Problem =>
  ownProblem({
    status: 0,
    code: "OFFLINE",
    text: { zh: "没有连上服务器，什么也没有提交。", en: "The server was not reached; nothing was sent." },
    next: { zh: "检查网络。已填的内容还在，恢复后再办。", en: "Check the network. What you typed is kept." },
  });

function unreadable(answer: Response): Problem {
  return ownProblem({
    status: answer.status || 500,
    code: "UNREADABLE",
    text: {
      zh: `服务器的回答读不懂（${answer.status}）。这是我们的问题，已填的内容没有丢。`,
      en: `The server's answer could not be read (${answer.status}). This is our fault; nothing you typed is lost.`,
    },
    next: { zh: "稍后再试；仍不行就告诉管理员。", en: "Try again later, or tell the administrator." },
    trace: answer.headers.get("x-trace") ?? undefined,
  });
}
