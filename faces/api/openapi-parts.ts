import { z } from "zod";
import { problemStatuses } from "./problems.ts";
import { API } from "./routes.ts";
import { clockInput, demoInput, signInInput } from "./session-input.ts";

export type Json = { readonly [member: string]: unknown };

const text = { type: "string" };
const words = { type: "object", required: ["zh", "en"], properties: { zh: text, en: text } };
const place = { type: "integer", minimum: 0, description: "日志中的位置 / place in the journal" };
const version = { type: "integer", minimum: 1 };

function input(schema: z.ZodType): Json {
  const { $schema: _, ...own } = z.toJSONSchema(schema, { io: "input" });
  return own;
}

/** Schemas that belong to the face itself. */
export const fixedSchemas: Readonly<Record<string, Json>> = {
  Words: words,
  Problem: {
    type: "object",
    description: "RFC 9457",
    required: ["type", "title", "status", "detail", "instance", "code", "rule", "next", "text", "trace"],
    properties: {
      type: { type: "string", format: "uri-reference" },
      title: text,
      status: { type: "integer" },
      detail: text,
      instance: { type: "string", format: "uri-reference" },
      code: text,
      rule: { ...text, description: "规则编号 / id of the rule" },
      article: { ...text, description: "法条 / article of the law" },
      field: { type: "string", format: "json-pointer" },
      next: { ...text, description: "下一步怎么办 / what to do next" },
      text: { $ref: "#/components/schemas/Words" },
      trace: { type: "string", pattern: "^[0-9a-f]{32}$" },
    },
  },
  Done: {
    oneOf: [{ $ref: "#/components/schemas/Act" }, { $ref: "#/components/schemas/Rehearsal" }],
  },
  Act: {
    type: "object",
    required: ["place", "recordedAt", "command", "record", "id", "version", "changes", "repeated"],
    properties: {
      place,
      recordedAt: { type: "string", format: "date-time" },
      command: text,
      record: text,
      id: text,
      version,
      changes: {
        type: "array",
        items: {
          type: "object",
          required: ["record", "id", "version"],
          properties: { record: text, id: text, version },
        },
      },
      repeated: { type: "boolean", description: "重发所得的原结果 / the first answer to a repeated request" },
    },
  },
  Rehearsal: {
    type: "object",
    required: ["rehearsed", "command", "changes"],
    properties: {
      rehearsed: { const: true },
      command: text,
      changes: {
        type: "array",
        items: {
          type: "object",
          required: ["record", "id", "fields"],
          properties: { record: text, id: text, fields: { type: "object" } },
        },
      },
    },
  },
  Told: {
    type: "object",
    description: "看着的东西有了变化；变成什么，照常去问 / that something changed; what, one asks as always",
    required: ["place", "recordedAt", "command", "title", "record", "id", "version", "by"],
    properties: {
      place,
      recordedAt: { type: "string", format: "date-time" },
      command: text,
      title: { $ref: "#/components/schemas/Words" },
      record: text,
      id: text,
      version: { type: ["integer", "null"] },
      by: { enum: ["self", "other"] },
    },
  },
  Answer: { description: "查询的结果 / what the query answers; `next` is the cursor of the next page" },
  SignIn: input(signInInput),
  SignInDemo: input(demoInput),
  DemoClock: input(clockInput),
  CityDay: { type: "object", required: ["today"], properties: { today: { type: "string", format: "date" } } },
  SignedIn: { type: "object", required: ["token", "person"], properties: { token: text, person: text } },
  Session: {
    type: "object",
    required: ["kind"],
    properties: {
      kind: { enum: ["person", "anyone"] },
      person: { type: "object", properties: { id: text, name: text, account: text } },
      posts: { type: "array", items: { type: "object" } },
      subjects: { type: "array", items: { type: "object" } },
    },
  },
};

const headers: Readonly<Record<string, Json>> = {
  ETag: { description: "新版本 / the new version", schema: text },
  Location: { description: "所改记录的地址 / where the record can be read", schema: text },
  Link: { description: '下一页 / rel="next"', schema: text },
};
const trace = { description: "本次请求的编号 / the number of this request", schema: text };

/** The answers of an operation: 200 with a schema, and a problem for each status there is. */
export function answers(schema: string, extra: Readonly<Record<string, true>> = {}): Json {
  const named = Object.fromEntries(Object.keys(extra).map((name) => [name, headers[name]]));
  return {
    "200": {
      description: "成功 / done",
      headers: { "X-Trace": trace, ...named },
      content: { "application/json": { schema: { $ref: `#/components/schemas/${schema}` } } },
    },
    ...Object.fromEntries(
      problemStatuses.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]),
    ),
  };
}

function fixed(operationId: string, zh: string, en: string, answer: string, body?: string): Json {
  return {
    operationId,
    tags: ["session"],
    summary: zh,
    description: en,
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { "application/json": { schema: { $ref: `#/components/schemas/${body}` } } },
          },
        }),
    responses: answers(answer),
  };
}

/** The stream of events: no JSON, and so no answer of the common kind. */
const events: Json = {
  operationId: "events",
  tags: ["session"],
  summary: "实时更新",
  description: "Server-sent events about what is looked at: `told`, `behind` and `ready`",
  parameters: [
    {
      name: "about",
      in: "query",
      required: true,
      description: "看着什么，以逗号分开，如 case:编号,work:机构 / what is looked at, such as case:<id>,work:<body>",
      schema: { ...text, maxLength: 5000 },
    },
    {
      name: "after",
      in: "query",
      description:
        "听到过的最后位置；其后的先补上。也可用 Last-Event-ID / the last place heard of; what came after it is told first",
      schema: { type: "integer", minimum: -1 },
    },
  ],
  responses: {
    ...answers("Told"),
    "200": {
      description: "事件流 / a stream of events; the data of `told` is a `Told`",
      headers: { "X-Trace": trace },
      content: { "text/event-stream": { schema: text, "x-event": { $ref: "#/components/schemas/Told" } } },
    },
  },
};

/** Operations that no system declares. */
export const fixedPaths: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  [`${API}/sign-in`]: { post: fixed("session.signIn", "登录", "Sign in", "SignedIn", "SignIn") },
  [`${API}/sign-in/demo`]: {
    post: fixed("session.signInDemo", "演示角色登录", "Sign in as a demo role", "SignedIn", "SignInDemo"),
  },
  [`${API}/sign-out`]: { post: fixed("session.signOut", "退出", "Sign out", "Session") },
  [`${API}/session`]: { get: fixed("session.read", "当前登录", "Who is signed in", "Session") },
  [`${API}/demo/clock`]: {
    post: fixed("demo.clock", "让演示城市的时间往前走", "Move a demo city's time on", "CityDay", "DemoClock"),
  },
  [`${API}/events`]: { get: events },
  [`${API}/openapi.json`]: { get: fixed("openapi", "接口说明", "This description", "Answer") },
};
