import assert from "node:assert/strict";
import { test } from "node:test";
import type { Day } from "#kernel/calendar/day.ts";
import { packCity } from "#tests/city/pack-city.ts";
import { cityGround } from "./city-ground.ts";
import { packGround } from "./pack-ground.ts";

test("a file is judged against a pack as against the city that was made from it, on any day (LST-03, LST-04)", async () => {
  const here = await packCity("xinyu", "2026-03-02T01:00:00Z");
  try {
    const codes = [...here.pack.items.map(({ id }) => id), "NOT-THERE"];
    for (const on of ["2014-10-01", "2026-03-02", "2026-07-01"] as Day[]) {
      const city = await cityGround(here.city, on);
      const pack = packGround(here.pack, on);
      assert.deepEqual(pack.directory.bodies, city.directory.bodies);
      assert.deepEqual(pack.makers, city.makers);
      assert.deepEqual(byId(pack.laws), byId(city.laws));
      assert.equal(pack.directory.division("360502")?.name, city.directory.division("360502")?.name);
      for (let from = 0; from < codes.length; from += 200) {
        const portion = codes.slice(from, from + 200);
        const [own, asked] = [await pack.standings(portion), await city.standings(portion)];
        for (const code of portion) assert.deepEqual(own.get(code), asked.get(code), `${code} on ${on}`);
      }
    }
  } finally {
    await here.close();
  }
});

const byId = <Law extends { readonly id: string }>(laws: readonly Law[]) => new Map(laws.map((law) => [law.id, law]));
