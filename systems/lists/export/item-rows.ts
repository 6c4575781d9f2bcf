import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { TableContent } from "#kernel/pages/table-files.ts";
import type { Language } from "#kernel/text/words.ts";
import { cityGround } from "../import/city-ground.ts";
import { columns } from "../import/columns.ts";
import { entryRows } from "../import/draft-to-cells.ts";

/** Items that are read at once. */
const PORTION = 200;

/**
 * The items in force on a day in the columns of an import, one row for each body that holds one: what is taken out comes back
 * as it is, so that a list can be mended in a spreadsheet.
 */
export async function itemTable(city: City, on: Day, language: Language): Promise<TableContent> {
  const ground = await cityGround(city, on);
  const { rows } = await city.database.pool.query<{ code: string; from: Day; to: Day | null }>({
    name: "export-items",
    text: `SELECT item AS code, valid_from AS "from", valid_to AS "to" FROM item_versions
      WHERE valid_from <= $1::date AND $1::date < valid_until ORDER BY item COLLATE "C"`,
    values: [on],
  });
  const lines: string[][] = [];
  for (let start = 0; start < rows.length; start += PORTION) {
    const portion = rows.slice(start, start + PORTION);
    const standings = await ground.standings(portion.map(({ code }) => code));
    for (const { code, from, to } of portion) {
      const draft = standings.get(code)?.draft;
      if (!draft) continue;
      const holder = (body: string, division: string) => {
        const known = ground.directory.bodies.get(body);
        // A name that stands for another body there would come back as that one: then the id says which is meant.
        const sure = known?.names[0] !== undefined && ground.directory.body(known.names[0], division)?.id === body;
        return known && { name: sure ? (known.names[0] as string) : body, level: known.level };
      };
      for (const cells of entryRows(draft, { from, to }, holder)) lines.push(columns.map(({ key }) => cells[key]));
    }
  }
  return {
    keys: columns.map(({ key }) => key),
    heads: columns.map((one) => (language === "zh" ? one.zh : one.key)),
    rows: lines,
  };
}
