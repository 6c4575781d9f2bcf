/**
 * Where a workbook's sheet holds formulas: row → places of columns, from 0. The reader of workbooks gives what a formula
 * came to when the file was saved, which nobody wrote and nobody can check; so the sheet's own XML is looked at
 * (ECMA-376 part 1, 18.3.1.4: a cell `<c r="B2">` holds its formula in `<f>`).
 */
export function formulaPlaces(
  parts: Readonly<Record<string, Uint8Array>>,
  sheet: number,
): ReadonlyMap<number, ReadonlySet<number>> {
  const found = new Map<number, Set<number>>();
  const xml = parts[pathOf(parts, sheet)];
  if (xml === undefined) return found;
  const text = new TextDecoder().decode(xml);
  for (const { index } of text.matchAll(/<(?:\w+:)?f[\s>/]/g)) {
    const cell = text.lastIndexOf("<c ", index);
    const named = /\br="([A-Z]+)(\d+)"/.exec(text.slice(cell, index));
    if (named === null) continue;
    const row = Number(named[2]);
    const places = found.get(row) ?? new Set<number>();
    places.add(placeOf(named[1] as string));
    found.set(row, places);
  }
  return found;
}

/** The file of the n-th sheet of the workbook, by its relationship; else by the usual name. */
function pathOf(parts: Readonly<Record<string, Uint8Array>>, sheet: number): string {
  const read = (name: string) => new TextDecoder().decode(parts[name] ?? new Uint8Array());
  const usual = `xl/worksheets/sheet${sheet + 1}.xml`;
  const entry = [...read("xl/workbook.xml").matchAll(/<(?:\w+:)?sheet\s[^>]*?r:id="([^"]+)"/g)][sheet]?.[1];
  const relations = read("xl/_rels/workbook.xml.rels").match(/<Relationship\s[^>]*>/g) ?? [];
  const own = relations.find((one) => entry !== undefined && one.includes(`Id="${entry}"`));
  const target = /Target="([^"]+)"/.exec(own ?? "")?.[1];
  if (target === undefined) return usual;
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

/** A column's letters as its place: A is 0, AA is 26. */
function placeOf(letters: string): number {
  let place = 0;
  for (const letter of letters) place = place * 26 + letter.charCodeAt(0) - 64;
  return place - 1;
}
