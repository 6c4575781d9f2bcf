import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { command } from "./command.ts";
import { change, create } from "./effects.ts";
import type { Policy } from "./policy.ts";
import { all, one } from "./reads.ts";
import { refusalsOf } from "./refusal.ts";
import { boxes, stones } from "./test-system.ts";

// The compiler is the test here: a line that would compile makes its `@ts-expect-error` an error of `tsc`.

const policy: Policy<unknown, unknown> = {
  roles: ["anyone"],
  scope: { zh: "任何人", en: "anyone" },
  reads: {},
  check: () => ({ allowed: true, post: null }),
};
const title = { zh: "试", en: "Try" } as const;
const input = z.object({ label: z.string() });
const whole = {
  name: "test.try",
  title,
  on: boxes,
  input,
  may: policy,
  basis: ["测试 第一条"],
  visibility: "public",
} as const;
const decide = () => [];

test("a command without title, basis, policy or visibility does not compile", () => {
  const { title: _title, ...untitled } = whole;
  const { basis: _basis, ...baseless } = whole;
  const { may: _may, ...open } = whole;
  const { visibility: _visibility, ...unseen } = whole;
  // @ts-expect-error: no title
  command({ ...untitled, decide });
  // @ts-expect-error: no basis
  command({ ...baseless, decide });
  // @ts-expect-error: no policy
  command({ ...open, decide });
  // @ts-expect-error: no visibility
  command({ ...unseen, decide });
  assert.deepEqual(command({ ...whole, decide }).basis, ["测试 第一条"]);
});

test("an empty basis, a title in one language and a name without its system do not compile", () => {
  // @ts-expect-error: no article at all
  command({ ...whole, basis: [], decide });
  // @ts-expect-error: Chinese only
  command({ ...whole, title: { zh: "试" }, decide });
  // @ts-expect-error: which system?
  command({ ...whole, name: "try", decide });
  // @ts-expect-error: an entry is public or internal
  command({ ...whole, visibility: "secret", decide });
  assert.equal(command({ ...whole, decide }).name, "test.try");
});

test("a rule sees the file, the input and the rows that it declared, and nothing else", () => {
  const made = command({
    ...whole,
    reads: {
      stones: all(stones).of("box"),
      other: one(boxes).by((_: unknown, asked: { label: string }) => asked.label),
    },
    decide(file, asked, { rows }) {
      const room: number = file.room;
      const keepers: readonly string[] = rows.stones.map((stone) => stone.keeper);
      const label: string | undefined = rows.other?.label;
      // @ts-expect-error: a row may be missing
      rows.other.label.length;
      // @ts-expect-error: never read
      rows.papers;
      // @ts-expect-error: no such field
      asked.room;
      // @ts-expect-error: rows are read-only
      file.room = room;
      return [change(file, { label: `${asked.label}${keepers.length}${label}` })];
    },
  });
  assert.deepEqual(Object.keys(made.reads), ["stones", "other"]);
});

test("effects of a wrong shape and refusals without a text do not compile", () => {
  const { refuse } = refusalsOf({
    FULL: { rule: "TST-01", text: { zh: "满", en: "Full" }, next: { zh: "等", en: "Wait" } },
  });
  const never = (): void => {
    // @ts-expect-error: a box has a label
    create(boxes, { id: "a", room: 1 });
    // @ts-expect-error: room is a number
    create(boxes, { id: "a", label: "a", room: "1" });
    // @ts-expect-error: a code that nobody declared
    refuse("EMPTY");
  };
  assert.equal(typeof never, "function");
  assert.equal(refuse("FULL").rule, "TST-01");
});
