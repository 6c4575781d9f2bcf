import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { columns } from "#systems/lists/import/columns.ts";
import { readTree } from "#tests/architecture/tree.ts";

const guide = readTree().get("docs/guides/import-items.md") ?? "";

test("the guide to imports tells every column with both names, whether it is needed, an example and a rule, and no other", () => {
  const lines = [...guide.matchAll(/^\| `([a-z_]+)` .*$/gm)].map(([line]) =>
    line
      .replaceAll("\\|", "¦")
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  const told = lines.map(([key = "", zh, needed, , example = "", rule = ""]) => {
    assert.match(rule, /^[A-Z]{3}-\d\d(, [A-Z]{3}-\d\d)*$/, key);
    return [key.replaceAll("`", ""), zh, needed === "yes", example.replaceAll("`", "").replaceAll("¦", "|")];
  });
  assert.deepEqual(
    told,
    columns.map(({ key, zh, needed, example }) => [key, zh, needed, example]),
  );
});

test("what the guide says of the example file is so", () => {
  const rows = readFileSync(new URL("../../docs/examples/other-city.csv", import.meta.url), "utf8")
    .trimEnd()
    .split("\n");
  assert.equal(rows.length - 1, Number(/list of (\d+) items/.exec(guide)?.[1]));
});
