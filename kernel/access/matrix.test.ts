import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { day } from "#kernel/calendar/day.ts";
import { command } from "#kernel/records/command.ts";
import type { Policy } from "#kernel/records/policy.ts";
import { record } from "#kernel/records/record.ts";
import { type Declared, matrixMarkdown, permissionMatrix, roles } from "./matrix.ts";
import { permissionFaults } from "./matrix-check.ts";
import { anyOf, anyone, party, post, speaker, system } from "./policies.ts";

const today = day("2026-11-23");
const files = record({
  name: "file",
  title: { zh: "案卷", en: "File" },
  table: "files",
  fields: { power: z.string(), matter: z.string(), subject: z.string() },
});
type File = { readonly power: string; readonly matter: string; readonly subject: string };

function declared(may: Policy<File, unknown>, roles: readonly string[] = ["anyone"]): Declared {
  const close = command({
    name: "files.close",
    title: { zh: "结案|归档", en: "Close" },
    on: files,
    input: z.object({}),
    may: may as never,
    basis: ["x"],
    visibility: "public",
    decide: () => [],
  });
  const list = {
    name: "files.list",
    title: { zh: "案卷清单", en: "Files" },
    may: {
      roles,
      scope: { zh: "公开", en: "public" },
      check: () => ({ allowed: true, post: null }) as const,
    },
  };
  return { commands: new Map([[close.name, close]]), queries: new Map([[list.name, list]]) };
}
const onlyCommand = (may: Policy<File, unknown>): Declared => ({ ...declared(may), queries: new Map() });

test("the matrix has a row for each command and query, with the roles in their one order", () => {
  const rows = permissionMatrix(
    declared(
      anyOf(
        party((file: File) => file.matter),
        post("head", "window").anywhere(),
      ),
    ),
  );
  assert.deepEqual(
    rows.map(({ kind, name, roles }) => ({ kind, name, roles })),
    [
      { kind: "command", name: "files.close", roles: ["window", "head", "applicant"] },
      { kind: "query", name: "files.list", roles: [...roles] },
    ],
  );
});

test("what anyone may, everybody may", () => {
  const { queries } = declared(system());
  assert.deepEqual(permissionFaults({ commands: new Map(), queries }, today), []);
});

test("a role that does not exist is a mistake of the program", () => {
  const may = { ...system<File, unknown>(), roles: ["windows"] };
  assert.throws(() => permissionMatrix(declared(may)), /files\.close allows “windows”/);
});

test("the page shows ✔ and — in one column for each role, and no text breaks its tables", () => {
  const page = matrixMarkdown(declared(post("window").anywhere()));
  const rows = page.split("\n").filter((line) => line.startsWith("|"));
  const columns = rows.map((row) => row.replaceAll("\\|", "").split("|").length);
  assert.deepEqual(new Set(columns).size, 1);
  const close = rows.find((row) => row.includes("files.close")) as string;
  assert.match(close, /结案\\\|归档/);
  assert.equal(close.match(/✔/g)?.length, 1);
  assert.equal(close.match(/—/g)?.length, roles.length - 1);
});

test("the policies that we have keep to the matrix, alone and together", () => {
  const holding = post("window", "head").holding((file: File) => file.power);
  for (const may of [
    holding,
    post("reviewer", "head").at((file: File) => file.subject),
    post("supervisor").anywhere<File, unknown>(),
    party((file: File) => file.matter),
    speaker((file: File) => file.subject),
    system<File, unknown>(),
    anyone<File, unknown>(),
    anyOf(
      holding,
      party((file: File) => file.matter),
      post("leader").anywhere(),
      system(),
    ),
  ])
    assert.deepEqual(permissionFaults(onlyCommand(may), today), []);
});

test("what a body was asked for, its own posts do; once it has ended its successor's, and nobody else's (ACC-01, STF-07)", () => {
  const may = post("reviewer").at((file: File) => file.subject);
  const passes = (kind: "reviewer" | "window", at: string, validTo: string | null) => {
    const held = { post: "p", kind, body: at, division: "360500", from: today, to: null, substituteFor: null };
    const body = { id: "GRN", successor: "CMB", validTo };
    const actor = { kind: "person", person: "somebody", posts: [held], subjects: [] } as const;
    return may.check({ actor, file: {} as File, input: {}, today, rows: { body } }).allowed;
  };
  assert.ok(passes("reviewer", "GRN", null));
  assert.ok(!passes("window", "GRN", null));
  assert.ok(!passes("reviewer", "CMB", null));
  assert.ok(!passes("reviewer", "CMB", "2026-11-24"));
  assert.ok(passes("reviewer", "CMB", "2026-11-23"));
  assert.ok(!passes("reviewer", "GRN", "2026-11-23"));
  assert.deepEqual(may.check({ actor: { kind: "anyone" }, file: {} as File, input: {}, today, rows: { body: null } }), {
    allowed: false,
    needed: { zh: "该机构的审查岗", en: "the post of reviewer at that body" },
  });
});

test("a policy that lets through whom it does not list is found", () => {
  const loose: Policy<File, unknown> = {
    ...post("window").anywhere<File, unknown>(),
    check: ({ actor }) =>
      actor.kind === "person" ? { allowed: true, post: null } : { allowed: false, needed: { zh: "", en: "" } },
  };
  const faults = permissionFaults(onlyCommand(loose), today);
  assert.ok(faults.includes("files.close lets head through, which is not listed"));
  assert.ok(faults.includes("files.close lets applicant through, which is not listed"));
  assert.ok(!faults.some((fault) => fault.includes("anyone") || fault.includes("window")));
});

test("a policy that reads a power and does not look whose it is, is found", () => {
  const holding = post("window").holding((file: File) => file.power);
  const careless: Policy<File, unknown> = {
    ...holding,
    check: ({ actor, rows }) =>
      rows.power && actor.kind === "person" && actor.posts.some((held) => held.kind === "window")
        ? { allowed: true, post: null }
        : { allowed: false, needed: { zh: "", en: "" } },
  };
  assert.deepEqual(permissionFaults(onlyCommand(careless), today), [
    "files.close lets window through at an unrelated body",
  ]);
});

test("a query that lets everybody through and does not say so is found", () => {
  const { queries } = declared(system(), ["window"]);
  const faults = permissionFaults({ commands: new Map(), queries }, today);
  assert.ok(faults.includes("files.list lets decider through, which is not listed"));
});
