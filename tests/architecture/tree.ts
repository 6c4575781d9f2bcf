import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A tree of files: path from the root, with `/`, → text. A file that is not text stands with an empty one. */
export type Tree = ReadonlyMap<string, string>;

/** What a checker finds: the file, and a sentence that says what is wrong and what to do. */
export interface Violation {
  readonly path: string;
  readonly what: string;
}

/** A checker looks at a tree and touches nothing else, so that a test can plant what it must find. */
export type Checker = (tree: Tree) => readonly Violation[];

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

const NOT_OURS = new Set(["node_modules", ".git", "data", "dist", ".cache"]);
const TEXT =
  /\.(ts|tsx|js|mjs|css|sql|md|json|html|yml|yaml|sh|svg|txt)$|(^|\/)(run|LICENSE|NOTICE|\.npmrc|\.gitignore)$/;

/** Reads the files under `root` that are ours: no installed packages, no built or running city's files. */
export function readTree(root: string = ROOT): Tree {
  const tree = new Map<string, string>();
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!NOT_OURS.has(entry.name)) visit(path);
      } else if (entry.isFile()) {
        tree.set(path, TEXT.test(path) ? readFileSync(join(root, path), "utf8") : "");
      }
    }
  };
  visit("");
  return tree;
}

/** The tree of a planted example. */
export function planted(files: Readonly<Record<string, string>>): Tree {
  return new Map(Object.entries(files));
}

/** The folders directly below `parent` that hold a file. */
export function foldersBelow(tree: Tree, parent: string): string[] {
  const found = new Set<string>();
  for (const path of tree.keys()) {
    const [top, folder, ...rest] = path.split("/");
    if (top === parent && folder !== undefined && rest.length > 0) found.add(folder);
  }
  return [...found].sort();
}

export const isCode = (path: string): boolean => /\.(ts|tsx|mjs|js)$/.test(path);

/** Tests and what only tests use: they may start whole systems and read the clock. */
export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || /^(tests|bench)\//.test(path);
