import { z } from "zod";
import type { PackFault } from "./fault.ts";
import { likeThis } from "./fields.ts";
import { readingFault } from "./reading-faults.ts";

const inChinese = z.locales.zhCN().localeError;
const inEnglish = z.locales.en().localeError;

/** What the locale says, without its opening “invalid …:”: our sentence says already that something is wrong. */
const said = (answer: string | { message: string } | null | undefined, otherwise: string): string =>
  ((typeof answer === "object" ? answer?.message : answer) ?? otherwise).replace(/^(无效[^：]*：|Invalid [^:]*: )/, "");

/** The issues that zod found in a file as faults that name the record (by its id, code or place) and the field. */
export function shapeFaults(issues: readonly z.core.$ZodIssue[], raw: unknown): Omit<PackFault, "file">[] {
  return issues.flatMap((issue) => {
    const { record, field } = placeOf(issue.path, raw);
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((unknown) => readingFault("FIELD_UNKNOWN", record, field || unknown, { unknown }));
    }
    if (issue.message.startsWith(likeThis)) {
      const example = issue.message.slice(likeThis.length);
      return [readingFault("SHAPE_LIKE", record, field, { example, found: String(at(raw, issue.path)).slice(0, 60) })];
    }
    // Parsed issues no longer carry the value that was seen; the locales name its type, so it is looked up again.
    const seen = { ...issue, input: at(raw, issue.path) } as z.core.$ZodRawIssue;
    const fault = readingFault("SHAPE", record, field, { reason: said(inChinese(seen), issue.message) });
    return [{ ...fault, text: { ...fault.text, en: englishReason(seen, issue.message) } }];
  });
}

function englishReason(seen: z.core.$ZodRawIssue, otherwise: string): string {
  return readingFault("SHAPE", null, null, { reason: said(inEnglish(seen), otherwise) }).text.en;
}

function at(raw: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    raw,
  );
}

/** A record is an element of a list at the top of the file; anything else is named by its path alone. */
function placeOf(path: readonly PropertyKey[], raw: unknown): { record: string | null; field: string | null } {
  const [list, index, ...rest] = path;
  if (typeof list !== "string" || typeof index !== "number") {
    return { record: null, field: path.length ? path.map(String).join(".") : null };
  }
  const record = at(raw, [list, index]) as Record<string, unknown> | null | undefined;
  const name = [record?.id, record?.code, record?.account].find((value) => typeof value === "string");
  return {
    record: (name as string | undefined)?.slice(0, 80) ?? `${list}#${index + 1}`,
    field: rest.length ? rest.map(String).join(".") : null,
  };
}
