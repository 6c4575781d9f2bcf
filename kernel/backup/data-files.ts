import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, stat } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { pipeline } from "node:stream/promises";
import { errorCode } from "#kernel/database/start-failure.ts";
import type { ManifestFile, Measure } from "./manifest.ts";
import { measured } from "./measured.ts";

/** Where the uploaded files of a city are, below the data folder. */
export const filesOf = (city: string): string => `files/${city}`;

/** Where the city's key is, below the data folder. */
export const keyFileOf = (city: string): string => `keys/${city}.key`;

/**
 * The regular files that a city keeps beside its database: what was uploaded, and the mark of its pack. In order. What
 * still waits to become whole belongs to a request that will not go on elsewhere.
 */
export async function dataFilesOf(dataFolder: string, city: string): Promise<string[]> {
  const below = await readdir(join(dataFolder, filesOf(city)), { recursive: true, withFileTypes: true }).catch(
    unlessMissing([]),
  );
  const found = below
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dataFolder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !path.startsWith(`${filesOf(city)}/waiting/`));
  const mark = `packs/${city}.json`;
  if ((await stat(join(dataFolder, mark)).catch(unlessMissing(undefined))) !== undefined) found.push(mark);
  return found.sort();
}

/**
 * Copies files to the same places below another folder, each brought to the disk. One that was removed meanwhile is
 * left out.
 */
export async function copyFiles(
  from: string,
  to: string,
  paths: readonly string[],
  options: { readonly signal?: AbortSignal | undefined; onFile?(): void } = {},
): Promise<ManifestFile[]> {
  const copied: ManifestFile[] = [];
  for (const path of paths) {
    const measure = await copyFile(join(from, path), join(to, path), modeOf(path), options.signal).catch(
      unlessMissing(undefined),
    );
    if (measure !== undefined) copied.push({ path, ...measure });
    options.onFile?.();
  }
  return copied;
}

/** Uploaded files never change; the others belong to us alone, too. */
const modeOf = (path: string): number => (path.startsWith("files/") ? 0o400 : 0o600);

async function copyFile(from: string, to: string, mode: number, signal: AbortSignal | undefined): Promise<Measure> {
  // Looked at first: what is no longer there must leave no empty file.
  await stat(from);
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  const bytes = measured();
  const target = createWriteStream(to, { flags: "wx", mode, flush: true });
  await pipeline(createReadStream(from), bytes.through, target, { signal });
  return bytes.measure();
}

const unlessMissing =
  <Value>(value: Value) =>
  (error: unknown): Value => {
    if (errorCode(error) === "ENOENT") return value;
    throw error;
  };
