import assert from "node:assert/strict";
import { test } from "node:test";
import { readTree } from "#tests/architecture/tree.ts";

const tree = readTree();
const guide = tree.get("docs/guides/operate.md") ?? "";

/** The codes of a union of literals: `| "PORT_TAKEN"`. */
const codesIn = (path: string): string[] =>
  [...(tree.get(path) ?? "").matchAll(/"([A-Z]+(?:_[A-Z]+)+)"/g)].map((match) => match[1] ?? "");

test("the guide for operators says what to do for every way in which a start, a backup or a restore can fail, and for no other", () => {
  const codes = new Set([
    ...codesIn("kernel/database/start-failure.ts"),
    ...codesIn("faces/server/boot-failure.ts"),
    ...codesIn("faces/api/listen-failure.ts"),
    ...codesIn("kernel/backup/backup-failure.ts"),
  ]);
  const told = [...guide.matchAll(/^\| `([A-Z_]+)`\s+\|[^|]+\|[^|]+\|$/gm)].map((match) => match[1] ?? "");
  assert.deepEqual(told.sort(), [...codes].sort());
});

test("every setting that a start reads from the environment stands in the guide", () => {
  const start = tree.get("faces/cli/commands/start.ts") ?? "";
  const read = [...start.matchAll(/\benvironment\.([A-Z_]+)/g)].map((match) => match[1] ?? "");
  assert.ok(read.length >= 5);
  for (const name of read) assert.ok(guide.includes(`\`${name}\``), name);
});
