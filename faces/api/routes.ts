import type { Registry } from "#kernel/city/registry.ts";
import type { AnyQuery } from "#kernel/city/system.ts";
import type { AnyCommand } from "#kernel/records/command.ts";

/** Where everything of the API stands. */
export const API = "/api/v1";

export type CommandRoute = { readonly path: string; readonly method: "POST"; readonly command: AnyCommand };
export type QueryRoute = { readonly path: string; readonly method: "GET" | "POST"; readonly query: AnyQuery };

const kebab = (word: string): string => word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** `approvals.acceptCase` → `/api/v1/approvals/accept-case`. */
export function pathOf(name: string): string {
  return `${API}/${name.split(".").map(kebab).join("/")}`;
}

/**
 * The routes of a registry's commands: `POST <path>/:id` for one that is about a record, `POST <path>` otherwise. An inner one has
 * none.
 */
export function commandRoutes(registry: Registry): CommandRoute[] {
  return [...registry.commands.values()]
    .filter(({ inner }) => !inner)
    .map((command) => ({
      path: command.on === null ? pathOf(command.name) : `${pathOf(command.name)}/:id`,
      method: "POST",
      command,
    }));
}

/**
 * The routes of a registry's queries: `GET <path>?…`, or `POST <path>` for a sensitive one, because an address is kept in
 * histories and in the logs of every proxy on the way.
 */
export function queryRoutes(registry: Registry): QueryRoute[] {
  return [...registry.queries.values()].map((query) => ({
    path: pathOf(query.name),
    method: query.sensitive ? "POST" : "GET",
    query,
  }));
}

/**
 * Where a record that a command changed can be read: at the query of the same system that is named after the record and
 * takes its id, such as `approvals.case`. Undefined when the system has none.
 */
export function locationOf(registry: Registry, command: string, record: string, id: string): string | undefined {
  const name = `${command.split(".")[0]}.${record}`;
  const query = registry.queries.get(name);
  if (!query || !("shape" in query.input) || !("id" in (query.input.shape as object))) return undefined;
  return `${pathOf(name)}?id=${encodeURIComponent(id)}`;
}
