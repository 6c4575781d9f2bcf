import { z } from "zod";
import type { Registry } from "#kernel/city/registry.ts";
import type { Words } from "#kernel/text/words.ts";
import { allRefusals } from "./api-refusals.ts";
import { filePaths, fileSchemas } from "./openapi-files.ts";
import { commandParameters, queryParameters } from "./openapi-parameters.ts";
import { answers, fixedPaths, fixedSchemas, type Json } from "./openapi-parts.ts";
import { problemStatuses, problemTitle } from "./problems.ts";
import { commandRoutes, queryRoutes } from "./routes.ts";

export type Description = {
  readonly openapi: "3.1.0";
  readonly info: Json;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  readonly components: Readonly<Record<string, Json>>;
  readonly [part: string]: unknown;
};

/** The API's description, OpenAPI 3.1, made from the registry alone: what is declared is described, nothing by hand. */
export function openApi(
  registry: Registry,
  about: { readonly base: string; readonly title: Words; readonly cookie: string; readonly files?: boolean },
): Description {
  const schemas: Record<string, Json> = { ...fixedSchemas, ...(about.files ? fileSchemas : {}) };
  const paths: Record<string, Record<string, Json>> = {};
  const fixed = { ...fixedPaths, ...(about.files ? filePaths : {}) };
  for (const [path, methods] of Object.entries(fixed)) paths[path] = { ...methods };
  for (const { path, command } of commandRoutes(registry)) {
    const schema = addSchema(schemas, `${command.name}.input`, command.input);
    at(paths, path).post = {
      ...operation(command, "command"),
      parameters: commandParameters(command.on !== null),
      requestBody: { required: false, content: { "application/json": { schema } } },
      responses: answers("Done", { ETag: true, Location: true }),
      "x-basis": command.basis,
      "x-visibility": command.visibility,
      ...(command.on === null ? {} : { "x-record": command.on.name }),
    };
  }
  for (const { path, query } of queryRoutes(registry)) {
    if (query.sensitive) {
      const schema = addSchema(schemas, `${query.name}.input`, query.input);
      at(paths, path).post = {
        ...operation(query, "query"),
        requestBody: { required: false, content: { "application/json": { schema } } },
        responses: answers("Answer"),
        "x-sensitive": true,
      };
      continue;
    }
    at(paths, path).get = {
      ...operation(query, "query"),
      parameters: queryParameters(query),
      responses: query.bundle ? zipAnswers : answers("Answer", { Link: true }),
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: `${about.title.zh} · 并联接口`,
      summary: `${about.title.en}: the API of Binglian`,
      version: "1",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: about.base || "/" }],
    tags: registry.systems.map(({ name, title }) => ({ name, description: `${title.zh} / ${title.en}` })),
    paths,
    components: {
      schemas,
      responses: Object.fromEntries(problemStatuses.map((status) => [`Problem${status}`, problemAnswer(status)])),
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: about.cookie },
        bearer: { type: "http", scheme: "bearer", description: "登录得到的令牌 / the token that signing in gives" },
      },
    },
    security: [{ session: [] }, { bearer: [] }, {}],
    "x-refusals": allRefusals(registry),
  };
}

/** Of a query that answers with a bundle of files. */
const zipAnswers: Json = {
  ...answers("Answer"),
  "200": {
    description: "一个压缩包 / one ZIP file",
    content: { "application/zip": { schema: { type: "string", format: "binary" } } },
  },
};

type Declared = {
  readonly name: string;
  readonly title: Words;
  readonly may: { readonly roles: readonly string[]; readonly scope: Words };
};

function operation({ name, title, may }: Declared, kind: "command" | "query"): Record<string, unknown> {
  return {
    operationId: name,
    tags: [name.split(".")[0]],
    summary: title.zh,
    description: title.en,
    "x-kind": kind,
    "x-title": title,
    "x-roles": may.roles,
    "x-scope": may.scope,
  };
}

/** OpenAPI writes `{id}` where the router writes `:id`. */
function at(paths: Record<string, Record<string, Json>>, route: string): Record<string, Json> {
  const path = route.replace(/:(\w+)/g, "{$1}");
  paths[path] ??= {};
  return paths[path];
}

function problemAnswer(status: number): Json {
  const { zh, en } = problemTitle(status);
  const retry = { "Retry-After": { description: "秒 / seconds", schema: { type: "integer" } } };
  return {
    description: `${zh} / ${en}`,
    ...(status === 503 || status === 429 ? { headers: retry } : {}),
    content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
  };
}

/** A schema among the components; definitions that it brings along (recursive ones) stand beside it. */
function addSchema(schemas: Record<string, Json>, name: string, schema: z.ZodType): Json {
  const { $schema: _, $defs, ...own } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  const home = "#/components/schemas";
  const moved = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(moved);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, value]) =>
        key === "$ref" && typeof value === "string"
          ? [key, value === "#" ? `${home}/${name}` : value.replace(/^#\/\$defs\//, `${home}/${name}.`)]
          : [key, moved(value)],
      ),
    );
  };
  schemas[name] = moved(own) as Json;
  for (const [part, definition] of Object.entries($defs ?? {})) schemas[`${name}.${part}`] = moved(definition) as Json;
  return { $ref: `${home}/${name}` };
}
