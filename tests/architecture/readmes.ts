import { posix } from "node:path";
import { foldersBelow, type Tree, type Violation } from "./tree.ts";

/** Each part of the kernel and each system has a README.md, and another page links to it. */
export function missingReadmes(tree: Tree): Violation[] {
  const linked = linkedPages(tree);
  return ["kernel", "systems"].flatMap((parent) =>
    foldersBelow(tree, parent).flatMap((folder): Violation[] => {
      const path = `${parent}/${folder}/README.md`;
      if (!tree.has(path)) return [{ path, what: "is missing: say what the folder is for, its records and rule ids" }];
      if (linked.has(path)) return [];
      return [{ path, what: `is linked from no other page: link it in ${parent}/README.md` }];
    }),
  );
}

function linkedPages(tree: Tree): Set<string> {
  const linked = new Set<string>();
  for (const [page, text] of tree) {
    if (!page.endsWith(".md")) continue;
    for (const match of text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)) {
      const target = posix.join(posix.dirname(page), decodeURI(match[1] ?? "")).replace(/\/$/, "");
      // A link to a folder shows its README.
      for (const path of [target, `${target}/README.md`]) if (path !== page) linked.add(path);
    }
  }
  return linked;
}
