import { Command } from "commander";
import type { Terminal } from "../terminal.ts";
import { listsCheckCommand } from "./lists-check.ts";
import { listsExportCommand } from "./lists-export.ts";
import { listsImportCommand } from "./lists-import.ts";

/** `binglian lists check|import|export`: files of items. */
export function listsCommand(out: Terminal): Command {
  return new Command("lists")
    .description({ zh: "事项清单的核对、导入和导出", en: "checks, imports and exports lists of items" }[out.language])
    .addCommand(listsCheckCommand(out))
    .addCommand(listsImportCommand(out))
    .addCommand(listsExportCommand(out));
}
