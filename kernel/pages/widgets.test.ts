import assert from "node:assert/strict";
import { test } from "node:test";
import { address } from "./address.ts";
import { breadcrumbs } from "./breadcrumbs.ts";
import { dataTable } from "./data-table.ts";
import { emptyState } from "./empty-state.ts";
import { figures } from "./figures.ts";
import { type Light, lightBadge } from "./light-badge.ts";
import { pager } from "./pager.ts";
import { problem } from "./problem.ts";
import { searchBox } from "./search-box.ts";

const evil = '"><script>alert(1)</script>';

test("each of the six lights has its own word in both languages, never colour alone (SUP-01)", () => {
  const lights: readonly Light[] = ["ok", "remind", "yellow", "red", "deep", "paused"];
  for (const language of ["zh", "en"] as const) {
    const words = lights.map((light) => String(lightBadge({ light, language })).replace(/<[^>]+>/g, ""));
    assert.equal(new Set(words).size, 6);
    assert.ok(words.every((word) => word.length > 0));
  }
});

test("an address stays on this site, whatever slashes, backslashes and tabs its path begins with", () => {
  for (const path of [
    "//elsewhere.example/x",
    "/\\elsewhere.example",
    "\\\\elsewhere.example",
    "/\t/elsewhere.example",
    "///x",
  ]) {
    const made = address(path, { lang: "en" });
    assert.equal(new URL(made, "https://city.example/y").origin, "https://city.example", path);
  }
  assert.equal(address("/items", { q: "施工" }), "/items?q=%E6%96%BD%E5%B7%A5");
});

test("the last breadcrumb is the page itself and no link", () => {
  const made = String(
    breadcrumbs({ crumbs: [{ label: "办事", href: "/items" }, { label: "施工许可" }], language: "zh" }),
  );
  assert.match(made, /<a href="\/items">办事<\/a>/);
  assert.match(made, /<span aria-current="page">施工许可<\/span>/);
});

test("a table names itself, its columns and its rows (WCAG 1.3.1)", () => {
  const columns = [
    { label: "编号", cell: (row: { id: string; days: number }) => row.id },
    { label: "天数", cell: (row: { id: string; days: number }) => row.days, numeric: true },
  ];
  const empty = emptyState({ title: "没有", why: "没有" });
  const made = String(dataTable({ caption: "共1项", columns, rows: [{ id: evil, days: 3 }], empty }));
  assert.match(made, /<caption>共1项<\/caption>/);
  assert.equal(made.split('scope="col"').length, 3);
  assert.equal(made.split('scope="row"').length, 2);
  assert.match(made, /<td class="numeric">3<\/td>/);
  assert.doesNotMatch(made, /<script/);
});

test("a table without rows shows why it is empty instead of an empty frame", () => {
  const empty = emptyState({ title: "没有办件", why: "今天还没有人来。", act: { label: "去受理", href: "/desk" } });
  const made = String(dataTable({ caption: "办件", columns: [], rows: [], empty }));
  assert.doesNotMatch(made, /<table/);
  assert.match(made, /今天还没有人来。/);
  assert.match(made, /<a class="button quiet" href="\/desk">去受理<\/a>/);
});

test("a figure with rows behind it is a link named by its label", () => {
  const made = String(figures({ figures: [{ label: "今天受理", value: "412", unit: "件", href: "/statistics" }] }));
  assert.match(made, /<dt>今天受理<\/dt>/);
  assert.match(made, /<a href="\/statistics" aria-label="今天受理 412 件">/);
});

test("the pager says what is shown of how many, and offers only pages that exist", () => {
  const at = (page: number, total = 45) =>
    String(pager({ page, pageSize: 20, total, hrefOf: (to) => `?page=${to}`, language: "zh" }));
  assert.match(at(1), /第1–20条，共45条/);
  assert.doesNotMatch(at(1), /上一页/);
  assert.match(at(2), /<a rel="prev" href="\?page=1">上一页<\/a><a rel="next" href="\?page=3">下一页<\/a>/);
  assert.match(at(3), /第41–45条/);
  assert.doesNotMatch(at(3), /下一页/);
  assert.match(at(1, 7), /共7条/);
  assert.doesNotMatch(at(1, 7), /<a /);
});

test("the search field has a label of its own, keeps what was searched for, and carries the page's parameters (WCAG 3.3.2)", () => {
  const box = { action: "/items", label: "事项或部门", language: "zh", value: evil, keep: { lang: "en" } } as const;
  const made = String(searchBox(box));
  assert.match(made, /<label for="search">事项或部门<\/label>/);
  assert.match(made, /id="search" name="q"/);
  assert.match(made, /<input type="hidden" name="lang" value="en">/);
  assert.doesNotMatch(made, /placeholder|<script/);
});

test("a problem says first what happened, then what to do next, then by which article and rule; no code comes first", () => {
  const made = String(
    problem({
      problem: {
        text: { zh: "这件还没有受理，不能作决定", en: "Not accepted yet, so it cannot be decided" },
        next: { zh: "先受理", en: "Accept it first" },
        article: "行政许可法第32条",
        rule: "CLK-07",
        code: "CASE_NOT_ACCEPTED",
      },
      language: "zh",
    }),
  );
  const order = ["这件还没有受理", "先受理", "行政许可法第32条 · CLK-07", "CASE_NOT_ACCEPTED"].map((part) =>
    made.indexOf(part),
  );
  assert.ok(order.every((place) => place >= 0));
  assert.deepEqual(
    order,
    order.toSorted((a, b) => a - b),
  );
  assert.equal(made.split("<h1>").length, 2);
});
