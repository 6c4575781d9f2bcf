import { type Import, importsOf } from "./imports.ts";
import { isCode, isTest, type Tree, type Violation } from "./tree.ts";

/** The way the arrows go: a folder may import itself and what stands after it, never what stands before it. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  faces: ["faces", "systems", "kernel"],
  systems: ["systems", "kernel"],
  kernel: ["kernel"],
};

type Rule = (path: string, found: Import & { readonly target: string }) => string | undefined;

/** faces → systems → kernel; nothing that runs imports tests or tools; `cities/` is data, which only tests may import. */
export const layerViolations = checker((path, { target, specifier }) => {
  const from = path.split("/")[0] ?? "";
  const to = target.split("/")[0] ?? "";
  if (to === "cities" && isTest(path)) return undefined;
  if (to === "cities") return `imports ${specifier}, but a city's pack is data: read it as a file`;
  const allowed = MAY_IMPORT[from];
  if (allowed === undefined || allowed.includes(to)) return undefined;
  if (to === "tests" && isTest(path)) return undefined;
  return `imports ${specifier}, but the arrows go faces → systems → kernel`;
});

/** A system learns of another only through its `door.ts`; a test may also install the other and use its examples. */
export const doorViolations = checker((path, { target, specifier }) => {
  const [from, to] = [systemOf(path), systemOf(target)];
  if (from === undefined || to === undefined || from === to) return undefined;
  const open = isTest(path) ? ["door.ts", "system.ts", "examples.ts"] : ["door.ts"];
  if (open.some((file) => target === `systems/${to}/${file}`)) return undefined;
  return `imports ${specifier}, but a system sees of another only its door.ts`;
});

/** Manifests are imported by the registry alone, and by tests. */
export const manifestViolations = checker((path, { target, specifier }) => {
  if (!/^systems\/[^/]+\/system\.ts$/.test(target) || path === "systems/index.ts" || isTest(path)) return undefined;
  return `imports ${specifier}, but only systems/index.ts imports manifests`;
});

/** Every import of one of our files finds it. A path that a pattern makes (`*`) cannot be looked up. */
export function missingTargets(tree: Tree): Violation[] {
  return checker((_path, { target, specifier }) =>
    tree.has(target) || target.startsWith("node_modules/") || specifier.includes("?")
      ? undefined
      : `imports ${specifier}, which is not there`,
  )(tree);
}

/** No system depends on itself by way of others. */
export function systemCycles(tree: Tree): Violation[] {
  const edges = new Map<string, Set<string>>();
  for (const [path, source] of tree) {
    const from = systemOf(path);
    if (from === undefined || !isCode(path) || isTest(path)) continue;
    for (const { target } of importsOf(path, source)) {
      const to = target === undefined ? undefined : systemOf(target);
      if (to !== undefined && to !== from) edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
  }
  return cycles(edges).map((cycle) => ({ path: `systems/${cycle[0]}`, what: `is in a circle: ${cycle.join(" → ")}` }));
}

/** Each circle once, beginning and ending with the name that the alphabet puts first. */
function cycles(edges: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const found: string[][] = [];
  const walk = (start: string, trail: readonly string[], seen: Set<string>): void => {
    for (const next of edges.get(trail.at(-1) ?? start) ?? []) {
      if (next === start) found.push([...trail, start]);
      else if (next > start && !seen.has(next)) walk(start, [...trail, next], seen.add(next));
    }
  };
  for (const start of [...edges.keys()].sort()) walk(start, [start], new Set([start]));
  return found;
}

function systemOf(path: string): string | undefined {
  return /^systems\/([^/]+)\//.exec(path)?.[1];
}

function checker(rule: Rule): (tree: Tree) => Violation[] {
  return (tree) => {
    const found: Violation[] = [];
    for (const [path, source] of tree) {
      if (!isCode(path)) continue;
      for (const one of importsOf(path, source)) {
        const { target } = one;
        const what = target === undefined ? undefined : rule(path, { ...one, target });
        if (what !== undefined) found.push({ path, what });
      }
    }
    return found;
  };
}
