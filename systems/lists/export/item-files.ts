import type { PageRequest, PlainAnswer, PortalPage } from "#kernel/city/system.ts";
import type { TableFormat } from "#kernel/pages/table-files.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { askPublicly } from "../ask.ts";
import { itemsTable } from "../items-csv.ts";
import { allItems } from "../public/all-items.ts";
import { chosenOf } from "../public/item-filters.ts";
import { tableFile } from "../public/table-answer.ts";
import { itemTable } from "./item-rows.ts";

const formats = ["csv", "json", "xlsx"] as const satisfies readonly TableFormat[];
const formatNames = { csv: "CSV", json: "JSON", xlsx: ".xlsx" } as const;

/** What the page's filters leave, to read: one row for each item. */
const shownItems =
  (format: TableFormat) =>
  async ({ city, language, parameters, today }: PageRequest): Promise<PlainAnswer | Refusal> => {
    const chosen = chosenOf(parameters);
    const rows = await allItems(city, chosen);
    if (isRefusal(rows)) return rows;
    if (format !== "json")
      return tableFile(itemsTable(rows, language), {
        name: "items",
        sheet: language === "zh" ? "事项" : "items",
        format,
      });
    const answer = { on: chosen.on ?? today, total: rows.length, rows };
    return { contentType: "application/json", text: `${JSON.stringify(answer, null, 2)}\n` };
  };

/** The whole list of a day in the columns of an import, to mend and to bring in again. */
const importItems =
  (format: TableFormat) =>
  async ({ city, language, parameters, today }: PageRequest): Promise<PlainAnswer | Refusal> => {
    // The query of the list itself says which days may be asked for.
    const list = await askPublicly(city, "lists.items", { on: parameters.on || today, limit: 1 });
    if (isRefusal(list)) return list;
    const { on } = list;
    const table = await itemTable(city, on, language);
    return tableFile(table, { name: `items-import-${on}`, sheet: language === "zh" ? "事项" : "items", format });
  };

/** `/items.csv|json|xlsx` and `/items-import.csv|json|xlsx`. */
export const itemFilePages: readonly PortalPage[] = formats.flatMap((format) => [
  {
    path: `/items.${format}`,
    title: { zh: `事项清单（${formatNames[format]}）`, en: `Items (${formatNames[format]})` },
    page: shownItems(format),
  },
  {
    path: `/items-import.${format}`,
    title: {
      zh: `事项清单，导入的列（${formatNames[format]}）`,
      en: `Items in the columns of an import (${formatNames[format]})`,
    },
    page: importItems(format),
  },
]);
