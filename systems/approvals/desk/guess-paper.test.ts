import assert from "node:assert/strict";
import { test } from "node:test";
import { guessPaper } from "./guess-paper.ts";

const papers = ["营业执照（复印件）", "建设工程规划许可证", "施工图设计文件审查合格书", "施工图"];

test("a file that is called like a paper is taken for it, and where two fit nobody is asked to undo a guess (FIL-01)", () => {
  assert.equal(guessPaper("建设工程规划许可证 (2).pdf", papers), "建设工程规划许可证");
  assert.equal(guessPaper("1-营业执照.jpg", papers), "营业执照（复印件）");
  assert.equal(guessPaper("施工图.pdf", papers), "", "two papers have this name in theirs");
  assert.equal(guessPaper("IMG_2031.jpg", papers), "");
  assert.equal(guessPaper("IMG_2031.jpg", ["委托书"]), "委托书");
});
