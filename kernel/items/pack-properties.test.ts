import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readPack } from "#kernel/packs/read.ts";
import { type Json, sections, soundFiles } from "./broken-pack.ts";

/** Replaces the value at one place of a JSON tree, chosen by a number among all its places. */
function mutate(value: unknown, choose: number, by: unknown): unknown {
  const places: (readonly (string | number)[])[] = [];
  const walk = (node: unknown, path: readonly (string | number)[]) => {
    places.push(path);
    if (Array.isArray(node)) for (const [index, child] of node.entries()) walk(child, [...path, index]);
    else if (typeof node === "object" && node !== null) {
      for (const [key, child] of Object.entries(node)) walk(child, [...path, key]);
    }
  };
  walk(value, []);
  const place = places[choose % places.length] ?? [];
  const put = (node: unknown, [step, ...rest]: readonly (string | number)[]): unknown => {
    if (step === undefined) return by;
    if (Array.isArray(node)) return node.map((child, index) => (index === step ? put(child, rest) : child));
    const fields = node as Json;
    return { ...fields, [step]: put(fields[step], rest) };
  };
  return put(value, place);
}

const someFile = fc.constantFrom(...soundFiles.keys());
const someWords = fc.constantFrom(
  "DRC",
  "A01",
  "A02",
  "360602",
  "2025-01-01",
  "own",
  "{id}",
  "__proto__",
  "constructor",
  "",
);

test("whatever one field is changed to, the reader answers with a pack or with faults and never breaks", () => {
  fc.assert(
    fc.property(someFile, fc.nat(), fc.oneof(fc.jsonValue(), someWords), (file, choose, by) => {
      const changed = mutate(JSON.parse(soundFiles.get(file) ?? ""), choose, by);
      const reading = readPack(new Map([...soundFiles, [file, JSON.stringify(changed)]]), sections);
      if ("pack" in reading) assert.equal(reading.pack.city.division, "360600");
      else assert.ok(reading.faults.length > 0 && reading.faults.every(({ file: at }) => at.endsWith(".json")));
    }),
    { numRuns: 2000 },
  );
});

test("whatever a file's text is cut to, the reader answers with the place of the cut", () => {
  fc.assert(
    fc.property(someFile, fc.nat(), (file, length) => {
      const text = (soundFiles.get(file) ?? "").trimEnd();
      const cut = text.slice(0, length % text.length);
      const reading = readPack(new Map([...soundFiles, [file, cut]]), sections);
      assert.ok("faults" in reading);
      assert.equal(reading.faults[0]?.code, "JSON_SYNTAX");
      assert.ok((reading.faults[0]?.line ?? 0) >= 1 && (reading.faults[0]?.column ?? 0) >= 1);
    }),
    { numRuns: 200 },
  );
});
