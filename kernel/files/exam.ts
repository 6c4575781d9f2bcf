import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import type { UploadKind } from "#kernel/packs/settings.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { examineArchive } from "./archive.ts";
import { type Found, findKind } from "./find-kind.ts";
import { givenName } from "./given-name.ts";
import { endingsOf, fileKinds, kindByName } from "./kinds.ts";
import { BYTES_PER_MEGABYTE, type UploadLimits } from "./limits.ts";
import { refuseFile } from "./refusals.ts";

/** What an examination found, and why the file is not kept; null when it may be. */
export type Exam = {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  /** By content; null when nothing was recognised. */
  readonly contentType: string | null;
  readonly refusal: Refusal | null;
};

/**
 * Examines a whole file on the disk: its size, its kind by content against its name, what an archive holds, what would run.
 * @returns what was found, or a refusal alone when nothing about the file may be written down (FIL-06)
 */
export async function examine(path: string, given: string, limits: UploadLimits): Promise<Exam | Refusal> {
  const name = givenName(given);
  if (isRefusal(name)) return name;
  const file = await open(path, "r");
  try {
    const { size: bytes } = await file.stat();
    const hash = createHash("sha256");
    for await (const piece of file.createReadStream({ autoClose: false, start: 0 })) hash.update(piece);
    const facts = { name, bytes, sha256: hash.digest("hex") };
    const sized = refuseBySize(name, bytes, limits);
    if (sized) return { ...facts, contentType: null, refusal: sized };
    const found = await findKind(path, file);
    const kind = "archive" in found ? await examineArchive(path, name, bytes, limits.archive) : found;
    if (isRefusal(kind)) return { ...facts, contentType: null, refusal: kind };
    const told = typeof kind === "string" ? { kind } : kind;
    const contentType = "kind" in told ? fileKinds[told.kind].contentType : null;
    return { ...facts, contentType, refusal: judge(told, name, limits) };
  } finally {
    await file.close();
  }
}

/** Why a file of so many bytes is not kept; asked before it is read, when its size is told, and again when it has come (FIL-02). */
export function refuseBySize(name: string, bytes: number, limits: UploadLimits): Refusal | undefined {
  if (bytes === 0) return refuseFile("FILE_EMPTY", { name, field: "/file" });
  const limit = limits.bytes / BYTES_PER_MEGABYTE;
  return bytes > limits.bytes ? refuseFile("FILE_TOO_LARGE", { name, limit, field: "/file" }) : undefined;
}

/** Why a file that is called so is not kept, whatever it holds: so that nobody waits for an upload that cannot succeed. */
export function refuseByName(name: string, limits: UploadLimits): Refusal | undefined {
  const kind = kindByName(name);
  const kinds = endingsOf(limits.kinds);
  if (kind !== undefined && limits.kinds.includes(kind)) return undefined;
  if (kind === undefined) return refuseFile("FILE_KIND_UNKNOWN", { name, kinds, field: "/file" });
  return notTaken(name, fileKinds[kind].title, kinds);
}

function judge(found: Exclude<Found, { archive: true }>, name: string, limits: UploadLimits): Refusal | null {
  const kinds = endingsOf(limits.kinds);
  if ("program" in found) return refuseFile("FILE_IS_PROGRAM", { name, field: "/file", ...said(found.program) });
  if ("unknown" in found) return refuseFile("FILE_KIND_UNKNOWN", { name, kinds, field: "/file" });
  if ("other" in found) return notTaken(name, { zh: `${found.other}文件`, en: found.other }, kinds);
  const { kind, script } = found;
  if (!limits.kinds.includes(kind)) return notTaken(name, fileKinds[kind].title, kinds);
  if (kindByName(name) !== kind) return otherThanItsName(name, kind);
  return script ? refuseFile("FILE_HAS_SCRIPT", { name, field: "/file", ...said(script) }) : null;
}

function otherThanItsName(name: string, kind: UploadKind): Refusal {
  const { title, extensions } = fileKinds[kind];
  return refuseFile("FILE_NAME_DIFFERS", { name, ending: extensions[0], field: "/file", ...said(title) });
}

const notTaken = (name: string, what: { readonly zh: string; readonly en: string }, kinds: string): Refusal =>
  refuseFile("FILE_KIND_NOT_TAKEN", { name, kinds, field: "/file", ...said(what) });

const said = ({ zh, en }: { readonly zh: string; readonly en: string }) => ({ found: zh, foundEn: en });
