import assert from "node:assert/strict";
import { test } from "node:test";
import { pathOf } from "#faces/api/routes.ts";
import { explain } from "#faces/cli/explanation.ts";
import { readSources } from "#faces/cli/source-places.ts";
import { registry } from "#kernel/city/registry.ts";
import { systems } from "#systems/index.ts";
import { readTree } from "#tests/architecture/tree.ts";
import { stalePages } from "../../tools/excerpts.ts";

const PAGE = "docs/one-request.md";
const tree = readTree();
const page = tree.get(PAGE) ?? "";

test("the story of one request and `binglian explain approvals.accept` name the same files", () => {
  const declared = registry(systems);
  const command = declared.commands.get("approvals.accept");
  assert.ok(command);
  const told = explain(declared, readSources(), command, pathOf);
  const places = [
    told.declaration,
    told.rule,
    ...[...told.tables, ...told.refusals, ...told.reactions].map((one) => one.place),
  ];
  const explained = new Set(places.flatMap((place) => (place === null ? [] : [place.file])));
  const [, listed = ""] = page.split("## What `explain` names");
  const named = new Set([...listed.matchAll(/^- \[`([^`]+)`\]/gm)].map((match) => match[1] ?? ""));
  assert.deepEqual([...named].sort(), [...explained].sort());
});

test("every step of the story shows code, and all of it is what the source says now", () => {
  const steps = page.split(/^## \d+\. /m).slice(1);
  assert.equal(steps.length, 10);
  for (const step of steps) assert.match(step, /<!-- cut: /, step.split("\n")[0]);
  assert.deepEqual([...stalePages(tree).keys()], []);
});

test("the story's cuts follow the request from the system through the face into the kernel and back", () => {
  const folders = [...page.matchAll(/<!-- cut: ([a-z]+\/[a-z]+)\//g)].map((match) => match[1]);
  const first = (folder: string) => folders.indexOf(folder);
  assert.ok(first("systems/approvals") < first("faces/api"), "it is declared before it has a route");
  assert.ok(first("faces/api") < first("kernel/city"), "it is asked for before it is parsed");
  assert.ok(first("kernel/city") < first("kernel/records"), "it is parsed before it is written");
});
