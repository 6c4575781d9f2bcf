import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { directorySections } from "#kernel/directory/pack.ts";
import { itemSections } from "#kernel/items/pack.ts";
import { citySections } from "#kernel/packs/city.ts";
import { faultLine } from "#kernel/packs/fault.ts";
import { readPackFiles } from "#kernel/packs/files.ts";
import { readPack } from "#kernel/packs/read.ts";
import type { PackOf } from "#kernel/packs/section.ts";
import type { Flow } from "#systems/approvals/plan/flow.ts";
import { flowFromItems } from "#systems/approvals/plan/flow-from-items.ts";
import { type FlowTemplate, flowTemplate } from "#systems/approvals/plan/flow-template.ts";

const sections = [...citySections, ...directorySections, ...itemSections] as const;
const folder = fileURLToPath(new URL("../../cities/xinyu/", import.meta.url));

/** The city's items, bodies and powers of all times; flows and lists of other systems are left aside. */
export async function xinyuItems(): Promise<PackOf<typeof sections>> {
  const read = await readPackFiles(folder);
  if ("faults" in read) throw new Error(read.faults.map((fault) => faultLine(fault)).join("\n"));
  const own = new Map([...read.files].filter(([name]) => sections.some(({ file }) => file === name)));
  const reading = readPack(own, sections);
  if ("faults" in reading) throw new Error(reading.faults.map((fault) => faultLine(fault)).join("\n"));
  return reading.pack;
}

/** Today's edition as the city writes it. */
export function xinyuTemplate(): FlowTemplate {
  return flowTemplate.parse(JSON.parse(readFileSync(`${folder}flows/construction-2025.json`, "utf8")));
}

/** Today's edition as the items of that day make it. */
export async function xinyuToday(on = "2026-03-02"): Promise<Flow> {
  const { itemVersions, powers, bodies } = await xinyuItems();
  return flowFromItems(xinyuTemplate(), { versions: itemVersions, powers, bodies }, on);
}
