import type { Refusal } from "#kernel/records/refusal.ts";
import { refusalsOf } from "#kernel/records/refusal.ts";
import { type ItemDraft, itemDraft } from "../draft/item-draft.ts";

const { refuse } = refusalsOf({
  FIELD_MISSING: {
    rule: "LST-03",
    text: { zh: "这里还空着。", en: "This is still empty." },
    next: { zh: "填写；不需要这一行的，删去。", en: "Fill it in, or remove the line." },
    status: 422,
  },
  FIELD_LONG: {
    rule: "LST-03",
    text: { zh: "最多{most}{unit}，现为{found}{unit}。", en: "At most {most}, found {found}." },
    next: { zh: "缩短，或分成几条。", en: "Shorten it, or part it." },
    status: 422,
  },
  FIELD_CODE: {
    rule: "LST-02",
    text: {
      zh: "编码应以大写字母开头，只用大写字母、数字和连字符，最多30位，现为“{found}”。",
      en: "A code begins with a capital and has capitals, digits and hyphens, 30 at most; found “{found}”.",
    },
    next: { zh: "改正编码，如B47。", en: "Correct it, such as B47." },
    status: 422,
  },
  FIELD_BASIC_CODE: {
    rule: "LST-02",
    text: { zh: "基本编码应为12位数字，现为“{found}”。", en: "A basic code has 12 digits; found “{found}”." },
    next: { zh: "按国家基本目录填写；还没有编码的留空。", en: "Take it from the national list, or leave it empty." },
    status: 422,
  },
  FIELD_RANGE: {
    rule: "LST-03",
    text: {
      zh: "应为{least}至{most}的整数，现为{found}。",
      en: "A whole number from {least} to {most}; found {found}.",
    },
    next: { zh: "改为这个范围内的数。", en: "Give a number in this range." },
    status: 422,
  },
  FIELD_MISFIT: {
    rule: "LST-03",
    text: { zh: "这里的内容不合格式。", en: "This does not have the right form." },
    next: { zh: "重新选择或填写。", en: "Choose or fill it in again." },
    status: 422,
  },
});

/**
 * What keeps a draft from being saved: places that are empty, too long, or out of range, by the schema that the server saves
 * by. What the law says of it is told by `draftFaults`, which needs a whole draft.
 */
export function shapeFaults(content: ItemDraft): Refusal[] {
  const read = itemDraft.safeParse(content);
  if (read.success) return [];
  return read.error.issues.map((issue) => {
    const field = issue.path.map((step) => `/${String(step)}`).join("");
    const found = valueAt(content, issue.path);
    if (found === undefined || found === null || found === "" || Number.isNaN(found))
      return refuse("FIELD_MISSING", { field });
    if (field === "/code") return refuse("FIELD_CODE", { found, field });
    if (field === "/basicCode") return refuse("FIELD_BASIC_CODE", { found, field });
    if (typeof found === "number") {
      const { least, most } = numberRange(field);
      return refuse("FIELD_RANGE", { found, least, most, field });
    }
    if (Array.isArray(found) && found.length === 0) return refuse("FIELD_MISSING", { field });
    if (typeof found === "string" && found.trim() === "") return refuse("FIELD_MISSING", { field });
    if (issue.code === "too_big") {
      const size = (found as string | readonly unknown[]).length;
      return refuse("FIELD_LONG", {
        most: issue.maximum,
        found: size,
        unit: Array.isArray(found) ? "条" : "字",
        field,
      });
    }
    return refuse("FIELD_MISFIT", { field });
  });
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null ? (value as Record<PropertyKey, unknown>)[step] : undefined,
    content,
  );
}

/** The ranges of `itemDraft`'s numbers, as a sentence names them. */
function numberRange(field: string): { least: number; most: number } {
  if (/\/copies$/.test(field)) return { least: 1, most: 20 };
  if (/^\/special\//.test(field)) return { least: 1, most: 365 };
  if (/^\/steps\//.test(field)) return { least: 0, most: 365 };
  return field === "/visits" ? { least: 0, most: 50 } : { least: 0, most: 3650 };
}
