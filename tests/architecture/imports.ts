import { posix } from "node:path";
import { init, parse } from "es-module-lexer";
import { codeOnly } from "./code-only.ts";

await init();

/** One import, export-from or `import()` of a file. */
export interface Import {
  readonly specifier: string;
  /** The path in the tree, or `undefined` for a package or a module of Node. */
  readonly target: string | undefined;
  /** Vanishes when types are stripped, so nothing is loaded. */
  readonly typeOnly: boolean;
}

type Found = Omit<Import, "target">;

const cache = new Map<string, readonly Import[]>();

/**
 * What a file imports, types included.
 *
 * @throws SyntaxError with the file's path, when it cannot be read.
 */
export function importsOf(path: string, source: string): readonly Import[] {
  const key = `${path}\0${source}`;
  const known = cache.get(key);
  if (known) return known;
  const found = path.endsWith(".tsx") ? statementsOfTsx(source) : lexed(path, source);
  const imports = [...found, ...typeQueries(source, found)].map((one) => ({
    ...one,
    target: resolve(path, one.specifier),
  }));
  cache.set(key, imports);
  return imports;
}

/** The lexer reads erasable TypeScript as it stands. */
function lexed(path: string, source: string): Found[] {
  try {
    return parse(source)[0].flatMap((one): Found[] => {
      if (one.type === "import-meta" || one.specifier === undefined) return [];
      return [{ specifier: one.specifier, typeOnly: one.type === "dynamic" ? one.probablyTypeOnly : one.typeOnly }];
    });
  } catch (error) {
    throw new SyntaxError(`${path}: its imports cannot be read`, { cause: error });
  }
}

/** Text between the tags of JSX may hold a quote, which leads a lexer astray: there, statements are found by their lines. */
function statementsOfTsx(source: string): Found[] {
  const statement = /^(?:import|export)\s+(type\s+(?=[\w*{]))?(?:[\w*{][^;"']*?\bfrom\s*)?["']([^"']+)["']/gm;
  const statements = [...source.matchAll(statement)].map((match) => ({
    specifier: match[2] ?? "",
    typeOnly: match[1] !== undefined,
  }));
  const calls = [...source.matchAll(/(?<!typeof\s+)\bimport\(\s*["']([^"']+)["']\s*\)/g)];
  return [...statements, ...calls.map((match) => ({ specifier: match[1] ?? "", typeOnly: false }))];
}

/** `typeof import("./x.ts")` in a type is erased, so the lexer says nothing of it. */
function typeQueries(source: string, found: readonly Found[]): Found[] {
  const matches = [...source.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g)];
  if (matches.length === 0) return [];
  const code = codeOnly(source);
  return matches
    .filter((match) => code[match.index] === "i") // else it stands in a comment or a string
    .map((match) => ({ specifier: match[1] ?? "", typeOnly: true }))
    .filter(({ specifier }) => !found.some((one) => one.specifier === specifier));
}

function resolve(from: string, specifier: string): string | undefined {
  if (specifier.startsWith("#")) return posix.normalize(specifier.slice(1));
  if (specifier.startsWith(".")) return posix.join(posix.dirname(from), specifier);
  return undefined;
}
