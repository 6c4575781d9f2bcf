import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeOnly } from "#tests/architecture/code-only.ts";
import { ROOT, readTree, type Tree } from "#tests/architecture/tree.ts";

/**
 * Docs show code that is cut from the source. A fence in a Markdown page that follows `<!-- cut: path/to/file.ts#name -->`
 * holds what stands between `// cut: name` and `// end: name` in that file, or else its export of that name.
 * `node tools/excerpts.ts` writes the pages anew; `--check` writes nothing and fails when one is stale.
 */
const FENCE = /^<!-- cut: (\S+?)#(\S+) -->\n+(`{3,})([^\n]*)\n([\s\S]*?)^\3$/gm;

/**
 * The pages of a tree whose excerpts are stale, with the text that they should have.
 *
 * @throws Error naming page, file and name, when there is nothing to cut.
 */
export function stalePages(tree: Tree): ReadonlyMap<string, string> {
  const stale = new Map<string, string>();
  for (const [page, text] of tree) {
    if (!page.endsWith(".md")) continue;
    const fresh = text.replace(FENCE, (_all, path: string, name: string, fence: string, language: string) => {
      const source = tree.get(path);
      if (source === undefined) throw new Error(`${page} cuts from ${path}, which is not there.`);
      const cut = cutOut(source, name);
      if (cut === undefined) throw new Error(`${page} cuts ${name} from ${path}: mark it there, or export it.`);
      return `<!-- cut: ${path}#${name} -->\n${fence}${language}\n${cut}\n${fence}`;
    });
    if (fresh !== text) stale.set(page, fresh);
  }
  return stale;
}

/** What is marked with the name in a source, or else the export of that name with its comment; `undefined` if neither is. */
export function cutOut(source: string, name: string): string | undefined {
  const lines = source.split("\n");
  const start = lines.findIndex((line) => markOf(line) === `cut: ${name}`);
  const end = lines.findIndex((line) => markOf(line) === `end: ${name}`);
  if (start === -1) return exportOf(lines, name);
  if (end < start) return undefined;
  return withoutIndent(lines.slice(start + 1, end).filter((line) => markOf(line) === undefined));
}

/** The mark on a line of its own, in a comment of TypeScript (`//`) or SQL (`--`). */
function markOf(line: string): string | undefined {
  return /^\s*(?:\/\/|--)\s+((?:cut|end): \S+)\s*$/.exec(line)?.[1];
}

function exportOf(lines: readonly string[], name: string): string | undefined {
  const kinds = "(?:async\\s+)?(?:const|let|function\\*?|class|abstract class|interface|type)";
  const start = lines.findIndex((line) => new RegExp(`^export\\s+${kinds}\\s+${name}\\b`).test(line));
  if (start === -1) return undefined;
  const code = codeOnly(lines.join("\n")).split("\n");
  let depth = 0;
  for (let end = start; end < lines.length; end += 1) {
    const line = code[end] ?? "";
    depth += (line.match(/[([{]/g) ?? []).length - (line.match(/[)\]}]/g) ?? []).length;
    if (depth === 0 && /[;}]\s*$/.test(line)) {
      return lines
        .slice(commentAbove(lines, start), end + 1)
        .filter((one) => markOf(one) === undefined)
        .join("\n");
    }
  }
  return undefined;
}

/** The line on which the docstring right above begins, or the line itself. */
function commentAbove(lines: readonly string[], line: number): number {
  if (!/\*\/\s*$/.test(lines[line - 1] ?? "")) return line;
  let start = line - 1;
  while (start > 0 && !/^\s*\/\*/.test(lines[start] ?? "")) start -= 1;
  return start;
}

function withoutIndent(lines: readonly string[]): string {
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length);
  const least = Math.min(...indents, Number.POSITIVE_INFINITY);
  return lines.map((line) => line.slice(least)).join("\n");
}

if (import.meta.main) {
  const stale = stalePages(readTree());
  const check = process.argv.includes("--check");
  for (const [page, text] of stale) {
    if (!check && readFileSync(join(ROOT, page), "utf8") !== text) writeFileSync(join(ROOT, page), text);
    console.log(check ? `${page} has a stale excerpt: run node tools/excerpts.ts` : `${page} is written anew`);
  }
  process.exitCode = check && stale.size > 0 ? 1 : 0;
}
