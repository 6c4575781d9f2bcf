import type { FileHandle } from "node:fs/promises";
import type { Words } from "#kernel/text/words.ts";

const PIECE_BYTES = 1_048_576;
/** Longer than any name that is looked for, also when each of its signs is written as #xx. */
const OVERLAP_BYTES = 64;

/**
 * What in a PDF would run or start something when it is opened: actions of JavaScript and of programs, by their names. Names are
 * looked for in what is not compressed, also where their signs are written as #xx (ISO 32000-1, 7.3.5). What lies in
 * compressed objects is not opened: a viewer that runs no scripts is still needed.
 */
export async function scriptInPdf(file: FileHandle): Promise<Words | undefined> {
  const piece = Buffer.alloc(PIECE_BYTES + OVERLAP_BYTES);
  for (let at = 0; ; at += PIECE_BYTES) {
    const { bytesRead } = await file.read(piece, 0, piece.length, at);
    const text = piece
      .toString("latin1", 0, bytesRead)
      .replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    const found = /\/(JavaScript|Launch)(?![A-Za-z0-9_.-])/.exec(text)?.[1];
    if (found === "JavaScript") return { zh: "JavaScript脚本", en: "JavaScript" };
    if (found === "Launch") return { zh: "启动别的程序的动作", en: "an action that starts a program" };
    if (bytesRead < piece.length) return undefined;
  }
}
