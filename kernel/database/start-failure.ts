/** A text in the two languages of the product, Chinese first. */
export type Text = { readonly zh: string; readonly en: string };

export type StartFailureCode =
  | "CITY_NAME_INVALID"
  | "DATABASE_ENCODING"
  | "DATABASE_NEWER"
  | "DATABASE_NOT_ALLOWED"
  | "DATABASE_SIGN_IN_REFUSED"
  | "DATABASE_UNREACHABLE"
  | "DATABASE_URL_INVALID"
  | "DATA_FOLDER_IN_USE"
  | "DATA_FOLDER_NOT_WRITABLE"
  | "DATA_FOLDER_OTHER_MAJOR"
  | "DATA_FOLDER_OTHER_OWNER"
  | "DATA_FOLDER_PASSWORD_LOST"
  | "EXTENSION_NOT_ALLOWED"
  | "MIGRATION_DUPLICATE"
  | "MIGRATION_EDITED"
  | "MIGRATION_FAILED"
  | "POSTGRES_DID_NOT_START"
  | "POSTGRES_MISSING"
  | "POSTGRES_TOO_OLD";

/**
 * The city cannot start, and this is why. `text` is one sentence that says what happened, `next` says what to do;
 * `message` is the English of both, for logs. No password is ever part of it.
 */
export class StartFailure extends Error {
  readonly code: StartFailureCode;
  readonly text: Text;
  readonly next: Text;

  constructor(code: StartFailureCode, text: Text, next: Text, cause?: unknown) {
    super(`${text.en} ${next.en}`, cause === undefined ? undefined : { cause });
    this.name = "StartFailure";
    this.code = code;
    this.text = text;
    this.next = next;
  }
}

/** The message of anything thrown. A connection that failed on several addresses keeps its reasons one level down. */
export function reason(error: unknown): string {
  if (error instanceof AggregateError && error.message === "") return error.errors.map(reason).join("; ");
  return error instanceof Error ? error.message : String(error);
}

/** The `code` of a system or PostgreSQL error, such as `EACCES` or `42501`; "" for anything else. */
export function errorCode(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0 && !("code" in error))
    return errorCode(error.errors[0]);
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
