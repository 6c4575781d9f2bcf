import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Refusal } from "#kernel/records/refusal.ts";
import { done } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { permitCity } from "#tests/city/permit-city.ts";
import { exactCase } from "./door.ts";
import { permitPage } from "./portal-permit.ts";

type Row = { readonly id: string; readonly number: string; readonly state: string };
type List = { readonly total: number; readonly rows: readonly Row[]; readonly next: string | null };
type One = {
  readonly permit: Row;
  readonly previous: Row | null;
  readonly next: Row | null;
  readonly asked: readonly { readonly kind: string; readonly status: string }[];
  readonly documents: readonly { readonly kind: string }[];
  readonly follow: readonly { readonly kind: string; readonly power: string; readonly refusal: Refusal | null }[];
  readonly acts: readonly { readonly command: string; readonly allowed: boolean; readonly refusal: Refusal | null }[];
};

describe("who sees a permit", () => {
  let here: PackCity;
  const play = permitCity(() => here);
  /** Two of enterprise-01 in one chain, the first of which was renewed, and one of enterprise-02. */
  let chain: { old: Row & { from_case: string }; next: Row };
  let other: Row;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    await play.validity(6);
    const old = await play.granted("2026-03-04");
    other = await play.granted("2026-03-05", { applicant: "enterprise-02" });
    const next = await play.granted("2026-07-01", { kind: "renewal", permit: old.id });
    chain = { old, next };
  });
  after(() => here.close());

  const list = (person: string, input: object = {}) =>
    here.city.ask("approvals.permits", { kind: "person", person }, input) as Promise<List>;
  const one = (person: string, id: string) =>
    here.city.ask("approvals.permit", { kind: "person", person }, { id }) as Promise<One>;
  const ids = (found: List) => found.rows.map(({ id }) => id);
  const page = async (number: string | undefined, language: "zh" | "en" = "zh") => {
    const found = await permitPage({
      ...{ city: here.city, language, path: "/permits", today: here.city.today(), who: { kind: "anyone" } },
      parameters: { number },
    });
    return "body" in found ? String(await found.body) : found;
  };

  test("the office sees what it gave, the holder what it holds, who watches all, and nobody else any (LST-16, COM-12)", async () => {
    assert.equal((await list("p-con-head")).total, 3);
    assert.deepEqual(new Set(ids(await list("p-qiye"))), new Set([chain.old.id, chain.next.id]));
    assert.equal((await list("p-els-supervisor")).total, 3);
    assert.equal((await list("p-shimin")).total, 0);
    const hidden = (await one("p-shimin", other.id)) as unknown as Refusal;
    assert.equal(hidden.code, "NOT_FOUND");
  });

  test("the list is searched, filtered, ordered and paged (DOC-03)", async () => {
    assert.deepEqual(ids(await list("p-con-head", { q: chain.next.number })), [chain.next.id]);
    assert.deepEqual(ids(await list("p-con-head", { state: "renewed" })), [chain.old.id]);
    assert.deepEqual(ids(await list("p-con-head", { holder: "enterprise-02", item: "B47", body: "CON" })), [other.id]);
    const soon = await list("p-con-head", { expiring: 70 });
    assert.deepEqual(ids(soon), [other.id], "the renewed one ends too, and is not to be thought of any more");
    assert.equal((await list("p-con-head", { expiring: 10 })).total, 0);
    assert.equal((await list("p-con-head", { kind: "行政许可" })).total, 3);
    assert.equal((await list("p-con-head", { kind: "公共服务" })).total, 0);
    for (const [sort, order] of [
      ["issued", [chain.next, other, chain.old]],
      ["validTo", [chain.old, other, chain.next]],
      ["number", [chain.old, other, chain.next]],
    ] as const) {
      const first = await list("p-con-head", { sort, limit: 2 });
      const second = await list("p-con-head", { sort, limit: 2, after: first.next ?? "" });
      assert.deepEqual(
        [...ids(first), ...ids(second)],
        order.map(({ id }) => id),
        sort,
      );
      assert.equal(second.next, null);
    }
  });

  test("one permit shows what came before and after it, what was asked, its documents, and each act with why not (CLK-27)", async () => {
    const old = await one("p-con-head", chain.old.id);
    assert.deepEqual([old.previous, old.next?.number], [null, chain.next.number]);
    assert.deepEqual(
      old.asked.map(({ kind, status }) => [kind, status]),
      [["renewal", "decided"]],
    );
    assert.ok(old.documents.some(({ kind }) => kind === "准予许可决定书"));
    const acts = new Map(old.acts.map(({ command, allowed, refusal }) => [command, { allowed, code: refusal?.code }]));
    assert.deepEqual(acts.get("approvals.revokePermit"), { allowed: false, code: "PERMIT_NOT_VALID" });
    assert.deepEqual(acts.get("approvals.cancelPermit"), { allowed: false, code: "PERMIT_NOT_VALID" });
    const next = await one("p-con-head", chain.next.id);
    assert.ok(next.acts.every(({ allowed }) => allowed));
    const holder = await one("p-qiye", chain.next.id);
    assert.ok(holder.acts.every(({ allowed, refusal }) => !allowed && refusal?.code === "NOT_ALLOWED"));
  });

  test("a change and a renewal are possible where the window may take them, and elsewhere it is said why not (CLK-23)", async () => {
    const codes = async (person: string, id: string) =>
      (await one(person, id)).follow.map(({ kind, power, refusal }) => [kind, power, refusal?.code ?? null]);
    assert.deepEqual(await codes("p-con-window", chain.next.id), [
      ["change", "B47:CON", null],
      ["renewal", "B47:CON", null],
    ]);
    assert.deepEqual(await codes("p-qiye", chain.old.id), [
      ["change", "B47:CON", "PERMIT_NOT_VALID"],
      ["renewal", "B47:CON", "PERMIT_NOT_VALID"],
    ]);
    assert.ok((await codes("p-con-head", chain.next.id)).every(([, , code]) => code === "NOT_ALLOWED"));
  });

  test("who decides where a document was issued may correct it, the head may void it, and others are told why not (DOC-01, DOC-04)", async () => {
    const [decision] = await play.query("SELECT id FROM documents WHERE about = $1 AND kind = '准予许可决定书'", [
      chain.old.from_case,
    ]);
    const codes = async (person: string) => {
      const answer = (await here.city.ask(
        "approvals.recordActs",
        { kind: "person", person },
        { record: "document", id: decision.id },
      )) as Pick<One, "acts">;
      return Object.fromEntries(answer.acts.map(({ command, refusal }) => [command.slice(10), refusal?.code ?? null]));
    };
    assert.deepEqual(await codes("p-con-head"), { correctDocument: null, voidDocument: "DOCUMENT_BINDS" });
    assert.deepEqual(await codes("p-con-decider"), { correctDocument: null, voidDocument: "NOT_ALLOWED" });
    assert.deepEqual(await codes("p-con-window"), { correctDocument: "NOT_ALLOWED", voidDocument: "NOT_ALLOWED" });
  });

  test("a case shows the permit that it gave and the one that it is about (CLK-23)", async () => {
    const [renewal] = await play.query("SELECT id FROM cases WHERE permit = $1", [chain.old.id]);
    const answer = (await here.city.ask(
      "approvals.case",
      { kind: "person", person: "p-con-head" },
      { id: renewal.id },
    )) as {
      permits: { number: string; given: boolean }[];
      case: { kind: string };
    };
    assert.equal(answer.case.kind, "renewal");
    assert.deepEqual(
      answer.permits.map(({ number, given }) => [number, given]),
      [
        [chain.old.number, false],
        [chain.next.number, true],
      ],
    );
  });

  test("anybody finds a permit by its exact number, with what holds today and what was decided (DOC-03)", async () => {
    assert.equal(
      (await exactCase(here.city, ` ${other.number} `))?.url,
      `/permits?number=${encodeURIComponent(other.number)}`,
    );
    const shown = String(await page(other.number));
    assert.match(shown, /现在有效，到2026-09-04/);
    assert.match(shown, /准予许可决定书/);
    assert.match(shown, new RegExp(here.pack.subjects.find(({ id }) => id === "enterprise-02")?.name ?? "—"));
    assert.doesNotMatch(shown, /收件凭证/, "what led to it is its applicant's");
    assert.match(String(await page(chain.old.number, "en")), /Renewed; this one is valid to 2026-09-03/);
    assert.match(String(await page(chain.next.number)), /自2026-09-04起有效/);
    assert.match(String(await page(undefined)), /<form action="\/permits"/);
    assert.equal(((await page("余建审证字〔2026〕999号")) as Refusal).code, "PERMIT_UNKNOWN");
  });

  test("of a holder who is a natural person the public sees the surname only (DOC-03)", async () => {
    await play.query("UPDATE subjects SET name = '欧阳小明', kind = 'person' WHERE id = 'enterprise-02'");
    const shown = String(await page(other.number));
    assert.doesNotMatch(shown, /小明/);
    assert.match(shown, /欧＊＊＊/);
  });

  test("what has ended says since when, and by which decision (DOC-03, CLK-27)", async () => {
    const permit = await play.granted("2026-03-06");
    done(await play.ask("revokePermit", "head", permit.id, { ground: "fraud", reason: "提供虚假材料" }));
    const shown = String(await page(permit.number));
    assert.match(shown, /已撤销，自2026-03-06起不再有效/);
    assert.match(shown, /撤销决定书/);
    assert.doesNotMatch(shown, /虚假/);
  });
});
