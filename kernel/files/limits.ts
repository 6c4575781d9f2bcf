import { type UploadKind, uploadKinds } from "#kernel/packs/settings.ts";
import type { Settings } from "#kernel/records/command.ts";

/** What a city takes as a file, from its settings. */
export type UploadLimits = {
  readonly kinds: readonly UploadKind[];
  /** Of one file. */
  readonly bytes: number;
  /** Of what an archive holds, unpacked; `ratio` is how many times its own size that may be. */
  readonly archive: { readonly bytes: number; readonly entries: number; readonly ratio: number };
  /** How long an upload that was broken off waits for its rest. */
  readonly unfinishedHours: number;
};

export const BYTES_PER_MEGABYTE = 1_048_576;

export function uploadLimits(settings: Settings): UploadLimits {
  const named = new Set(settings.text("uploadKinds").split(" "));
  return {
    kinds: uploadKinds.filter((kind) => named.has(kind)),
    bytes: settings.number("uploadMegabytes") * BYTES_PER_MEGABYTE,
    archive: {
      bytes: settings.number("archiveMegabytes") * BYTES_PER_MEGABYTE,
      entries: settings.number("archiveEntries"),
      ratio: settings.number("archiveRatio"),
    },
    unfinishedHours: settings.number("unfinishedUploadHours"),
  };
}
