import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { assertProblem, openPackApp, type PackApp } from "./pack-app.ts";

const utf8 = new TextEncoder();
type Wanted = Parameters<typeof assertProblem>[1] & { readonly rule?: string };

describe("bodies, fields and headers that cannot be right", () => {
  let here: PackApp;
  let id: string;
  let application: Record<string, unknown>;
  const project = {
    ...{ title: "检验输入的项目", applicant: "enterprise-02", flow: "construction@2025", division: "360500" },
    ...{ facts: {}, papers: [] },
  };

  before(async () => {
    here = await openPackApp("2026-03-09T01:00:00Z");
    const papers = here.pack.itemVersions.find((one) => one.item === "B47")?.papers.map(({ name }) => name);
    application = { item: "B47", power: "B47:CON", applicant: "enterprise-01", papers };
    const answer = await here.send("chuangkou", "approvals.receive", null, application);
    id = ((await answer.json()) as { id: string }).id;
  });
  after(() => here.close());

  async function refused(answer: () => Promise<Response>, wanted: Wanted) {
    const before = await here.state();
    const problem = await assertProblem(await answer(), wanted);
    if (wanted.rule !== undefined) assert.equal(problem.rule, wanted.rule);
    assert.equal(await here.state(), before, "something was half done");
    assert.deepEqual(here.faults, []);
    return problem;
  }
  const open = (change: object | string) => () =>
    here.send(
      "chuangkou",
      "approvals.openProject",
      null,
      typeof change === "string" ? change : { ...project, ...change },
    );
  const receive = (change: object) => () =>
    here.send("chuangkou", "approvals.receive", null, { ...application, ...change });

  test("a body that is no UTF-8 (API-04)", async () => {
    const body = Buffer.concat([utf8.encode('{"title":"'), Buffer.from([0xd0, 0xc2, 0xd3, 0xe0]), utf8.encode('"}')]);
    await refused(() => here.send("chuangkou", "approvals.openProject", null, body), {
      ...{ status: 400, code: "ENCODING_BROKEN", rule: "API-04" },
    });
  });

  test("a body that is no JSON, by line and column (API-03)", async () => {
    const problem = await refused(open('{"title":\n oops}'), { status: 400, code: "JSON_MALFORMED", rule: "API-03" });
    assert.match(problem.text.en, /line 2, column 2/);
  });

  test("10 MB of JSON (API-07)", async () => {
    const body = JSON.stringify({ ...project, title: "大".repeat(3_500_000) });
    await refused(open(body), { status: 413, code: "BODY_TOO_LARGE", rule: "API-07" });
  });

  test("nesting that would exhaust a stack (API-06)", async () => {
    for (const levels of [60, 120_000]) {
      const body = `{"facts":${'{"a":'.repeat(levels)}1${"}".repeat(levels)}}`;
      await refused(open(body), { status: 400, code: "NESTED_TOO_DEEP", rule: "API-06" });
    }
  });

  test("NUL and half a surrogate pair, in values and in names, which PostgreSQL cannot keep (API-05)", async () => {
    for (const text of ["\\u0000", "\\ud800", "\\udc00x"]) {
      const wanted = { status: 400, code: "CHARACTER_FORBIDDEN", rule: "API-05" };
      await refused(open(`{"title":"甲${text}"}`), { ...wanted, field: "/title" });
      await refused(open(`{"facts":{"${text}":1}}`), { ...wanted, field: "/facts" });
      await refused(open(`{"papers":["a","${text}"]}`), { ...wanted, field: "/papers/1" });
    }
  });

  test("values of the wrong type, by field (REC-02)", async () => {
    for (const [change, field] of [
      [{ title: 5 }, "/title"],
      [{ title: null }, "/title"],
      [{ title: ["甲乙"] }, "/title"],
      [{ papers: "甲" }, "/papers"],
      [{ papers: [1] }, "/papers/0"],
      [{ papers: { 0: "甲" } }, "/papers"],
      [{ facts: [] }, "/facts"],
      [{ facts: { area: {} } }, "/facts/area"],
      [{ facts: { area: null } }, "/facts/area"],
      [{ applicant: true }, "/applicant"],
      [{ division: undefined }, "/division"],
    ] as const)
      await refused(open(change), { status: 422, code: "BAD_INPUT", rule: "REC-02", field });
  });

  test("a body that is no object, and the fault says what came instead (REC-02)", async () => {
    for (const [body, came] of [
      ["[]", "array"],
      ["5", "number"],
      ['"甲"', "string"],
      ["true", "boolean"],
    ] as const) {
      const problem = await refused(open(body), { status: 422, code: "BAD_INPUT", rule: "REC-02" });
      assert.match(problem.text.en, new RegExp(`received ${came}`));
      assert.doesNotMatch(problem.text.zh, /undefined/);
    }
  });

  test("texts of any length beyond the limit, also where an id belongs (REC-02, REC-03)", async () => {
    const wanted = { status: 422, code: "BAD_INPUT", rule: "REC-02" };
    await refused(open({ title: "长".repeat(10_000) }), { ...wanted, field: "/title" });
    await refused(receive({ item: "x".repeat(10_000) }), { ...wanted, field: "/item" });
    await refused(receive({ power: "x".repeat(10_000) }), { ...wanted, field: "/power" });
    await refused(receive({ papers: Array(5000).fill("甲") }), { ...wanted, field: "/papers" });
    const long = () => here.send("chuangkou", "approvals.accept", "x".repeat(10_000), {});
    const problem = await refused(long, { status: 404, code: "NOT_FOUND", rule: "REC-03" });
    assert.ok(problem.detail.length < 200);
  });

  test("a name of 10,000 characters in a map does not fill the answer (REC-02)", async () => {
    const problem = await refused(open({ facts: { ["x".repeat(10_000)]: 1 } }), { status: 422, code: "BAD_INPUT" });
    assert.ok(problem.detail.length < 500);
  });

  test("ids of another kind of record, and of nothing (REC-03)", async () => {
    const missing = { status: 404, code: "NOT_FOUND", rule: "REC-03" };
    for (const other of ["enterprise-01", "B47:CON", "p-con-window", `${id}:intake`, "'; DROP TABLE cases; --", "%"])
      await refused(() => here.send("chuangkou", "approvals.accept", other, {}), missing);
    const unknown = { status: 422, code: "UNKNOWN_APPLICANT", rule: "IDN-01", field: "/applicant" };
    await refused(receive({ applicant: id }), unknown);
    await refused(receive({ applicant: "p-con-window" }), unknown);
    await refused(receive({ power: id }), { status: 403, code: "NOT_ALLOWED", rule: "ACC-01" });
    await refused(receive({ item: "B47:CON" }), { status: 422, code: "NO_LIVE_VERSION", rule: "LST-16" });
  });

  test("numbers that JSON can write and nobody can keep (REC-02)", async () => {
    const facts = (number: string) => open(JSON.stringify(project).replace('"facts":{}', `"facts":{"area":${number}}`));
    for (const number of ["1e400", "-1e999"])
      await refused(facts(number), { status: 422, code: "BAD_INPUT", rule: "REC-02", field: "/facts/area" });
  });

  test("days that do not exist (REC-02)", async () => {
    const wanted = { status: 422, code: "BAD_INPUT", rule: "REC-02", field: "/from" };
    for (const from of ["2026-02-30", "2026-13-01", "20260302", "2026-3-2", "2026-03-02T00:00:00Z", "0001-01-01", ""])
      await refused(
        () => here.send("guanliyuan", "directory.assignPost", "CON:window", { person: "p-qiye", from }),
        wanted,
      );
  });

  test("an If-Match that is no version, and one that is not the present one (API-09, REC-04)", async () => {
    const accept = (match: string) => () => here.send("chuangkou", "approvals.accept", id, {}, { "if-match": match });
    for (const match of ["*", "1", '"0"', '"-1"', '"1.0"', 'W/"1"', '"1", "2"', '"99999999999999999999"', "nonsense"])
      await refused(accept(match), { status: 400, code: "IF_MATCH_INVALID", rule: "API-09" });
    await refused(accept('"7"'), { status: 412, code: "STALE", rule: "REC-04" });
  });

  test("a key that is too short, too long, or not visible (API-10)", async () => {
    for (const key of ["short", "x".repeat(201), "with a space in it"])
      await refused(() => here.send("chuangkou", "approvals.accept", id, {}, { "idempotency-key": key }), {
        ...{ status: 400, code: "KEY_INVALID", rule: "API-10" },
      });
  });

  describe("is kept as it is, and does nothing beyond", () => {
    const kept = async (title: string) => {
      const answer = await open({ title })();
      assert.equal(answer.status, 200, await answer.clone().text());
      const made = (await answer.json()) as { id: string };
      const found = await here.database.city.pool.query("SELECT title FROM matters WHERE id = $1", [made.id]);
      return found.rows[0]?.title as string;
    };
    /** Nothing about a project that its edition does not ask is kept (LST-17). */
    const unasked = (facts: string) =>
      refused(open(JSON.stringify(project).replace('"facts":{}', `"facts":${facts}`)), {
        ...{ status: 422, code: "PLAN_NOT_POSSIBLE", rule: "CON-13", field: "/facts" },
      });
    const series = async () => JSON.stringify((await here.database.city.pool.query("SELECT * FROM series")).rows);

    test("a text that looks like SQL or markup", async () => {
      for (const title of [
        "'); DROP TABLE matters; --",
        "$1 %s \\x00 {fault}",
        "<script>alert(1)</script>",
        "𠮷野家👨‍👩‍👧",
      ])
        assert.equal(await kept(title), title);
    });

    test("a fact that is called as the kernel's own marks: it takes no number from a series (DOC-04)", async () => {
      const before = await series();
      await unasked('{"nextIn":"余建审字〔2026〕"}');
      assert.equal(await series(), before);
    });

    test("a fact that is called __proto__ or constructor changes no object", async () => {
      await unasked('{"__proto__":"x","constructor":"y","toString":"z"}');
      assert.equal(({} as Record<string, unknown>).x, undefined);
      assert.equal(Object.prototype.toString.call({}), "[object Object]");
    });

    test("a field that the command does not know is refused by its name (REC-02)", async () => {
      const body = { ...project, nonsense: "没有这一项", id: "chosen-by-the-asker", version: 9, state: "closed" };
      const answer = await here.send("chuangkou", "approvals.openProject", null, body);
      await assertProblem(answer, { status: 422, code: "BAD_INPUT", field: "/nonsense" });
    });

    test("numbers at the edge of what a number holds, where nobody asks for one (CON-13)", async () => {
      await unasked('{"a":9007199254740991,"b":1e308,"c":5e-324,"d":-0.5}');
    });
  });
});
