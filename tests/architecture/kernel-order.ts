import { importsOf } from "./imports.ts";
import { foldersBelow, isCode, isTest, type Tree, type Violation } from "./tree.ts";

/** The kernel's parts in the order in which `kernel/README.md` numbers them: each imports only those above it. */
export function kernelOrder(tree: Tree): string[] {
  return [...(tree.get("kernel/README.md") ?? "").matchAll(/^\d+\.\s+\[?`([a-z-]+)\/?`/gm)].map(
    (match) => match[1] ?? "",
  );
}

/** Every part stands in the list once, and imports only parts above it. Its tests may use any part. */
export function kernelOrderViolations(tree: Tree): Violation[] {
  const order = kernelOrder(tree);
  const folders = foldersBelow(tree, "kernel");
  const list = "kernel/README.md";
  return [
    ...(order.length === 0
      ? [{ path: list, what: "numbers no parts: write a list of 1. `name` — what it is for" }]
      : []),
    ...order
      .filter((part, place) => order.indexOf(part) !== place)
      .map((part) => ({ path: list, what: `numbers ${part} twice` })),
    ...folders.filter((part) => !order.includes(part)).map((part) => ({ path: list, what: `does not number ${part}` })),
    ...order
      .filter((part) => !folders.includes(part))
      .map((part) => ({ path: list, what: `numbers ${part}, which is not there` })),
    ...upwardImports(tree, order),
  ];
}

function upwardImports(tree: Tree, order: readonly string[]): Violation[] {
  const found: Violation[] = [];
  for (const [path, source] of tree) {
    const part = partOf(path);
    if (part === undefined || !isCode(path) || isTest(path)) continue;
    for (const { target, specifier } of importsOf(path, source)) {
      const other = target === undefined ? undefined : partOf(target);
      if (other === undefined || other === part || order.indexOf(other) < order.indexOf(part)) continue;
      found.push({ path, what: `imports ${specifier}, but ${other} stands below ${part} in kernel/README.md` });
    }
  }
  return found;
}

function partOf(path: string): string | undefined {
  const [top, part, ...rest] = path.split("/");
  return top === "kernel" && rest.length > 0 ? part : undefined;
}
