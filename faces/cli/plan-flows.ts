import { readdirSync } from "node:fs";
import { join } from "node:path";
import { directorySections } from "#kernel/directory/pack.ts";
import { itemSections } from "#kernel/items/pack.ts";
import { citySections } from "#kernel/packs/city.ts";
import { readPackFiles } from "#kernel/packs/files.ts";
import { readPack } from "#kernel/packs/read.ts";
import { type Flow, readFlow } from "#systems/approvals/plan/flow.ts";
import { FlowRefused } from "#systems/approvals/plan/flow-fault.ts";
import { flowFromItems } from "#systems/approvals/plan/flow-from-items.ts";
import { flowTemplate } from "#systems/approvals/plan/flow-template.ts";
import { formatFault } from "#systems/approvals/plan/format-fault.ts";
import { certainRing, graphFaults } from "#systems/approvals/plan/graph-faults.ts";
import { CommandFailure } from "./command-failure.ts";
import { faultFailure } from "./fault-failure.ts";
import { readJsonFile } from "./json-file.ts";
import { cityFolder } from "./places.ts";

type Edition = {
  readonly id: string;
  readonly edition: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly file: string;
  readonly content: object;
};

/** What of a city's pack an edition from the items is made of. */
const sections = [...citySections, ...directorySections, ...itemSections] as const;

/**
 * The asked edition of a city's flow: the named one; else the one in force on the day of acceptance; else the oldest, which is
 * the reform's own.
 *
 * @param on the day on which an edition from the items is read, `2026-03-02`.
 */
export async function cityFlow(
  city: string,
  flow: string,
  asked: { readonly edition?: string; readonly accepted?: string },
  on: string,
): Promise<Flow> {
  const folder = cityFolder(city);
  const all = editionsIn(join(folder, "flows"));
  const own = all.filter(({ id }) => id === flow).sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
  const chosen =
    asked.edition === undefined
      ? (own.findLast(({ validFrom }) => asked.accepted !== undefined && validFrom <= asked.accepted) ?? own[0])
      : own.find(({ edition }) => edition === asked.edition);
  if (chosen !== undefined) return editionFlow(folder, chosen, on);
  const known = all.map(({ id, edition }) => `${id} ${edition}`);
  const wanted = asked.edition === undefined ? flow : `${flow} ${asked.edition}`;
  throw new CommandFailure({
    zh: `${city} 没有流程“${wanted}”。现有：${known.join("、") || "无"}`,
    en: `${city} has no flow “${wanted}”. It has: ${known.join(", ") || "none"}`,
  });
}

function editionsIn(folder: string): Edition[] {
  const names = fileNames(folder).filter((name) => name.endsWith(".json"));
  return names.flatMap((name) => {
    const file = join(folder, name);
    const content = readJsonFile(file);
    if (typeof content !== "object" || content === null) return [];
    const { id = "", edition = "", validFrom = "", validTo = null } = content as Partial<Edition>;
    return { id, edition, validFrom, validTo, file, content };
  });
}

function fileNames(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}

async function editionFlow(folder: string, { content, validFrom }: Edition, on: string): Promise<Flow> {
  if (!("from" in content) || content.from !== "items") return readFlow(content);
  const template = flowTemplate.safeParse(content);
  if (!template.success) throw new FlowRefused(template.error.issues.map((issue) => formatFault(issue, content)));
  const read = await readPackFiles(folder);
  if ("faults" in read) throw faultFailure(read.faults);
  const files = new Map([...read.files].filter(([name]) => sections.some(({ file }) => file === name)));
  const reading = readPack(files, sections);
  if ("faults" in reading) throw faultFailure(reading.faults);
  const { itemVersions, powers, bodies } = reading.pack;
  const flow = flowFromItems(
    template.data,
    { versions: itemVersions, powers, bodies },
    on < validFrom ? validFrom : on,
  );
  const faults = [...graphFaults(flow), ...certainRing(flow)];
  if (faults.length > 0) throw new FlowRefused(faults);
  return flow;
}
