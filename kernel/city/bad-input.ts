import { z } from "zod";
import { refuseRecord } from "#kernel/records/kernel-refusals.ts";
import type { Refusal } from "#kernel/records/refusal.ts";

const chinese = z.locales.zhCN().localeError;

/** A schema's first fault as a refusal that names the field by its JSON pointer. */
export function badInput(error: z.ZodError, given: unknown): Refusal {
  const issue = error.issues[0] as z.core.$ZodIssue;
  // A field that the schema does not know is named itself, not what it stands in.
  const unknown = issue.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : [];
  const names = [...issue.path, ...unknown].map((name) => String(name).slice(0, 80));
  const field = `/${names.map((name) => name.replaceAll("~", "~0").replaceAll("/", "~1")).join("/")}`;
  // The Chinese words tell what was received from the value itself, which an issue no longer carries.
  const value = valueAt(given ?? {}, issue.path);
  const zh = chinese({ ...issue, input: value } as never);
  const isMissing = value === undefined && issue.code === "invalid_type";
  const inChinese =
    unknown.length > 0
      ? "没有这一项"
      : isMissing
        ? "没有填写"
        : typeof zh === "string"
          ? zh
          : (zh?.message ?? issue.message);
  const inEnglish = unknown.length > 0 ? "is not a field of this" : isMissing ? "is missing" : issue.message;
  const refusal = refuseRecord("BAD_INPUT", { field });
  return {
    ...refusal,
    text: {
      zh: refusal.text.zh.replace("{fault}", () => `${field} ${inChinese}`),
      en: refusal.text.en.replace("{fault}", () => `${field} ${inEnglish}`),
    },
  };
}

const valueAt = (given: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, name) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[name] : undefined,
    given,
  );
