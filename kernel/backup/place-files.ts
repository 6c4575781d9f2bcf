import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { damaged } from "./check-backup.ts";
import { copyFiles, filesOf } from "./data-files.ts";
import { dataFile, type Manifest } from "./manifest.ts";
import { syncFolders } from "./part-folder.ts";
import { removeEmpty } from "./restore-place.ts";

/**
 * Puts a backup's files where the city keeps them: first aside and compared again, then each under its name.
 * @returns what takes the uploaded files away again
 */
export async function placeFiles(
  folder: string,
  dataFolder: string,
  manifest: Manifest,
  signal: AbortSignal | undefined,
): Promise<() => Promise<void>> {
  const aside = join(dataFolder, `restoring-${manifest.city}`);
  const uploaded = join(dataFolder, filesOf(manifest.city));
  const paths = manifest.files.map(({ path }) => path);
  try {
    // Left by a restore that was killed.
    await rm(aside, { recursive: true, force: true });
    const copied = await copyFiles(join(folder, "data"), aside, paths, { signal });
    const sums = new Map(copied.map((one) => [one.path, one.sha256]));
    const other = manifest.files.filter(({ path, sha256 }) => sums.get(path) !== sha256);
    const what = { zh: "复制后内容不同", en: "is not the same when copied" };
    if (other.length > 0) throw damaged(other.map((one) => ({ file: dataFile(one), what })));
    if (copied.length === 0) return async () => {};
    await syncFolders(aside);
    // The uploaded files last: where anything before them fails, there is nothing to take away.
    const tops = [...new Set(paths.map((one) => topOf(one, manifest.city)))].sort().reverse();
    for (const path of tops) {
      const place = join(dataFolder, path);
      await mkdir(dirname(place), { recursive: true, mode: path.startsWith("keys/") ? 0o700 : 0o755 });
      if (place === uploaded) await removeEmpty(place);
      await rename(join(aside, path), place);
    }
    return () => rm(uploaded, { recursive: true, force: true });
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

/** What is renamed as one: all uploaded files together, the others one by one. */
const topOf = (path: string, city: string): string => (path.startsWith(`${filesOf(city)}/`) ? filesOf(city) : path);
