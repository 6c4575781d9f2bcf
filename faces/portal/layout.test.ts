import assert from "node:assert/strict";
import { test } from "node:test";
import { html } from "hono/html";
import { type Page, page } from "./layout.ts";

const plain: Page = {
  city: { name: "新余市", nameEn: "Xinyu", demo: false },
  language: "zh",
  size: "normal",
  title: "并联计划",
  path: "/plans/construction",
  body: html`<h1>并联计划</h1>`,
};
const shown = (changes: Partial<Page> = {}) => String(page({ ...plain, ...changes }));

test("a page has the language of its text, and the link to the other language is named in that language (WCAG 3.1.1, 3.1.2)", () => {
  assert.match(shown(), /<html lang="zh-CN">/);
  assert.match(shown(), /<a href="[^"]*" lang="en" hreflang="en">English<\/a>/);
  assert.match(shown({ language: "en" }), /<html lang="en">/);
  assert.match(shown({ language: "en" }), /lang="zh-CN" hreflang="zh-CN">中文<\/a>/);
});

test("text from outside is escaped wherever the shell puts it", () => {
  const evil = '<script>alert(1)</script>"';
  const made = shown({
    title: evil,
    description: evil,
    city: { name: evil, nameEn: evil, demo: true },
    breadcrumbs: [{ label: evil, href: evil }],
    query: { q: evil },
    madeAt: evil,
    method: evil,
  });
  assert.doesNotMatch(made, /<script/);
  assert.ok(made.includes("&lt;script&gt;"));
});

test("a page needs no script, no inline style and no handler, so a strict policy can forbid them", () => {
  assert.doesNotMatch(shown({ city: { ...plain.city, demo: true } }), /<script|<style|\sstyle=|\son\w+=|javascript:/i);
});

test("the switches of language and size lead back to the same page with its parameters", () => {
  const made = shown({ query: { q: "施工", page: "2" } });
  const kept = "q=%E6%96%BD%E5%B7%A5&amp;page=2";
  assert.ok(made.includes(`href="/plans/construction?${kept}&amp;lang=en"`));
  assert.ok(made.includes(`href="/plans/construction?${kept}&amp;size=large"`));
});

test("in large text the switch leads back to normal, and the language switch keeps the size", () => {
  const made = shown({ size: "large" });
  assert.match(made, /<html lang="zh-CN" class="large">/);
  assert.ok(made.includes('href="/plans/construction?size=normal"'));
  assert.ok(made.includes('href="/plans/construction?lang=en&amp;size=large"'));
});

test("only a demonstration city carries the banner, and its title says so too", () => {
  assert.doesNotMatch(shown(), /演示/);
  const made = shown({ city: { ...plain.city, demo: true } });
  assert.match(made, /演示城市/);
  assert.match(made, /<title>[^<]*（演示）<\/title>/);
});

test("the first thing to focus is the skip link, and its target is the one main landmark (WCAG 2.4.1)", () => {
  const made = shown();
  assert.match(made, /<body>\s*<a class="skip" href="#main">/);
  assert.equal(made.split("<main ").length, 2);
  assert.match(made, /<main id="main"/);
});

test("only the page's own section is marked as current", () => {
  const made = shown({ current: "plans" });
  assert.equal(made.split("aria-current").length, 2);
  assert.match(made, /href="\/plans\/construction" aria-current="page"/);
  assert.doesNotMatch(shown(), /aria-current/);
});

test("the sections of the header are those of the list that is given", () => {
  const made = shown({ sections: [{ key: "lists", href: "/lists", label: { zh: "清单", en: "Lists" } }] });
  assert.match(made, /<a href="\/lists">清单<\/a>/);
  assert.doesNotMatch(made, /\/progress/);
});
