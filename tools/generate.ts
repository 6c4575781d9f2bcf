import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { matrixMarkdown } from "#kernel/access/matrix.ts";
import { type Registry, registry } from "#kernel/city/registry.ts";
import { systems } from "#systems/index.ts";
import { ROOT, readTree, type Tree } from "#tests/architecture/tree.ts";
import { mapMarkdown } from "./map.ts";
import { problemsMarkdown } from "./problems.ts";
import { rulesMarkdown } from "./rules.ts";

/**
 * Pages that are made from the manifests and the source. `node tools/generate.ts` writes them; `--check` writes nothing and
 * fails when one is stale.
 */
const PAGES: Readonly<Record<string, (declared: Registry, tree: Tree) => string>> = {
  "docs/map.md": mapMarkdown,
  "docs/permissions.md": matrixMarkdown,
  "docs/problems.md": problemsMarkdown,
  "docs/rules.md": (_, tree) => rulesMarkdown(tree),
};

/** The generated pages of a tree that are stale or missing, with the text that they should have. */
export function staleGenerated(tree: Tree, declared: Registry = registry(systems)): ReadonlyMap<string, string> {
  const stale = new Map<string, string>();
  for (const [page, made] of Object.entries(PAGES)) {
    const text = formatted(page, made(declared, tree));
    if (tree.get(page) !== text) stale.set(page, text);
  }
  return stale;
}

/** The page as the formatter wants it, which checks Markdown too. */
function formatted(page: string, text: string): string {
  const biome = join(ROOT, "node_modules/@biomejs/biome/bin/biome");
  const words = [biome, "format", `--stdin-file-path=${page}`];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: ROOT, input: text, encoding: "utf8" });
  if (status !== 0) throw new Error(`${page} could not be formatted: ${stderr}`);
  return stdout;
}

if (import.meta.main) {
  const check = process.argv.includes("--check");
  const stale = staleGenerated(readTree());
  for (const [page, text] of stale) {
    if (!check) writeFileSync(join(ROOT, page), text);
    console.log(check ? `${page} is stale: run node tools/generate.ts` : `${page} is written anew`);
  }
  process.exitCode = check && stale.size > 0 ? 1 : 0;
}
