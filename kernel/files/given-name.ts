import type { Refusal } from "#kernel/records/refusal.ts";
import { refuseFile } from "./refusals.ts";

/** Control signs, halves of signs, and signs that turn the direction of writing, by which "fdp.exe" reads as "exe.pdf". */
const UNUSABLE = /[\p{Cc}\p{Cs}\p{Co}\u202A-\u202E\u2066-\u2069\u200E\u200F\u2028\u2029]/u;

/** 密级★保密期限 as GB/T 9704 has it (机密★10年), or a level of secrecy in brackets. */
const SECRET = /(绝密|机密|秘密)\s*[★☆]|[[(（【〔［]\s*(绝密|机密|秘密)\s*[\])）】〕］]/;

/** The name of a file as it was given, without the path that some programs send along; or why it cannot be one (FIL-06). */
export function givenName(given: string): string | Refusal {
  const name = (given.split(/[/\\]/).at(-1) ?? "").normalize("NFC").trim();
  if (name === "" || [...name].length > 200 || UNUSABLE.test(name) || /^\.+$/.test(name))
    return refuseFile("FILE_NAME_INVALID", { field: "/file" });
  // What it is called may itself be secret, so the refusal does not repeat it.
  if (SECRET.test(name)) return refuseFile("FILE_MARKED_SECRET", { field: "/file" });
  return name;
}
