import { createHash, randomBytes } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, copyFile, link, mkdir, open, readdir, rename, rm, stat, utimes } from "node:fs/promises";
import { dirname, join } from "node:path";
import { errorCode } from "#kernel/database/start-failure.ts";
import type { FileStore } from "./store.ts";

const HOUR_MS = 3_600_000;

/**
 * A store in a folder: `ab/cdef…`, the first two digits of the hash and the rest. Folders are open to our own user alone, files are
 * read-only.
 * @param now milliseconds since 1970
 */
export function folderStore(folder: string, now: () => number = Date.now): FileStore {
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new TypeError("content is found by 64 hexadecimal digits");
    return join(folder, sha256.slice(0, 2), sha256.slice(2));
  };
  return {
    async put(path, sha256) {
      const target = pathOf(sha256);
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      const coming = `${target}.${randomBytes(6).toString("hex")}.coming`;
      // A second name for the same bytes costs nothing; where the file system has none, or is another one, they are copied.
      await link(path, coming).catch(() => copyFile(path, coming));
      await utimes(coming, now() / 1000, now() / 1000);
      await chmod(coming, 0o400);
      await sync(coming);
      await rename(coming, target);
      // Two names of the same bytes are not renamed to one (POSIX).
      await rm(coming, { force: true });
      await sync(dirname(target));
      await sync(folder);
    },
    async get(sha256) {
      const path = pathOf(sha256);
      const found = await stat(path).catch(unlessMissing);
      return found && { bytes: found.size, open: () => createReadStream(path) };
    },
    async verify(sha256) {
      const path = pathOf(sha256);
      if (!(await stat(path).catch(unlessMissing))) return "missing";
      const hash = createHash("sha256");
      for await (const piece of createReadStream(path)) hash.update(piece);
      return hash.digest("hex") === sha256 ? "whole" : "damaged";
    },
    async *list() {
      for (const first of (await readdir(folder).catch(unlessMissing)) ?? []) {
        if (!/^[0-9a-f]{2}$/.test(first)) continue;
        for (const name of await readdir(join(folder, first))) {
          const rest = name.replace(/\.leaving$/, "");
          // A removal that was broken off is undone: whether it is right is asked anew.
          if (name !== rest) await rename(join(folder, first, name), join(folder, first, rest)).catch(unlessMissing);
          if (/^[0-9a-f]{62}$/.test(rest)) yield first + rest;
        }
      }
    },
    async remove(sha256, wanted) {
      const path = pathOf(sha256);
      const aside = `${path}.leaving`;
      try {
        await rename(path, aside);
      } catch (error) {
        if (errorCode(error) === "ENOENT") return true;
        throw error;
      }
      const { mtimeMs } = await stat(aside);
      if (now() - mtimeMs < HOUR_MS || (await wanted())) {
        // What has been put meanwhile is the same.
        await rename(aside, path);
        return false;
      }
      await rm(aside);
      return true;
    },
  };
}

function unlessMissing(error: unknown): undefined {
  if (errorCode(error) !== "ENOENT") throw error;
}

/** Has the disk keep a file, or what a folder says of its files. */
async function sync(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
