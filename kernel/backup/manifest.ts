import { z } from "zod";

/**
 * The number of the format. It rises when an older program would misread a backup; fields that an older program may
 * leave unread are added without that.
 */
export const FORMAT = 1;

const count = z.number().int().min(0);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const measure = z.object({ bytes: count, sha256 });

/** A place below the data folder, with forward slashes, that leads nowhere else. */
const path = z
  .string()
  .regex(/^(files|packs|keys)\/[^\\]+$/)
  .refine((text) => !text.split("/").some((part) => part === "" || part === "." || part === ".."));

const table = z.object({
  name: z.string().min(1),
  /** In the order of the rows' fields. Generated columns are not among them: they follow from the others. */
  columns: z.array(z.string()),
  rows: count,
  /** The rows as `COPY … TO` writes them, in the order of the primary key (text by its bytes). */
  text: measure,
  /** The same, packed by gzip: the file `tables/<name>.copy.gz`. */
  file: measure,
});

const manifest = z.object({
  format: z.literal(FORMAT),
  program: z.string(),
  city: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** The moment of the snapshot, by the database's clock. */
  madeAt: z.iso.datetime(),
  /** Such as 180004. */
  postgres: count,
  journal: z.object({
    /** How many entries there are. */
    entries: count,
    /** The place that the next one gets. */
    next: count,
    /** Places run without a gap, and every change belongs to an entry. */
    whole: z.boolean(),
    /** The leaf hash of the last entry, as the public log has it. */
    head: sha256.nullable(),
  }),
  key: z.object({
    included: z.boolean(),
    /** A fixed text under the city's key: tells whether a key is this city's, and nothing of the key. */
    check: sha256.nullable(),
  }),
  /** The ledger: what made the tables. */
  migrations: z.array(z.object({ name: z.string(), sha256 })),
  tables: z.array(table),
  sequences: z.array(z.object({ name: z.string(), last: z.string().regex(/^-?\d+$/), called: z.boolean() })),
  /** Regular files of the data folder: `data/<path>` in the backup. */
  files: z.array(z.object({ path, bytes: count, sha256 })),
});

/** What a backup says of itself: `manifest.json`. */
export type Manifest = z.infer<typeof manifest>;
export type ManifestTable = z.infer<typeof table>;
export type ManifestFile = Manifest["files"][number];
export type Measure = z.infer<typeof measure>;

/** The manifest in a text; a format of a later program, or `undefined` when it is none of ours. */
export function readManifest(
  text: string,
): Manifest | { readonly later: number; readonly program: string } | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const head = z.object({ format: count, program: z.string() }).safeParse(value);
  if (!head.success) return undefined;
  if (head.data.format > FORMAT) return { later: head.data.format, program: head.data.program };
  return manifest.safeParse(value).data;
}

/** Where a table's rows are in a backup. */
export const tableFile = (name: string): string => `tables/${encodeURIComponent(name)}.copy.gz`;

/** Where a file of the data folder is in a backup. */
export const dataFile = (file: Pick<ManifestFile, "path">): string => `data/${file.path}`;
