import { randomBytes } from "node:crypto";
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { errorCode } from "#kernel/database/start-failure.ts";
import type { Who } from "#kernel/records/asked.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { FileIntake, KeptFile } from "./intake.ts";
import { openTurns } from "./turns.ts";

/** What is said when an upload begins; it does not change any more. */
export type BegunUpload = {
  /** Who may go on with it, as the face tells one from another. */
  readonly owner: string;
  readonly who: Who;
  readonly name: string;
  /** Bytes that it will have. */
  readonly length: number;
  readonly replaces?: string;
};

export type Upload = BegunUpload & {
  readonly id: string;
  /** Bytes that have come, and would survive a power cut. */
  readonly offset: number;
  /** Until when its rest may come. */
  readonly expires: Date;
  /** What became of it once it was whole. */
  readonly outcome: KeptFile | Refusal | null;
};

/** Uploads that come in pieces: broken off, they go on where they stopped, also after a restart (FIL-07). */
export type UnfinishedUploads = {
  begin(asked: BegunUpload): Promise<Upload>;
  /** Undefined when there is none, it has expired, or is somebody else's. Whoever still sends to it is interrupted. */
  find(id: string, owner: string): Promise<Upload | undefined>;
  /**
   * Writes bytes from `offset` on as they come, up to its length; one that is whole then is examined and kept, or not.
   * @returns undefined when `offset` is not where it stands, or it has become somebody else's turn meanwhile
   */
  append(upload: Upload, offset: number, bytes: AsyncIterable<Uint8Array>): Promise<Upload | undefined>;
  /** Examines and keeps one that is whole, unless that has been done: a crash may have come between. */
  finish(upload: Upload): Promise<Upload>;
  forget(upload: Upload): Promise<void>;
  /** Removes what has expired. */
  expire(): Promise<void>;
};

type Written = BegunUpload & { readonly outcome: KeptFile | Refusal | null };
const HOUR_MS = 3_600_000;

/** Opens the unfinished uploads of a city in a folder; each is a file with its bytes, and one that says what it is. */
export function openUnfinished(folder: string, intake: FileIntake, now: () => number = Date.now): UnfinishedUploads {
  const turns = openTurns();
  const finishing = new Map<string, Promise<Upload>>();
  const bytesOf = (id: string) => join(folder, id);
  const saysOf = (id: string) => join(folder, `${id}.json`);

  async function say(id: string, written: Written): Promise<void> {
    // Beside and renamed: half a sentence is never read.
    const flush = written.outcome !== null;
    await writeFile(`${saysOf(id)}.new`, JSON.stringify(written), { mode: 0o600, flush });
    await rename(`${saysOf(id)}.new`, saysOf(id));
  }

  async function read(id: string): Promise<Upload | undefined> {
    try {
      const says = await stat(saysOf(id));
      const written = JSON.parse(await readFile(saysOf(id), "utf8")) as Written;
      const bytes = written.outcome === null ? await stat(bytesOf(id)) : undefined;
      const last = Math.max(says.mtimeMs, bytes?.mtimeMs ?? 0);
      const expires = new Date(last + intake.limits().unfinishedHours * HOUR_MS);
      return expires.getTime() <= now()
        ? undefined
        : { ...written, id, offset: bytes?.size ?? written.length, expires };
    } catch (error) {
      if (errorCode(error) === "ENOENT") return undefined;
      throw error;
    }
  }

  async function settle(upload: Upload): Promise<Upload> {
    const { id, who, name, replaces, owner, length } = upload;
    const path = bytesOf(id);
    const outcome = await intake.keep({ path, name, who, key: `upload-${id}`, ...(replaces ? { replaces } : {}) });
    const told = { ...upload, outcome };
    // A no of the moment is not the end of it: the bytes wait, and it is asked again.
    if (isRefusal(outcome) && outcome.status === 503) return told;
    await say(id, { owner, who, name, length, ...(replaces ? { replaces } : {}), outcome });
    await rm(path, { force: true });
    return told;
  }

  async function finish(upload: Upload): Promise<Upload> {
    if (upload.outcome !== null || upload.offset < upload.length) return upload;
    const running = finishing.get(upload.id) ?? settle(upload).finally(() => finishing.delete(upload.id));
    finishing.set(upload.id, running);
    return running;
  }

  return {
    async begin(asked) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const id = randomBytes(16).toString("hex");
      await writeFile(bytesOf(id), "", { mode: 0o600, flag: "wx" });
      await say(id, { ...asked, outcome: null });
      return (await read(id)) as Upload;
    },
    async find(id, owner) {
      if (!/^[0-9a-f]{32}$/.test(id)) return undefined;
      const found = await read(id);
      if (found?.owner !== owner) return undefined;
      await turns.end(id);
      return read(id);
    },
    async append(upload, offset, bytes) {
      const { id, length } = upload;
      const turn = await turns.take(id);
      try {
        const before = await read(id);
        if (before?.offset !== offset || before.outcome !== null) return undefined;
        await write(bytesOf(id), offset, length, turn.while(bytes));
        const after = await read(id);
        return turn.over ? undefined : after && (await finish(after));
      } finally {
        turn.done();
      }
    },
    finish,
    async forget({ id }) {
      await turns.end(id);
      await rm(bytesOf(id), { force: true });
      await rm(saysOf(id), { force: true });
    },
    async expire() {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const ids = new Set((await readdir(folder)).map((name) => name.slice(0, 32)));
      const oldest = now() - intake.limits().unfinishedHours * HOUR_MS;
      for (const id of ids) {
        const paths = [bytesOf(id), saysOf(id), `${saysOf(id)}.new`];
        const found = await Promise.all(paths.map((path) => stat(path).catch(() => undefined)));
        if (finishing.has(id) || found.some((one) => one && one.mtimeMs > oldest)) continue;
        for (const path of paths) await rm(path, { force: true });
      }
    },
  };
}

/** Writes bytes as they come, not beyond the length that was told; what has come stays, however the source ends. */
async function write(path: string, offset: number, length: number, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, "r+");
  try {
    let at = offset;
    for await (const piece of bytes) {
      const part = piece.subarray(0, length - at);
      for (let done = 0; done < part.length; ) {
        const { bytesWritten } = await file.write(part, done, part.length - done, at);
        done += bytesWritten;
        at += bytesWritten;
      }
      if (at >= length) break;
    }
  } finally {
    await file.datasync();
    await file.close();
  }
}
