import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Fills `folder` at most once, even when several processes ask at the same moment.
 *
 * The files are written under a temporary name beside it and renamed when complete, so a reader never sees half a
 * folder and a killed process leaves nothing that could be mistaken for a finished one. A folder that exists is complete.
 *
 * @param fill writes the files into the folder it is given.
 * @returns `folder`.
 */
export async function unpackOnce(folder: string, fill: (target: string) => Promise<void>): Promise<string> {
  if (existsSync(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  const target = await mkdtemp(`${folder}.part-`);
  try {
    await fill(target);
    await rename(target, folder);
  } catch (error) {
    await rm(target, { recursive: true, force: true });
    // A rename onto a folder with files fails: somebody else was faster, and theirs is as good as ours.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
