import { type Entry, getFileNameLowLevel, openPromise, validateFileName, type ZipFile } from "yauzl";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { BYTES_PER_MEGABYTE, type UploadLimits } from "./limits.ts";
import { isPackedByName, runsByName } from "./programs.ts";
import { refuseFile } from "./refusals.ts";

/** Kinds of file that are ZIP archives; what lies in one says which. */
export type ArchiveKind = "docx" | "xlsx" | "ofd" | "zip";
type Limits = UploadLimits["archive"];

/** Below this an archive that unpacks to many times its size does no harm: a table of equal numbers does so too. */
const HARMLESS_BYTES = 10 * BYTES_PER_MEGABYTE;

/**
 * Looks into an archive by its directory alone; nothing is unpacked. @returns its kind, or why it is not kept (FIL-04).
 *
 * A directory can lie about sizes. Whoever unpacks it then meets a damaged archive: readers that keep to the format stop at the size
 * that the directory tells.
 */
export async function examineArchive(
  path: string,
  name: string,
  bytes: number,
  limits: Limits,
): Promise<ArchiveKind | Refusal> {
  let archive: ZipFile | undefined;
  try {
    archive = await openPromise(path, { lazyEntries: true, decodeStrings: false, autoClose: false });
    if (archive.entryCount > limits.entries) return tooMany(name, archive.entryCount, limits);
    return await examineEntries(archive, name, bytes, limits);
  } catch {
    return refuseFile("ARCHIVE_BROKEN", { name, field: "/file" });
  } finally {
    archive?.close();
  }
}

async function examineEntries(
  archive: ZipFile,
  name: string,
  bytes: number,
  limits: Limits,
): Promise<ArchiveKind | Refusal> {
  const names = new Set<string>();
  let unpacked = 0;
  let fault: Refusal | undefined;
  for await (const entry of archive.eachEntry()) {
    const entryName = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
    unpacked += entry.uncompressedSize;
    if (unpacked > limits.bytes) return tooLarge(name, unpacked, limits);
    fault ??= faultOf(entry, entryName, name);
    names.add(entryName);
  }
  if (unpacked > HARMLESS_BYTES && unpacked > bytes * limits.ratio) return tooDense(name, unpacked / bytes, limits);
  if (isRefusal(fault)) return fault;
  const kind = kindOf(names);
  return kind === "zip" ? (strangers(names, name) ?? kind) : (macros(names, name) ?? kind);
}

function faultOf(entry: Entry, entryName: string, name: string): Refusal | undefined {
  const isLink = ((entry.externalFileAttributes >>> 16) & 0o170000) === 0o120000;
  if (validateFileName(entryName) !== null || isLink) return refuseFile("ARCHIVE_LEADS_OUT", { name, field: "/file" });
  if (entry.isEncrypted()) return refuseFile("ARCHIVE_LOCKED", { name, field: "/file" });
  return undefined;
}

function kindOf(names: ReadonlySet<string>): ArchiveKind {
  if (names.has("OFD.xml")) return "ofd";
  if (names.has("[Content_Types].xml") && names.has("word/document.xml")) return "docx";
  if (names.has("[Content_Types].xml") && names.has("xl/workbook.xml")) return "xlsx";
  return "zip";
}

/** Programs, and archives in the archive, into which nobody has looked. */
function strangers(names: ReadonlySet<string>, name: string): Refusal | undefined {
  for (const one of names) {
    const found = one.slice(one.lastIndexOf("/") + 1).slice(-60);
    const details = { name, found, foundEn: found, field: "/file" };
    if (runsByName(one) || isPackedByName(one)) return refuseFile("ARCHIVE_HOLDS_OTHERS", details);
  }
  return undefined;
}

function macros(names: ReadonlySet<string>, name: string): Refusal | undefined {
  const held = [...names].some((one) => /(^|\/)vbaProject\.bin$/i.test(one));
  return held ? refuseFile("FILE_HAS_SCRIPT", { name, found: "宏", foundEn: "macros", field: "/file" }) : undefined;
}

function tooMany(name: string, entries: number, limits: Limits): Refusal {
  return refuseFile("ARCHIVE_TOO_LARGE", {
    ...{ name, field: "/file", found: `有${entries}个文件`, foundEn: `has ${entries} files` },
    ...{ limit: `${limits.entries}个`, limitEn: String(limits.entries) },
  });
}

function tooLarge(name: string, unpacked: number, limits: Limits): Refusal {
  const megabytes = Math.ceil(unpacked / BYTES_PER_MEGABYTE);
  const limit = limits.bytes / BYTES_PER_MEGABYTE;
  return refuseFile("ARCHIVE_TOO_LARGE", {
    ...{ name, field: "/file", found: `至少有${megabytes}兆字节`, foundEn: `is ${megabytes} MB or more` },
    ...{ limit: `${limit}兆字节`, limitEn: `${limit} MB` },
  });
}

function tooDense(name: string, ratio: number, limits: Limits): Refusal {
  const times = Math.ceil(ratio);
  return refuseFile("ARCHIVE_TOO_LARGE", {
    ...{ name, field: "/file", found: `是原来的${times}倍`, foundEn: `is ${times} times its size` },
    ...{ limit: `${limits.ratio}倍`, limitEn: `${limits.ratio} times` },
  });
}
