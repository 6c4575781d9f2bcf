import type { Description } from "./openapi.ts";
import type { Json } from "./openapi-parts.ts";

/** What in a description is not OpenAPI 3.1: missing members, references that lead nowhere, path parameters not declared. */
export function faultsOf(description: Description): string[] {
  const faults: string[] = [];
  const { info } = description;
  if (!/^3\.1\.\d+$/.test(description.openapi)) faults.push(`openapi is ${description.openapi}`);
  if (typeof info.title !== "string" || typeof info.version !== "string") faults.push("info lacks title or version");
  const ids = new Set<string>();
  for (const [path, methods] of Object.entries(description.paths)) {
    if (!path.startsWith("/")) faults.push(`${path} does not begin with /`);
    for (const [method, operation] of Object.entries(methods)) {
      const id = String(operation.operationId);
      if (ids.has(id)) faults.push(`operationId ${id} stands twice`);
      ids.add(id);
      if (!/^(get|post|put|patch|delete|options)$/.test(method)) faults.push(`${path} has the method ${method}`);
      faults.push(...responseFaults(path, operation), ...parameterFaults(path, operation));
    }
  }
  for (const name of Object.keys(description.components.schemas ?? {}))
    if (!/^[a-zA-Z0-9._-]+$/.test(name)) faults.push(`the schema's name ${name} is not allowed`);
  for (const reference of referencesIn(description))
    if (!leadsSomewhere(description, reference)) faults.push(`${reference} leads nowhere`);
  return faults;
}

function responseFaults(path: string, operation: Json): string[] {
  const responses = Object.entries((operation.responses ?? {}) as Readonly<Record<string, Json>>);
  if (responses.length === 0) return [`${path} has no responses`];
  return responses.flatMap(([status, response]) => [
    ...(/^([1-5]\d\d|[1-5]XX|default)$/.test(status) ? [] : [`${path} answers ${status}`]),
    ...("$ref" in response || typeof response.description === "string" ? [] : [`${path} ${status} has no description`]),
  ]);
}

function parameterFaults(path: string, operation: Json): string[] {
  const parameters = (operation.parameters ?? []) as readonly Json[];
  const faults = parameters.flatMap(({ name, in: place, required, schema }) => [
    ...(typeof name === "string" && /^(path|query|header|cookie)$/.test(String(place))
      ? []
      : [`${path}: ${String(name)}`]),
    ...(place === "path" && required !== true ? [`${path}: {${String(name)}} is not required`] : []),
    ...(typeof schema === "object" ? [] : [`${path}: ${String(name)} has no schema`]),
  ]);
  const declared = parameters.filter((one) => one.in === "path").map((one) => String(one.name));
  const wanted = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);
  for (const name of wanted) if (!declared.includes(name)) faults.push(`${path} does not declare {${name}}`);
  for (const name of declared) if (!wanted.includes(name)) faults.push(`${path} declares {${name}}, which it has not`);
  return faults;
}

function* referencesIn(part: unknown): Generator<string> {
  if (typeof part !== "object" || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    if (key === "$ref" && typeof value === "string") yield value;
    else yield* referencesIn(value);
  }
}

function leadsSomewhere(description: Description, reference: string): boolean {
  if (!reference.startsWith("#/")) return false;
  let part: unknown = description;
  for (const name of reference.slice(2).split("/"))
    part = (part as Json | undefined)?.[name.replaceAll("~1", "/").replaceAll("~0", "~")];
  return part !== undefined;
}
