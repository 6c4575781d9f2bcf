import assert from "node:assert/strict";
import { test } from "node:test";
import { CHECKS } from "./checks.ts";
import { readTree } from "./tree.ts";

const tree = readTree();

for (const [sentence, check] of CHECKS) {
  test(`in this repository, ${sentence}`, () => {
    const found = [...new Set(check(tree).map(({ path, what }) => `${path} ${what}`))];
    assert.ok(found.length === 0, `${found.length} against "${sentence}":\n${found.join("\n")}`);
  });
}

test("the repository was read, so that silence means soundness", () => {
  for (const path of ["package.json", "package-lock.json", "kernel/README.md", "tests/architecture/tree.ts"]) {
    assert.ok((tree.get(path) ?? "").length > 0, path);
  }
});
