import type { RowsToLoad } from "#kernel/city/system.ts";
import type { PackOf } from "#kernel/packs/section.ts";
import { marketAccessFaultTexts, marketAccessSection } from "./negative/pack-market-access.ts";
import { historyFaultTexts, listHistorySection, type PackFigure } from "./pack-history.ts";
import { negativeEditions, negativeEntries, reportedFigures, supervisionEntries } from "./records.ts";
import { supervisionFaultTexts, supervisionSection } from "./supervision/pack-supervision.ts";

/** The files of a city pack that hold what the lists keep beside items: negative list, supervision, reported figures. */
export const listSections = [marketAccessSection, supervisionSection, listHistorySection] as const;

/** Every fault that these files can have, by code. */
export const listPackFaultTexts = { ...marketAccessFaultTexts, ...supervisionFaultTexts, ...historyFaultTexts };

type ListPack = Partial<PackOf<typeof listSections>> & { readonly items?: readonly { readonly id: string }[] };

/** What a pack says of the lists, as rows. Of the items that a national entry names, those the city has. */
export function listRows(pack: ListPack): RowsToLoad[] {
  const { marketAccess, supervision = [], listFigures = [] } = pack;
  const known = new Set((pack.items ?? []).map(({ id }) => id));
  const editions = (marketAccess?.editions ?? []).map(({ id, note: _note, reported, ...edition }) => {
    const { items, prohibited, permitted, nationalMeasures, localMeasures } = reported;
    const measures =
      nationalMeasures === undefined || localMeasures === undefined
        ? null
        : { national: nationalMeasures, local: localMeasures };
    return {
      ...{ ...edition, id: `national-${id}`, edition: id, scope: "national", source: marketAccess?.source ?? "" },
      reported: { items, prohibited, permitted, measures, parts: [] },
    };
  });
  const entries = (marketAccess?.entries ?? []).map(({ no, sector, measure, note: _note, ...entry }) => ({
    ...{ ...entry, scope: "national", number: no, sector: sector?.title ?? null, measure: measure.zh },
    items: entry.items.filter((code) => known.has(code)),
  }));
  return [
    { record: negativeEditions, rows: [...editions, ...listFigures.filter(isLocalList).map(localEdition)] },
    { record: negativeEntries, rows: entries },
    { record: supervisionEntries, rows: supervision.map((entry) => ({ ...entry, source: entry.source ?? "" })) },
    { record: reportedFigures, rows: listFigures.map(figureRow) },
  ];
}

const isLocalList = ({ list, validFrom }: PackFigure): boolean => list === "negative" && validFrom !== undefined;

/** A city's own negative list of before 2019: its parts as they were reported, and no entries (LST-07). */
const localEdition = ({ id, year, title, document, validFrom, validTo, value, parts, mark, source }: PackFigure) => ({
  ...{ id: `local-${id}`, scope: "local", edition: String(year), title, document, mark, source },
  ...{ validFrom, validTo },
  reported: { items: value, prohibited: null, permitted: null, measures: null, parts: parts ?? [] },
});

const figureRow = ({ id, list, title, on, value, parts, document, source, mark }: PackFigure) => ({
  ...{ id, list, title, publishedOn: on, value, parts: parts ?? [], document, source, mark },
});
