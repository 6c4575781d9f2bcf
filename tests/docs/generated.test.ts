import assert from "node:assert/strict";
import { test } from "node:test";
import { readTree } from "#tests/architecture/tree.ts";
import { staleGenerated } from "../../tools/generate.ts";

const tree = readTree();

test("the generated pages say what the manifests and the source say; else run node tools/generate.ts", () => {
  assert.deepEqual([...staleGenerated(tree).keys()], []);
});

test("a generated page that somebody edited is found, and what it should be is known", () => {
  const fresh = tree.get("docs/problems.md") ?? "";
  const edited = new Map(tree).set("docs/problems.md", `${fresh}One more line.\n`);
  const found = staleGenerated(edited);
  assert.ok(found.has("docs/problems.md"));
  assert.ok(!found.get("docs/problems.md")?.includes("One more line."));
});

test("a rule that no test and no code names is among those that wait", () => {
  const page = [...staleGenerated(new Map([["docs/rules.json", tree.get("docs/rules.json") ?? ""]])).values()].find(
    (text) => text.startsWith("# 规则"),
  );
  assert.match(page ?? "", /Of \d+ rules, 0 have tests, 0 are named by code only, \d+ wait\./);
});
