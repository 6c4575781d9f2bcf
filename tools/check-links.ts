import { posix } from "node:path";
import { readTree, type Tree, type Violation } from "#tests/architecture/tree.ts";

const OURS = /^(?:kernel|systems|faces|cities|tests|tools|bench|docs|\.ci)\//;

/**
 * Links, anchors and paths of the Markdown pages that lead nowhere. Checked are relative links with their anchors, and
 * what stands in backticks and looks like a path from the root (`kernel/records/README.md`); a path with a wildcard or a
 * placeholder stands for many and is left alone.
 */
export function deadLinks(tree: Tree): Violation[] {
  const folders = foldersOf(tree);
  const found: Violation[] = [];
  for (const [page, text] of tree) {
    if (!page.endsWith(".md")) continue;
    for (const [place, line] of prose(text).split("\n").entries()) {
      for (const target of linksIn(line)) {
        const what = deadLink(tree, folders, page, target);
        if (what !== undefined) found.push({ path: `${page}:${place + 1}`, what });
      }
      for (const path of pathsIn(line)) {
        if (tree.has(path) || folders.has(path)) continue;
        found.push({ path: `${page}:${place + 1}`, what: `names \`${path}\`, which is not there` });
      }
    }
  }
  return found;
}

function deadLink(tree: Tree, folders: ReadonlySet<string>, page: string, link: string): string | undefined {
  if (/^[a-z][a-z+.-]*:/i.test(link)) return undefined; // another site is not ours to keep alive
  const [file = "", anchor] = decodeURI(link).split("#");
  const path = (file === "" ? page : posix.join(posix.dirname(page), file)).replace(/\/$/, "");
  const folder = path === "." || folders.has(path);
  if (!folder && !tree.has(path)) return `links to ${link}, which is not there`;
  if (anchor === undefined || !(path.endsWith(".md") || folder)) return undefined;
  const text = tree.get(folder ? posix.join(path, "README.md") : path) ?? "";
  return anchorsOf(text).has(anchor) ? undefined : `links to ${link}, but there is no heading #${anchor}`;
}

function linksIn(line: string): string[] {
  const prose = line.replace(/`[^`]*`/g, "`code`");
  const inline = prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)/g);
  const references = prose.matchAll(/^\s*\[[^\]]+\]:\s+(\S+)/g);
  return [...inline, ...references].map((match) => match[1] ?? "");
}

function pathsIn(line: string): string[] {
  return [...line.matchAll(/`([^`\s]+)`/g)]
    .map((match) => (match[1] ?? "").replace(/[#:].*$/, "").replace(/\/$/, ""))
    .filter((path) => OURS.test(path) && !/[*<>{}$…[\]()]|NNN|\.\.\./.test(path));
}

/** The anchors that a page's headings get: as GitHub makes them, with -1, -2 … where a heading comes again. */
function anchorsOf(text: string): Set<string> {
  const anchors = new Set<string>([...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map((match) => match[1] ?? ""));
  const times = new Map<string, number>();
  for (const match of prose(text).matchAll(/^#{1,6}\s+(.*?)\s*#*$/gm)) {
    const heading = (match[1] ?? "").replace(/\[([^\]]*)\]\([^)]*\)/g, "$1");
    const anchor = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\p{M}\s_-]/gu, "")
      .replace(/\s/g, "-");
    const before = times.get(anchor) ?? 0;
    times.set(anchor, before + 1);
    anchors.add(before === 0 ? anchor : `${anchor}-${before}`);
  }
  return anchors;
}

/** The page without its fenced code, which holds examples; lines stay where they are. */
function prose(text: string): string {
  return text.replace(/^ *(`{3,}|~{3,})[^\n]*\n[\s\S]*?^ *\1 *$/gm, (fence) => fence.replace(/[^\n]/g, ""));
}

function foldersOf(tree: Tree): Set<string> {
  const folders = new Set<string>();
  for (const path of tree.keys()) {
    for (let folder = posix.dirname(path); folder !== "."; folder = posix.dirname(folder)) folders.add(folder);
  }
  return folders;
}

if (import.meta.main) {
  const dead = deadLinks(readTree());
  for (const { path, what } of dead) console.log(`${path} ${what}`);
  process.exitCode = dead.length === 0 ? 0 : 1;
}
