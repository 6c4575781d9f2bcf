import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { runLoaded } from "#tests/start/loaded-program.ts";
import { run } from "#tests/start/run-program.ts";

test("plan answers with the totals the city published and the day by which government is done (CON-11)", async () => {
  const { code, out } = await run([
    "plan",
    "--flow",
    "construction",
    "--edition",
    "2014",
    "--accepted",
    "2014-09-26",
    "--json",
  ]);
  assert.equal(code, 0);
  const { criticalPath, procedures, ...plan } = JSON.parse(out) as Record<string, unknown> & {
    criticalPath: string[];
    procedures: Record<string, unknown>[];
  };
  assert.deepEqual([plan.flow, plan.edition, plan.count], ["construction", "2014", 44]);
  assert.deepEqual([plan.serialWorkdays, plan.promisedSumWorkdays, plan.parallelWorkdays], [139, 94, 36]);
  assert.deepEqual([plan.accepted, plan.governmentEnd, plan.provisional], ["2014-09-26", "2014-11-20", false]);
  assert.equal(criticalPath[0], "F01");
  assert.equal(criticalPath.at(-1), "F44");
  assert.equal(procedures.length, 44);
  const { id, start, finish, slack, latestStart, latestFinish, days, critical, status } = procedures[0] ?? {};
  assert.deepEqual([id, start, finish, slack, latestStart, latestFinish, days], ["F01", 0, 2, 0, 0, 2, 2]);
  assert.deepEqual([critical, status], [true, "needed"]);
});

test("plan for an ordinary project, and from a file of the same facts, comes out shorter and the same", async () => {
  const named = await runLoaded(["plan", "--flow", "construction", "--variant", "base", "--json"]);
  assert.equal((JSON.parse(named.out) as { count: number }).count, 40);
  const folder = mkdtempSync(join(tmpdir(), "binglian-facts-"));
  const file = join(folder, "facts.json");
  writeFileSync(file, '{"nested": []}');
  const wrong = await runLoaded(["plan", "--flow", "construction", "--facts", file]);
  rmSync(folder, { recursive: true });
  assert.equal(wrong.code, 1);
  assert.match(wrong.err, /“nested”/);
});

test("plan as a table names every procedure and what is estimated", async () => {
  const { out } = await runLoaded(["plan", "--flow", "construction", "--lang", "en"]);
  assert.equal(out.match(/^ *\d+ {2}F\d\d /gm)?.length, 44);
  assert.match(out, /44 procedures; one after another 139 workdays/);
});

test("a flow or edition that is not there is answered with those that are", async () => {
  const { code, err } = await runLoaded(["plan", "--flow", "construction", "--edition", "1999"]);
  assert.equal(code, 1);
  assert.match(err, /“construction 1999”.*construction 2014/);
});

test("calendar add counts workdays over the Spring Festival, and calendar days to a workday (CLK-02, CLK-21)", async () => {
  assert.deepEqual(await runLoaded(["calendar", "add", "2026-02-13", "20"]), { code: 0, out: "2026-03-19\n", err: "" });
  const rolled = await runLoaded(["calendar", "add", "2026-02-01", "15", "--unit", "calendar"]);
  assert.equal(rolled.out, "2026-02-24\n");
});

test("calendar year lists the 249 workdays of 2015, and says of 2027 that it is not published (CLK-30)", async () => {
  const published = JSON.parse((await runLoaded(["calendar", "year", "2015", "--json"])).out) as {
    count: number;
    workdays: string[];
  };
  assert.equal(published.count, 249);
  assert.equal(published.workdays.length, 249);
  const unknown = await runLoaded(["calendar", "year", "2027"]);
  assert.equal(unknown.code, 0);
  assert.match(unknown.out, /尚未公布.*holidays\.json/);
  assert.equal(
    (JSON.parse((await runLoaded(["calendar", "year", "2027", "--json"])).out) as { published: boolean }).published,
    false,
  );
});

const clock = { limit: 20, unit: "workday", events: [{ kind: "start", on: "2026-02-13" }], asOf: "2026-03-02" };

test("clock answers for each of a list, and fails only when the one clock it was given cannot be read", async () => {
  const list = await run(["clock", "--json"], { input: JSON.stringify([clock, { ...clock, unit: "week" }]) });
  assert.equal(list.code, 0);
  const [first, second] = JSON.parse(list.out) as { due?: string; error?: { field: string } }[];
  assert.equal(first?.due, "2026-03-19");
  assert.equal(second?.error?.field, "unit");
  assert.equal((await run(["clock", "--json"], { input: JSON.stringify({ ...clock, asOf: "never" }) })).code, 1);
  const torn = await run(["clock"], { input: '{"limit": ' });
  assert.equal(torn.code, 1);
  assert.match(torn.err, /^标准输入 不是 JSON/);
});

test("wrong usage ends with 2 and one line, in the language asked for", async () => {
  for (const words of [
    ["nothing"],
    ["plan"],
    ["calendar", "add", "2026-02-30", "1"],
    ["calendar", "year", "26"],
    ["start", "--port", "x"],
  ]) {
    const { code, out, err } = await run([...words, "--lang", "en"]);
    assert.deepEqual([code, out, err.trim().split("\n").length], [2, "", 1], words.join(" "));
    assert.doesNotMatch(err, /\p{Script=Han}/u);
  }
});

test("a sound pack has no faults, and its schema has an entry for each of its files", async () => {
  assert.deepEqual(JSON.parse((await runLoaded(["pack", "check", "minimal", "--json"])).out), {
    sound: true,
    faults: [],
  });
  const schema = JSON.parse((await runLoaded(["pack", "schema"])).out) as Record<string, unknown>;
  for (const file of ["city.json", "bodies.json", "items.json", "flows/"]) assert.ok(file in schema, file);
});

test("explain names the places of a declaration, its rule, tables and refusals", async () => {
  const { code, out } = await runLoaded(["explain", "approvals.accept", "--json"]);
  assert.equal(code, 0);
  const found = JSON.parse(out) as {
    declaration: { file: string; text: string };
    rule: { file: string };
    tables: { table: string; place: { file: string } }[];
    refusals: { code: string; place: object | null }[];
    pages: { path: string; place: object | null }[];
    pagesOf: string;
    tests: { file: string; line: number }[];
  };
  assert.match(found.declaration.text, /name: "approvals\.accept"/);
  assert.equal(found.rule.file, found.declaration.file);
  assert.ok(found.tables.some(({ table, place }) => table === "cases" && place.file.endsWith(".sql")));
  assert.ok(found.refusals.length > 0 && found.refusals.every(({ place }) => place !== null));
  // Declared on one line, and reading cases in files of their own; the plan reads none.
  const pages = found.pages.map(({ path }) => path);
  for (const path of ["/progress", "/projects/:id"]) assert.ok(pages.includes(path), path);
  assert.ok(!pages.includes("/plans/construction"));
  assert.ok(found.pagesOf === "record" && found.pages.every(({ place }) => place !== null));
  assert.equal(new Set(found.tests.map(({ file, line }) => `${file}:${line}`)).size, found.tests.length);
  const near = await runLoaded(["explain", "approvals.acept"]);
  assert.equal(near.code, 1);
  assert.match(near.err, /approvals\.accept/);
});
