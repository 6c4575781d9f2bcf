import assert from "node:assert/strict";
import { test } from "node:test";
import { planted } from "#tests/architecture/tree.ts";
import { deadLinks } from "./check-links.ts";

const GUIDE = "# 并联审批: a guide\n## The way\n## The way\n```md\n# not a heading\n```\n";

function dead(page: string): string[] {
  const tree = planted({
    "README.md": page,
    "docs/guide.md": GUIDE,
    "docs/README.md": "# Pages",
    "kernel/text/words.ts": "",
  });
  return deadLinks(tree).map(({ path, what }) => `${path} ${what}`);
}

test("links to files, folders, headings and other sites are sound", () => {
  const page = `[a](docs/guide.md) [b](docs/) [c](docs/guide.md#并联审批-a-guide) [d](docs/guide.md#the-way-1)
[e](https://example.org/x.md#y) [f](#here) [g](docs#pages "title")
# Here
[h]: docs/guide.md`;
  assert.deepEqual(dead(page), []);
});

test("a link to a file that is not there is found with its line", () => {
  assert.deepEqual(dead("# A\n[a](docs/gide.md)\n[b]: nowhere.md"), [
    "README.md:2 links to docs/gide.md, which is not there",
    "README.md:3 links to nowhere.md, which is not there",
  ]);
});

test("a link to a heading that is not there is found, even if it stands in a code block", () => {
  assert.deepEqual(dead("[a](docs/guide.md#not-a-heading)"), [
    "README.md:1 links to docs/guide.md#not-a-heading, but there is no heading #not-a-heading",
  ]);
});

test("a path in backticks that is not there is found; a pattern stands for many and is not", () => {
  assert.deepEqual(
    dead("`kernel/text/words.ts` `kernel/text/` `kernel/text/words.ts:12` `kernel/word.ts` `kernel/*.ts`"),
    ["README.md:1 names `kernel/word.ts`, which is not there"],
  );
});

test("an example in a code block is no link", () => {
  assert.deepEqual(dead("```\n[a](nowhere.md) `kernel/nowhere.ts`\n```"), []);
});
