import { isStorable } from "#faces/api/body.ts";
import { FormFault, type FormPart, formParts } from "#faces/api/form-parts.ts";
import { receiveFile } from "#faces/api/receive-file.ts";
import type { FormFiles } from "#kernel/city/system.ts";
import type { FileIntake, KeptFile } from "#kernel/files/intake.ts";
import { BYTES_PER_MEGABYTE } from "#kernel/files/limits.ts";
import type { Who } from "#kernel/records/asked.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { formLimits, refuseForm } from "./form-refusals.ts";

/** A form with files: what was typed, the files that were kept, and the first that was not. */
export type FormRead = {
  readonly fields: Readonly<Record<string, string>>;
  readonly files: FormFiles;
  readonly refusal: Refusal | null;
};

/**
 * Reads a form of parts as it comes. Each file goes to the disk, is examined and kept before the next one is read; one that is not
 * taken does not cost the others, nor what was typed.
 * @param most files that the form may have
 */
export async function readFormWithFiles(
  request: Request,
  boundary: string,
  intake: FileIntake,
  who: Who,
  most: number,
): Promise<FormRead | Refusal> {
  const limit = most * intake.limits().bytes + formLimits.bytes;
  const tooLarge = () => refuseForm("FORM_FILES_TOO_LARGE", { limit: Math.floor(limit / BYTES_PER_MEGABYTE) });
  if (Number(request.headers.get("content-length") ?? 0) > limit) return tooLarge();
  if (request.body === null) return refuseForm("FORM_TYPE");
  const reading = openReading(intake, who, most);
  const whole = counted(request.body, limit);
  try {
    for await (const part of formParts(whole.bytes, boundary)) {
      const fault = await reading.take(part);
      if (fault) return fault;
    }
  } catch (error) {
    if (whole.over()) return tooLarge();
    if (error instanceof FormFault || request.signal.aborted) return refuseForm("FORM_TYPE");
    throw error;
  }
  return reading.read();
}

function openReading(intake: FileIntake, who: Who, most: number) {
  const fields: Record<string, string> = Object.create(null);
  const files: Record<string, KeptFile[]> = Object.create(null);
  let [count, bytes, brought] = [0, 0, 0];
  let refusal: Refusal | null = null;

  async function takeField(part: FormPart): Promise<Refusal | undefined> {
    const pieces: Uint8Array[] = [];
    for await (const piece of part.bytes) {
      bytes += piece.byteLength;
      if (bytes > formLimits.bytes) return refuseForm("FORM_TOO_LARGE");
      pieces.push(piece);
    }
    const value = Buffer.concat(pieces).toString("utf8");
    if (!isStorable(value)) return refuseForm("FORM_TYPE");
    fields[part.name] ??= value.replaceAll("\r\n", "\n");
    return undefined;
  }

  async function takeFile(part: FormPart): Promise<void> {
    brought += 1;
    const field = `/${part.name}`;
    if (brought > most) {
      refusal ??= { ...refuseForm("FORM_FILES_TOO_MANY", { most }), field };
      return;
    }
    // The same form sent twice keeps its files once (REC-06).
    const key = fields.key === undefined ? {} : { key: `form-${fields.key}-${part.name}-${brought}` };
    const kept = await receiveFile(intake, part, { who, ...key }, "pass over");
    if (isRefusal(kept)) refusal ??= { ...kept, field };
    else files[part.name] = [...(files[part.name] ?? []), kept];
  }

  return {
    async take(part: FormPart): Promise<Refusal | undefined> {
      count += 1;
      if (count > formLimits.fields || !isStorable(part.name)) return refuseForm("FORM_TYPE");
      if (part.fileName === undefined) return takeField(part);
      // A browser sends a nameless empty file for a field in which none was chosen.
      if (part.fileName !== "") await takeFile(part);
      return undefined;
    },
    read: (): FormRead | Refusal => (count === 0 ? refuseForm("FORM_TYPE") : { fields, files, refusal }),
  };
}

/** What comes, no further than `most` bytes. */
function counted(body: AsyncIterable<Uint8Array>, most: number) {
  let length = 0;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for await (const piece of body) {
      length += piece.byteLength;
      if (length > most) throw new FormFault("it is too large");
      yield piece;
    }
  }
  return { bytes: bytes(), over: () => length > most };
}
