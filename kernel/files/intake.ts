import { randomBytes } from "node:crypto";
import { mkdir, readdir, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import type { Outcome, Who } from "#kernel/records/asked.ts";
import type { Settings } from "#kernel/records/command.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { examine } from "./exam.ts";
import { folderStore } from "./folder-store.ts";
import { type UploadLimits, uploadLimits } from "./limits.ts";
import { refuseFile } from "./refusals.ts";
import type { FileStore } from "./store.ts";

/** A file that was kept, as its uploader hears of it. */
export type KeptFile = {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly contentType: string;
  readonly sha256: string;
};

/** Where files come in: bytes wait in a folder until they are whole, are examined, and are kept or turned away. */
export type FileIntake = {
  readonly store: FileStore;
  /** For what is not whole yet. A process that dies leaves it behind; `forgetOld` takes it away. */
  readonly waiting: string;
  limits(): UploadLimits;
  /** A path at which nothing is yet. */
  newPath(): string;
  /** Why so many bytes cannot be taken now, although they are not too many. */
  refuseWithoutRoom(bytes: number): Promise<Refusal | undefined>;
  /**
   * Examines a whole file and keeps it, with its row, or not. What is at `path` stays there for whoever asked: when the database is
   * away or busy, the same can be asked again.
   */
  keep(asked: {
    readonly path: string;
    readonly name: string;
    readonly who: Who;
    /** Kept twice with the same key and content, it is kept once (REC-06). */
    readonly key?: string;
    readonly replaces?: string;
  }): Promise<KeptFile | Refusal>;
  /** Removes what has waited for longer than a day, and so belongs to no request that still runs. */
  forgetOld(): Promise<void>;
};

/** What of a city takes part: its settings, and the one way to write. */
export type FileCity = {
  readonly settings: Settings;
  execute(request: {
    readonly command: string;
    readonly who: Who;
    readonly on: null;
    readonly input: unknown;
    readonly key?: string;
  }): Promise<Outcome>;
};

const DAY_MS = 86_400_000;
/** Never filled: on the disk of the files there may be the database too, and that must go on. */
const RESERVE_BYTES = 1_073_741_824;

export type IntakeOptions = {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Bytes of the disk that stay free; 1 GiB unless told. */
  readonly reserveBytes?: number;
};

/** Opens the intake of a city; its files lie in `folder`, which is made with the first one. */
export function openIntake(folder: string, city: FileCity, options: IntakeOptions = {}): FileIntake {
  const { now = Date.now, reserveBytes = RESERVE_BYTES } = options;
  const store = folderStore(folder, now);
  const waiting = join(folder, "waiting");
  const limits = () => uploadLimits(city.settings);

  async function keep({ path, name, who, key, replaces }: Parameters<FileIntake["keep"]>[0]) {
    const exam = await examine(path, name, limits());
    if (isRefusal(exam)) return exam;
    const { refusal, contentType, ...facts } = exam;
    const ask = (command: string, input: object, more: object = {}) =>
      city.execute({ command, who, on: null, input, ...more });
    if (refusal !== null || contentType === null) {
      const code = refusal?.code ?? "FILE_KIND_UNKNOWN";
      const told = await ask("files.turnAway", { ...facts, contentType, refusal: code });
      return refusal ?? (isRefusal(told) ? told : refuseFile("FILE_KIND_UNKNOWN", { name: facts.name }));
    }
    await store.put(path, facts.sha256);
    const input = { ...facts, contentType, ...(replaces === undefined ? {} : { replaces }) };
    const outcome = await ask("files.keep", input, key === undefined ? {} : { key });
    if (isRefusal(outcome)) return outcome;
    if (!("done" in outcome)) throw new TypeError("keeping a file is no rehearsal");
    return { id: outcome.id, ...facts, contentType };
  }

  return {
    store,
    waiting,
    limits,
    newPath: () => join(waiting, randomBytes(16).toString("hex")),
    async refuseWithoutRoom(bytes) {
      await mkdir(waiting, { recursive: true, mode: 0o700 });
      const { bavail, bsize } = await statfs(waiting);
      return bavail * bsize < bytes + reserveBytes ? refuseFile("FILE_ROOM_FULL") : undefined;
    },
    keep,
    async forgetOld() {
      await mkdir(waiting, { recursive: true, mode: 0o700 });
      for (const name of await readdir(waiting)) {
        const path = join(waiting, name);
        const found = await stat(path).catch(() => undefined);
        if (found?.isFile() && now() - found.mtimeMs > DAY_MS) await rm(path, { force: true });
      }
    },
  };
}
