import type { FileHandle } from "node:fs/promises";
import { fileTypeFromFile } from "file-type";
import type { UploadKind } from "#kernel/packs/settings.ts";
import type { Words } from "#kernel/text/words.ts";
import { examineCompound, isCompound } from "./compound-file.ts";
import { scriptInPdf } from "./pdf-script.ts";
import { programOf } from "./programs.ts";

/** What a file is by its content alone. An archive is not looked into here. */
export type Found =
  | { readonly kind: UploadKind; readonly script?: Words | undefined }
  | { readonly archive: true }
  | { readonly program: Words }
  /** Recognised, and of no kind that there is for papers. */
  | { readonly other: string }
  | { readonly unknown: true };

/** Enough for every mark that is looked for here. */
const HEAD_BYTES = 8192;

const byEnding: Readonly<Record<string, UploadKind>> = { pdf: "pdf", jpg: "jpg", png: "png", tif: "tif", dwg: "dwg" };

/** Recognises a file by its content. Archives never reach the library, which would unpack parts of them. */
export async function findKind(path: string, file: FileHandle): Promise<Found> {
  const buffer = Buffer.alloc(HEAD_BYTES);
  const { bytesRead } = await file.read(buffer, 0, HEAD_BYTES, 0);
  const head = buffer.subarray(0, bytesRead);
  const program = programOf(head);
  if (program) return { program };
  if (isArchive(head)) return { archive: true };
  if (isCompound(head)) {
    const { kind, macros } = await examineCompound(file);
    if (kind === undefined) return { other: "OLE" };
    return { kind, script: macros ? { zh: "宏", en: "macros" } : undefined };
  }
  if (isDxf(head)) return { kind: "dxf" };
  const recognised = await fileTypeFromFile(path);
  if (!recognised) return { unknown: true };
  const kind = byEnding[recognised.ext];
  if (kind === undefined) return { other: recognised.ext.toUpperCase() };
  return { kind, script: kind === "pdf" ? await scriptInPdf(file) : undefined };
}

/** PK and a local header, or the end of an archive that holds nothing. */
const isArchive = (head: Buffer): boolean => ["504b0304", "504b0506"].includes(head.toString("hex", 0, 4));

/** A drawing in text begins with group 0 and SECTION, after comments (group 999); a binary one says what it is. */
const isDxf = (head: Buffer): boolean =>
  /^(AutoCAD Binary DXF\r\n|(ï»¿)?(\s*999\r?\n[^\n]*\n)*\s*0\r?\n\s*SECTION\r?\n)/.test(head.toString("latin1"));
