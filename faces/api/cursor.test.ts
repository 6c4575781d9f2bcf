import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isRefusal } from "#kernel/records/refusal.ts";
import { decodeCursor, encodeCursor } from "./cursor.ts";

test("a cursor gives back the sort key that it was made of, and fits a URL as it is", () => {
  const part = fc.oneof(
    fc.string({ unit: "grapheme" }).filter((text) => !text.includes("\0")),
    fc.integer(),
    fc.boolean(),
  );
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (key) => {
      const cursor = encodeCursor(key);
      assert.match(cursor, /^[A-Za-z0-9_-]+$/);
      assert.deepEqual(decodeCursor(cursor), key);
    }),
  );
});

test("a text that no page gave is refused, whatever it is", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const key = decodeCursor(text);
      assert.ok(isRefusal(key) || encodeCursor(key) === text);
    }),
  );
  for (const value of ["{}", "[]", "[[1]]", '[{"a":1}]', "1", "null", '"a"', '["\\u0000"]', "[1"])
    assert.ok(isRefusal(decodeCursor(Buffer.from(value).toString("base64url"))), value);
  assert.ok(isRefusal(decodeCursor(encodeCursor(["x".repeat(2000)]))));
});
