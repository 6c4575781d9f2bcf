import { z } from "zod";
import { type RowOf, record } from "#kernel/records/record.ts";

/**
 * An uploaded file (文件), one row a version: what was given, by whom, and what its content is. The bytes lie in the store under
 * `sha256`. What it is for stands with whoever refers to it.
 */
export const files = record({
  name: "file",
  title: { zh: "文件", en: "File" },
  table: "files",
  fields: {
    /** As it was given, without any path. */
    name: z.string(),
    bytes: z.int().nonnegative(),
    sha256: z.string(),
    /** Found by content; null when nothing was recognised, and then it was refused. */
    contentType: z.string().nullable(),
    state: z.enum(["whole", "refused", "removed"]),
    /** The code of the refusal, of one that was examined and not kept. */
    refusal: z.string().nullable(),
    /** The file of which this is the next version. */
    replaces: z.string().nullable(),
    /** Null for a visitor without a name. */
    uploadedBy: z.string().nullable(),
    uploadedAt: z.string(),
  },
  // People name files after people.
  personal: ["name"],
});
export type FileRow = RowOf<typeof files>;
