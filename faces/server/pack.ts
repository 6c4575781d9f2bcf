import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { reason } from "#kernel/database/start-failure.ts";
import { faultLine, type PackFault } from "#kernel/packs/fault.ts";
import { readPackFiles } from "#kernel/packs/files.ts";
import { readPack } from "#kernel/packs/read.ts";
import type { PackOf } from "#kernel/packs/section.ts";
import type { CitySettings } from "#kernel/packs/settings.ts";
import type { Settings } from "#kernel/records/command.ts";
import { BootFailure } from "./boot-failure.ts";
import { packSections } from "./pack-sections.ts";

export type CityPack = PackOf<typeof packSections>;

/** A city's pack, or all its faults; `hash` changes with any of its bytes. */
export type PackAnswer = { readonly pack: CityPack; readonly hash: string } | { readonly faults: readonly PackFault[] };

/** Reads and checks a pack's folder. Throws a `BootFailure` when the folder cannot be read. */
export async function readCityPack(folder: string): Promise<PackAnswer> {
  const found = await readPackFiles(folder).catch((error: unknown) => {
    throw new BootFailure(
      "PACK_UNREADABLE",
      {
        zh: `无法读取城市包 ${folder}：${reason(error)}。`,
        en: `The city's pack ${folder} cannot be read: ${reason(error)}.`,
      },
      { zh: "核对文件夹和读权限。", en: "Check the folder and its permissions." },
    );
  });
  if ("faults" in found) return found;
  const files = new Map([...found.files, ...(await nationalFiles())]);
  const reading = readPack(files, packSections);
  if ("faults" in reading) return reading;
  const hash = createHash("sha256")
    .update(JSON.stringify([...files]))
    .digest("hex");
  return { pack: reading.pack, hash };
}

/** The first fault as a failure to start: file, record, field, what to do; and how many more there are. */
export function faultyPack(folder: string, faults: readonly PackFault[]): BootFailure {
  const first = faults[0] as PackFault;
  const more = faults.length - 1;
  const look = `binglian pack check ${folder}`;
  return new BootFailure(
    "PACK_FAULTY",
    { zh: `城市包有误：${faultLine(first, "zh")}`, en: `The city's pack is at fault: ${faultLine(first, "en")}` },
    more === 0
      ? { zh: "改正后重新启动，数据没有改动。", en: "Correct it and start again; no data were changed." }
      : {
          zh: `另有 ${more} 处，全部列表见 ${look}；数据没有改动。`,
          en: `And ${more} more: ${look} lists all. No data were changed.`,
        },
  );
}

/** The city's own settings as rules ask for them. Asking for one that is not there, or of another type, is our mistake. */
export function settingsOf(settings: CitySettings): Settings {
  const values = new Map<string, unknown>(Object.entries(settings).map(([name, { value }]) => [name, value]));
  return {
    number(name) {
      const value = values.get(name);
      if (typeof value !== "number") throw new TypeError(`there is no number among the city's settings called ${name}`);
      return value;
    },
    text(name) {
      const value = values.get(name);
      if (typeof value !== "string") throw new TypeError(`there is no text among the city's settings called ${name}`);
      return value;
    },
    flag(name) {
      const value = values.get(name);
      if (typeof value !== "boolean") throw new TypeError(`there is no flag among the city's settings called ${name}`);
      return value;
    },
  };
}

const national = new URL("../../cities/national/", import.meta.url);

/** The national holidays that come with the program. */
export async function nationalHolidays(): Promise<unknown> {
  return JSON.parse(await readFile(new URL("holidays.json", national), "utf8"));
}

/** The nation's lists, which every city has beside its own files and none can change (LST-05). */
async function nationalFiles(): Promise<[string, string][]> {
  const names = packSections.map(({ file }) => file).filter((file) => file.startsWith("national/"));
  return Promise.all(
    names.map(
      async (name): Promise<[string, string]> => [
        name,
        await readFile(new URL(name.replace("national/", ""), national), "utf8"),
      ],
    ),
  );
}
