import type { Readable } from "node:stream";

/**
 * Where the bytes of files lie, found by the SHA-256 of their content: the same content lies there once, whoever brought it. A
 * folder is one (`folder-store.ts`); another may be written against the same few acts.
 */
export type FileStore = {
  /**
   * Takes a file from the disk, where it stays and is not to be changed any more. Once it returns, the bytes survive a power cut.
   * Content that is there already is taken once more, so that a removal that has just begun does not take it away.
   */
  put(path: string, sha256: string): Promise<void>;
  /** The bytes, to be read once; undefined when they are not there. */
  get(sha256: string): Promise<StoredBytes | undefined>;
  /** Reads all of it and compares. */
  verify(sha256: string): Promise<"whole" | "missing" | "damaged">;
  /** The hash of everything that is there, in no order. */
  list(): AsyncIterable<string>;
  /**
   * Takes bytes away, unless they came in the last hour or `wanted` says, once they are out of reach, that somebody still refers to
   * them: then they are put back. Whoever keeps a file puts the bytes first and then writes its row, so that one sees the other.
   * @returns whether they are gone
   */
  remove(sha256: string, wanted: () => Promise<boolean>): Promise<boolean>;
};

export type StoredBytes = { readonly bytes: number; open(): Readable };
