import type { FileHandle } from "node:fs/promises";

/** Beginning of a compound file (复合文档), in which Word and Excel kept what they wrote until 2003. */
const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
export const isCompound = (head: Uint8Array): boolean => SIGNATURE.every((byte, at) => head[at] === byte);

const ENTRY_BYTES = 128;
const PIECE_BYTES = 1_048_576;

/** What a compound file is by the streams in it, and whether it holds macros. */
export async function examineCompound(
  file: FileHandle,
): Promise<{ readonly kind: "doc" | "xls" | undefined; readonly macros: boolean }> {
  const names = await streamNames(file);
  const kind = names.has("WordDocument") ? "doc" : names.has("Workbook") || names.has("Book") ? "xls" : undefined;
  return { kind, macros: names.has("_VBA_PROJECT") || names.has("VBA") };
}

/**
 * The names of its streams. Its directory lies in sectors somewhere in the file; each entry has 128 bytes and begins at a multiple
 * of 128 (MS-CFB 2.6.1). All such places are looked at, so that a directory that lies about its own chain hides nothing.
 */
async function streamNames(file: FileHandle): Promise<ReadonlySet<string>> {
  const names = new Set<string>();
  const piece = Buffer.alloc(PIECE_BYTES);
  for (let at = 0; ; at += PIECE_BYTES) {
    const { bytesRead } = await file.read(piece, 0, PIECE_BYTES, at);
    for (let entry = 0; entry + ENTRY_BYTES <= bytesRead; entry += ENTRY_BYTES) {
      const name = nameOf(piece, entry);
      if (name !== undefined) names.add(name);
    }
    if (bytesRead < PIECE_BYTES) return names;
  }
}

/** The name in an entry: up to 32 signs of UTF-16 with their length behind them, then the entry's type. */
function nameOf(piece: Buffer, entry: number): string | undefined {
  const bytes = piece.readUInt16LE(entry + 64);
  const type = piece[entry + 66];
  if ((type !== 1 && type !== 2 && type !== 5) || bytes < 4 || bytes > 64 || bytes % 2 !== 0) return undefined;
  const name = piece.toString("utf16le", entry, entry + bytes - 2);
  return /^[\w]+$/.test(name) ? name : undefined;
}
