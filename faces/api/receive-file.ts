import { open, rm } from "node:fs/promises";
import { refuseBySize } from "#kernel/files/exam.ts";
import { givenName } from "#kernel/files/given-name.ts";
import type { FileIntake, KeptFile } from "#kernel/files/intake.ts";
import type { Who } from "#kernel/records/asked.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { FormPart } from "./form-parts.ts";

/**
 * Takes one file of a form: writes it to the disk as it comes, no further than the city's limit, examines it and keeps it. Nothing of
 * it is held in memory, and what is not kept leaves nothing behind.
 * @param tooLarge whether a file over the limit ends the reading, or is read to its end for the sake of the parts behind it
 */
export async function receiveFile(
  intake: FileIntake,
  part: FormPart,
  asked: { readonly who: Who; readonly key?: string; readonly replaces?: string },
  tooLarge: "stop" | "pass over" = "stop",
): Promise<KeptFile | Refusal> {
  const name = givenName(part.fileName ?? "");
  if (isRefusal(name)) return name;
  const limits = intake.limits();
  const full = await intake.refuseWithoutRoom(limits.bytes);
  if (full) return full;
  const path = intake.newPath();
  try {
    const bytes = await write(part.bytes, path, limits.bytes, tooLarge);
    const sized = refuseBySize(name, bytes, limits);
    // One that is empty goes on to the exam, so that it is on record; of one that is too large there is only a part.
    if (sized && bytes > 0) return sized;
    return await intake.keep({ path, name, ...asked });
  } finally {
    await rm(path, { force: true });
  }
}

/** @returns the bytes that came; of more than `most` no more is written */
async function write(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  most: number,
  tooLarge: "stop" | "pass over",
): Promise<number> {
  const file = await open(path, "wx", 0o600);
  try {
    let length = 0;
    for await (const piece of bytes) {
      length += piece.byteLength;
      if (length <= most) await file.appendFile(piece);
      else if (tooLarge === "stop") break;
    }
    return length;
  } finally {
    await file.close();
  }
}
