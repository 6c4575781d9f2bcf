import assert from "node:assert/strict";
import { test } from "node:test";
import { CHECKS } from "./checks.ts";
import { ARROWS_EXAMPLES } from "./examples-arrows.ts";
import { FILES_EXAMPLES } from "./examples-files.ts";
import { KERNEL_EXAMPLES } from "./examples-kernel.ts";
import { PACKAGES_EXAMPLES } from "./examples-packages.ts";
import { PURITY_EXAMPLES } from "./examples-purity.ts";
import { planted } from "./tree.ts";

const EXAMPLES = [...ARROWS_EXAMPLES, ...KERNEL_EXAMPLES, ...PURITY_EXAMPLES, ...FILES_EXAMPLES, ...PACKAGES_EXAMPLES];

for (const { title, check, broken, at, says, sound } of EXAMPLES) {
  test(`${title} is found, and its sound neighbour is not`, () => {
    const found = check(planted(broken));
    assert.deepEqual(
      found.map(({ path }) => path),
      [at],
    );
    assert.match(found[0]?.what ?? "", says);
    assert.deepEqual(check(planted(sound)), []);
  });
}

test("every checker that holds the repository has a planted violation that it finds", () => {
  const tried = new Set(EXAMPLES.map(({ check }) => check));
  const untried = [...CHECKS].filter(([, check]) => !tried.has(check)).map(([sentence]) => sentence);
  assert.deepEqual(untried, []);
});
