import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { encodeEntry, type JournalEntry, leafHash } from "./journal.ts";

const entry: JournalEntry = {
  place: 7,
  recordedAt: "2026-03-02T01:00:00.000Z",
  happenedOn: "2026-03-01T16:00:00.000Z",
  ground: "wake",
  actor: "system:wake",
  post: null,
  inNameOf: null,
  command: "approvals.deemAccepted",
  record: "case",
  recordId: "01j",
  version: 2,
  basis: ["行政许可法 第三十二条"],
  visibility: "public",
  salt: "000102030405060708090a0b0c0d0e0f",
  changes: [
    {
      record: "case",
      id: "01j",
      version: 2,
      fields: { b: '\u000f\n"\\/€', a: [1e21, 0.000001, -0, 4.5, null, true], "\u20ac": {}, A: "", 字: "é" },
    },
  ],
};

// Written by hand from RFC 8785: names in the order of their UTF-16 code units, numbers as ECMAScript prints them.
const bytes =
  '{"actor":"system:wake","basis":["行政许可法 第三十二条"],' +
  '"changes":[{"fields":{"A":"","a":[1e+21,0.000001,0,4.5,null,true],"b":"\\u000f\\n\\"\\\\/€","€":{},"字":"é"},' +
  '"id":"01j","record":"case","version":2}],' +
  '"command":"approvals.deemAccepted","ground":"wake","happenedOn":"2026-03-01T16:00:00.000Z","inNameOf":null,' +
  '"place":7,"post":null,"record":"case","recordId":"01j","recordedAt":"2026-03-02T01:00:00.000Z",' +
  '"salt":"000102030405060708090a0b0c0d0e0f","version":2,"visibility":"public"}';

test("an entry's bytes are those of RFC 8785, computed by hand", () => {
  assert.equal(encodeEntry(entry).toString("utf8"), bytes);
});

test("an entry's leaf is SHA-256 over a zero byte and those bytes (RFC 6962 §2.1)", () => {
  // printf '\0…' | sha256sum, outside of this program
  assert.equal(leafHash(entry).toString("hex"), "4ba8cd8e4161ec5e8fd48172841e088037a02f783dd07317d1c6487eba565a35");
});

const shuffled = <T extends object>(value: T, order: readonly number[]): T =>
  Object.fromEntries(
    Object.entries(value)
      .map((pair, index) => [order[index % order.length] ?? 0, pair] as const)
      .sort(([a], [b]) => a - b)
      .map(([, pair]) => pair),
  ) as T;

test("the bytes do not depend on the order in which fields stand", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer(), { minLength: 3, maxLength: 16 }),
      fc.dictionary(fc.string(), fc.jsonValue()),
      (order, fields) => {
        const one = { ...entry, changes: [{ record: "r", id: "i", version: 1, fields }] };
        const [change] = one.changes;
        const other = shuffled(
          { ...one, changes: [shuffled({ ...(change as object), fields: shuffled(fields, order) } as never, order)] },
          order,
        );
        assert.deepEqual(encodeEntry(other), encodeEntry(one));
      },
    ),
    { seed: 20261123, numRuns: 200 },
  );
});

test("two entries that differ in one field have different bytes, and nothing beyond the specified fields counts", () => {
  for (const [field, value] of Object.entries({
    ...{
      place: 8,
      recordedAt: "x",
      happenedOn: "x",
      ground: "now",
      actor: "x",
      post: "x",
      inNameOf: "x",
      command: "x.y",
    },
    ...{ record: "x", recordId: "x", version: 3, basis: [], visibility: "internal", salt: "ff", changes: [] },
  }))
    assert.notDeepEqual(encodeEntry({ ...entry, [field]: value } as JournalEntry), encodeEntry(entry), field);
  assert.deepEqual(encodeEntry({ ...entry, more: 1 } as JournalEntry), encodeEntry(entry));
});
