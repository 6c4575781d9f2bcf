import { z } from "zod";
import type { Registry } from "#kernel/city/registry.ts";
import type { AnyCommand } from "#kernel/records/command.ts";
import type { AnyRecord } from "#kernel/records/record.ts";
import type { Words } from "#kernel/text/words.ts";
import { type PageOf, pagesOf } from "./explained-pages.ts";
import { testsOf } from "./explained-tests.ts";
import { isTestFile, placesOf, quoted, type SourcePlace, type Sources } from "./source-places.ts";

/** Everything that belongs to a command, and where in the source it stands. */
export type Explanation = {
  readonly command: string;
  readonly system: string;
  readonly title: Words;
  readonly basis: readonly string[];
  readonly visibility: string;
  readonly declaration: SourcePlace | null;
  readonly rule: SourcePlace | null;
  /** Empty for an inner command, which only the program sends. */
  readonly route: string;
  /** JSON Schema of the input. */
  readonly input: unknown;
  readonly policy: { readonly roles: readonly string[]; readonly scope: Words };
  readonly tables: readonly { readonly record: string; readonly table: string; readonly place: SourcePlace | null }[];
  readonly refusals: readonly { readonly code: string; readonly rule: string; readonly place: SourcePlace | null }[];
  readonly reactions: readonly {
    readonly name: string;
    readonly sends: readonly string[];
    readonly place: SourcePlace | null;
  }[];
  /** Public pages that read the command's own record; where none can be found, all of its system. */
  readonly pages: readonly PageOf[];
  readonly pagesOf: "record" | "system";
  /** Tests that name the command, and those of its system that name one of its rules; each once. */
  readonly tests: readonly SourcePlace[];
};

/** What the registry says of a command, with the places that a scan of the source finds. */
export function explain(
  registry: Registry,
  sources: Sources,
  command: AnyCommand,
  routeOf: (name: string) => string,
): Explanation {
  const system = registry.systems.find((one) => one.commands.includes(command));
  const folder = `systems/${system?.name ?? ""}/`;
  const inCode = (path: string) => !isTestFile(path);
  const first = (text: string, field: string, inFile = inCode) =>
    placesOf(sources, new RegExp(`^\\s*(?:export const )?${field}:? ?=? ?.*"${quoted(text)}"`), inFile)[0] ?? null;

  const declaration = first(command.name, "name");
  const body = declaration === null ? [] : bodyOf(sources, declaration);
  const codes = Object.keys(registry.refusals).filter((code) => body.some(({ text }) => text.includes(`"${code}"`)));
  const records: readonly (AnyRecord | null)[] = [
    command.on,
    ...Object.values(command.reads).map((read) => (read as { record: AnyRecord }).record),
  ];
  const kinds = [...new Map(records.filter((kind) => kind !== null).map((kind) => [kind.name, kind])).values()];
  const rules = [...new Set(codes.map((code) => registry.refusals[code]?.rule ?? "").filter(Boolean))];
  return {
    command: command.name,
    system: system?.name ?? "",
    title: command.title,
    basis: command.basis,
    visibility: command.visibility,
    declaration,
    rule: body.find(({ text }) => /^decide\b/.test(text)) ?? null,
    route: command.inner ? "" : command.on === null ? routeOf(command.name) : `${routeOf(command.name)}/:id`,
    input: z.toJSONSchema(command.input, { io: "input", unrepresentable: "any" }),
    policy: { roles: command.may.roles, scope: command.may.scope },
    tables: kinds.map(({ name, table }) => ({
      record: name,
      table,
      place:
        placesOf(sources, new RegExp(`^CREATE TABLE ${quoted(table)}\\b`), (path) => path.endsWith(".sql"))[0] ?? null,
    })),
    refusals: codes.map((code) => ({
      code,
      rule: registry.refusals[code]?.rule ?? "",
      place: placesOf(sources, new RegExp(`^\\s*${quoted(code)}: \\{`), inCode)[0] ?? null,
    })),
    reactions: registry.reactions
      .filter(({ on }) => on.includes(command.name))
      .map(({ name, sends }) => ({ name, sends, place: first(name, "name") })),
    ...pagesOf(registry, sources, command, system),
    tests: testsOf(sources, command.name, rules, folder),
  };
}

/** The lines of a declaration: from its name on, until the bracket that opened it is closed at the line's beginning. */
function bodyOf(sources: Sources, { file, line }: SourcePlace): SourcePlace[] {
  const rest = (sources.get(file) ?? []).slice(line - 1);
  const end = rest.findIndex((text) => /^[}\])]/.test(text));
  return rest
    .slice(0, end < 0 ? rest.length : end)
    .map((text, index) => ({ file, line: line + index, text: text.trim() }));
}
