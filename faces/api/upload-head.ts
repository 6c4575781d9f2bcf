import { refuseByName, refuseBySize } from "#kernel/files/exam.ts";
import { givenName } from "#kernel/files/given-name.ts";
import type { UploadLimits } from "#kernel/files/limits.ts";
import type { BegunUpload } from "#kernel/files/unfinished.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { refuseUpload } from "./upload-refusals.ts";

export const TUS_VERSION = "1.0.0";

/** A request of another version of the protocol, or of none; what a browser asks without one is no part of it. */
export function refuseOtherVersion(version: string | undefined): Refusal | undefined {
  if (version === TUS_VERSION) return undefined;
  return { ...refuseUpload("UPLOAD_MALFORMED", { fault: `Tus-Resumable: ${TUS_VERSION}` }), status: 412 };
}

/** What the head of a beginning upload says; a file that would be refused when it is whole is refused before a byte of it comes. */
export function readBeginning(
  headers: Headers,
  limits: UploadLimits,
): Pick<BegunUpload, "name" | "length" | "replaces"> | Refusal {
  const malformed = (fault: string) => refuseUpload("UPLOAD_MALFORMED", { fault });
  const other = refuseOtherVersion(headers.get("tus-resumable") ?? undefined);
  if (other) return other;
  const length = /^\d{1,15}$/.exec(headers.get("upload-length") ?? "")?.[0];
  if (length === undefined) return malformed("Upload-Length");
  const said = readMetadata(headers.get("upload-metadata") ?? "");
  if (said === undefined) return malformed("Upload-Metadata");
  const name = givenName(said.get("filename") ?? "");
  if (isRefusal(name)) return name;
  const no = refuseBySize(name, Number(length), limits) ?? refuseByName(name, limits);
  if (no) return no;
  const replaces = said.get("replaces");
  if (replaces !== undefined && !/^[\w-]{1,80}$/.test(replaces)) return malformed("replaces");
  return { name, length: Number(length), ...(replaces === undefined ? {} : { replaces }) };
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** Pairs of a key and a value in base64, with commas between; undefined when they are none. */
function readMetadata(text: string): ReadonlyMap<string, string> | undefined {
  const said = new Map<string, string>();
  try {
    for (const pair of text.split(",")) {
      const [key = "", value = "", more] = pair.trim().split(" ");
      if (more !== undefined || said.has(key) || !/^[A-Za-z0-9+/]*={0,2}$/.test(value)) return undefined;
      said.set(key, utf8.decode(Buffer.from(value, "base64")));
    }
  } catch {
    return undefined;
  }
  return said;
}
