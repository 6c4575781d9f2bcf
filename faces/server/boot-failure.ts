import type { Words } from "#kernel/text/words.ts";

/** The program cannot start, for a reason that the person at the terminal can put right. Nothing was damaged. */
export class BootFailure extends Error {
  readonly code:
    | "CITY_KEY_MISSING"
    | "CITY_KEY_INVALID"
    | "PACK_FAULTY"
    | "PACK_REFUSED"
    | "PACK_UNREADABLE"
    | "KEY_FOLDER_NOT_WRITABLE";
  readonly text: Words;
  readonly next: Words;

  constructor(code: BootFailure["code"], text: Words, next: Words) {
    super(`${text.en} ${next.en}`);
    this.name = "BootFailure";
    this.code = code;
    this.text = text;
    this.next = next;
  }
}
