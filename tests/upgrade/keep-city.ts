// Keeps a city of this release for the upgrade test: node tests/upgrade/keep-city.ts 2026-11-28
import { packCity } from "../city/pack-city.ts";
import { keep, keptOf } from "./kept-city.ts";
import { begins, keptAt, playCity } from "./played-city.ts";

const [release = ""] = process.argv.slice(2);
if (!/^\d{4}-\d{2}-\d{2}$/.test(release)) {
  console.error("node tests/upgrade/keep-city.ts <day of the release, such as 2026-11-28>");
  process.exit(2);
}
const here = await packCity("xinyu", begins);
const made = await playCity(here);
const bytes = await keep(release, await keptOf(here.database.city, made, keptAt));
console.log(`city-${release}.json.br: ${bytes} bytes, ${Object.keys(made).join(", ")}`);
await here.close();
