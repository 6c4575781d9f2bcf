import { doorViolations, layerViolations, manifestViolations, missingTargets, systemCycles } from "./arrows.ts";
import type { Example } from "./example.ts";

/** What the arrows between folders forbid. */
export const ARROWS_EXAMPLES: readonly Example[] = [
  {
    title: "a kernel file that imports a system",
    check: layerViolations,
    broken: { "kernel/text/words.ts": 'import { accept } from "#systems/approvals/commands.ts";' },
    at: "kernel/text/words.ts",
    says: /#systems\/approvals\/commands\.ts, but the arrows go faces → systems → kernel/,
    sound: { "systems/approvals/commands.ts": 'import { pair } from "#kernel/text/words.ts";' },
  },
  {
    title: "a kernel file that imports no more than the type of a face",
    check: layerViolations,
    broken: { "kernel/text/words.ts": 'import type { Page } from "../../faces/portal/page.ts";' },
    at: "kernel/text/words.ts",
    says: /the arrows go/,
    sound: { "faces/portal/page.ts": 'import type { Words } from "#kernel/text/words.ts";' },
  },
  {
    title: "a type that asks for a face in passing",
    check: layerViolations,
    broken: { "kernel/text/words.ts": 'export type Page = typeof import("#faces/portal/page.ts");' },
    at: "kernel/text/words.ts",
    says: /the arrows go/,
    sound: { "kernel/text/words.ts": '// like typeof import("#faces/portal/page.ts")' },
  },
  {
    title: "a desk page, with a quote in its text, that imports a face",
    check: layerViolations,
    broken: {
      "systems/approvals/desk/CasePage.tsx":
        'export const CasePage = () => <p>the officer\'s case</p>;\nimport { Shell } from "#faces/desk/Shell.tsx";',
    },
    at: "systems/approvals/desk/CasePage.tsx",
    says: /the arrows go/,
    sound: { "faces/desk/Shell.tsx": 'import { CasePage } from "#systems/approvals/desk/CasePage.tsx";' },
  },
  {
    title: "production code that imports a test's harness",
    check: layerViolations,
    broken: { "systems/approvals/queries.ts": 'import { city } from "#tests/database/city.ts";' },
    at: "systems/approvals/queries.ts",
    says: /the arrows go/,
    sound: { "systems/approvals/queries.test.ts": 'import { city } from "#tests/database/city.ts";' },
  },
  {
    title: "code that imports a city's pack",
    check: layerViolations,
    broken: { "faces/cli/load.ts": 'import items from "../../cities/xinyu/items.json" with { type: "json" };' },
    at: "faces/cli/load.ts",
    says: /a city's pack is data/,
    sound: { "faces/cli/load.ts": 'readFileSync("cities/xinyu/items.json");' },
  },
  {
    title: "a system that imports the inside of another",
    check: doorViolations,
    broken: { "systems/hall/queries.ts": 'import { cases } from "#systems/approvals/records.ts";' },
    at: "systems/hall/queries.ts",
    says: /only its door\.ts/,
    sound: { "systems/hall/queries.ts": 'import { cases } from "#systems/approvals/door.ts";\nimport "./records.ts";' },
  },
  {
    title: "a manifest that is imported outside the registry",
    check: manifestViolations,
    broken: { "faces/api/routes.ts": 'import approvals from "#systems/approvals/system.ts";' },
    at: "faces/api/routes.ts",
    says: /only systems\/index\.ts imports manifests/,
    sound: { "systems/index.ts": 'import approvals from "./approvals/system.ts";' },
  },
  {
    title: "two systems in a circle",
    check: systemCycles,
    broken: {
      "systems/a/queries.ts": 'import { b } from "#systems/b/door.ts";',
      "systems/b/queries.ts": 'import type { C } from "#systems/c/door.ts";',
      "systems/c/queries.ts": 'import { a } from "#systems/a/door.ts";',
    },
    at: "systems/a",
    says: /a → b → c → a/,
    sound: {
      "systems/a/queries.ts": 'import { b } from "#systems/b/door.ts";\nimport { c } from "#systems/c/door.ts";',
      "systems/b/queries.ts": 'import { c } from "#systems/c/door.ts";',
    },
  },
  {
    title: "an import of a file that is not there",
    check: missingTargets,
    broken: { "kernel/text/a.ts": 'import { b } from "./b.ts";' },
    at: "kernel/text/a.ts",
    says: /\.\/b\.ts, which is not there/,
    sound: { "kernel/text/a.ts": 'import { b } from "./b.ts";', "kernel/text/b.ts": "" },
  },
];
