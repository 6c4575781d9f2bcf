import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { readCityPack } from "#faces/server/pack.ts";
import { addDays, type Day, day } from "#kernel/calendar/day.ts";
import { lawsCited } from "#kernel/items/citation.ts";
import { type Law, maySet, standing } from "#kernel/items/laws.ts";

const read = await readCityPack(fileURLToPath(new URL("../../cities/xinyu", import.meta.url)));
assert.ok("pack" in read, JSON.stringify(read));
const { laws, items, itemVersions } = read.pack;
const known = laws as unknown as readonly Law[];
const kindOf = new Map(items.map(({ id, kind }) => [id, kind]));
const today = day("2026-11-25");

test("every entry of the city rests on a document in force, on its first day and on its last (LST-12)", () => {
  const lapsed = itemVersions.flatMap((version) => {
    const last = version.validTo === null ? today : addDays(version.validTo as Day, -1);
    return [version.validFrom as Day, last]
      .filter((on) => !standing(version, kindOf.get(version.item) ?? "", known, on).stands)
      .map((on) => `${version.id} ${on}`);
  });
  assert.deepEqual(lapsed, []);
});

test("every permit names a law, regulation or State Council decision that may set one (LST-12)", () => {
  const without = itemVersions.filter((version) => {
    const kind = kindOf.get(version.item) ?? "";
    const cited = known.filter(({ id }) => lawsCited(version.bases).includes(id));
    return kind === "行政许可" && !cited.some((law) => maySet(kind, law));
  });
  assert.deepEqual(
    without.map(({ id }) => id),
    [],
  );
});

test("every law that an entry cites is in the register, but for local documents that bear no name (LST-12)", () => {
  const ids = new Set(known.map(({ id }) => id));
  const unknown = itemVersions.flatMap(({ bases }) => lawsCited(bases)).filter((name) => !ids.has(name));
  assert.deepEqual([...new Set(unknown)], ["地方规定"]);
});
