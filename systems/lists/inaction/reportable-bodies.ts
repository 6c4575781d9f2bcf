import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { Language, Words } from "#kernel/text/words.ts";

export type ReportableBody = {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly level: string;
};

const levels: readonly { readonly level: string; readonly label: Words }[] = [
  { level: "city", label: { zh: "市级", en: "City" } },
  { level: "county", label: { zh: "县（区）级", en: "County or district" } },
  { level: "township", label: { zh: "乡镇（街道）", en: "Township" } },
  { level: "community", label: { zh: "村（社区）", en: "Village or community" } },
];

/**
 * The bodies that a form offers, by level: whoever has a power or public service in force on the day. The hundreds of committees
 * would make the page heavy, so one of them is offered only when the visitor comes from its own page.
 */
export async function reportableBodies(city: City, on: Day, asked: string | undefined): Promise<ReportableBody[]> {
  const found = await city.database.pool.query<ReportableBody>({
    name: "reportable-bodies",
    text: `SELECT b.id, b.level, b.names->-1->>'name' AS name, b.names->-1->>'nameEn' AS "nameEn" FROM bodies b
      WHERE b.valid_from <= $1 AND (b.valid_to IS NULL OR $1 < b.valid_to) AND (b.id = $2 OR (b.level <> 'community' AND EXISTS (
        SELECT 1 FROM powers p WHERE p.body = b.id AND p.valid_from <= $1 AND $1 < p.valid_until)))
      ORDER BY b.names->-1->>'name'`,
    values: [on, asked ?? null],
  });
  return found.rows;
}

/** The same as groups of a field of choice. */
export function bodyGroups(bodies: readonly ReportableBody[], language: Language) {
  return levels.flatMap(({ level, label }) => {
    const options = bodies
      .filter((body) => body.level === level)
      .map(({ id, name, nameEn }) => ({ value: id, label: language === "en" && nameEn ? nameEn : name }));
    return options.length === 0 ? [] : [{ label: label[language], options }];
  });
}
