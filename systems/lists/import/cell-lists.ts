import { conditionField, feeField, type NeededPaper, neededPaper, stepField } from "#kernel/items/content.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import { formOf, formText, postOf, postText } from "./cell-words.ts";

// Lists inside a cell: parted by "；"; the parts of one entry by "*". Each reader gives undefined for what it cannot read,
// each writer the text that its reader understands.

/** The entries of a cell; a semicolon inside brackets parts nothing, since citations hold some. */
export function listed(text: string): string[] {
  const parts = [""];
  let open = 0;
  for (const sign of text) {
    if ("（(《".includes(sign)) open += 1;
    if ("）)》".includes(sign)) open = Math.max(0, open - 1);
    if (open === 0 && "；;\n".includes(sign)) parts.push("");
    else parts[parts.length - 1] += sign;
  }
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== "" && part !== "无" && part !== "-" && part !== "—");
}

const starred = (text: string): string[] => text.split(/[*＊]/).map((part) => part.trim());

/** "图纸?*复印件*2*B12": may follow later, two copies, yielded by B12. */
export function paperOf(text: string): NeededPaper | undefined {
  const [first = "", ...more] = starred(text);
  const later = /[?？]$/.test(first) || more.some((part) => /[?？]$/.test(part));
  const [form, copies, from] = more.map((part) => part.replace(/[?？]$/, ""));
  const read = {
    ...{ name: first.replace(/[?？]$/, "").trim(), from: from ? from.toUpperCase() : null },
    ...(form ? { form: formOf(form) ?? form } : {}),
    ...(copies ? { copies: Number(copies.replace(/份$/, "")) } : {}),
    ...(later ? { necessary: false } : {}),
  };
  const { success, data } = neededPaper.safeParse(read);
  return success && more.length <= 3 ? data : undefined;
}

export function paperText({ name, form, copies, necessary, from }: NeededPaper): string {
  const first = necessary === false ? `${name}?` : name;
  const more = [form === undefined ? "" : formText(form), copies === undefined ? "" : String(copies), from ?? ""];
  while (more.at(-1) === "") more.pop();
  return [first, ...more].join("*");
}

/** "受理*窗口*1": in one workday, at the window. A bare name is handled by the post that its words tell, in no days of its own. */
export function stepOf(text: string): ItemDraft["steps"][number] | undefined {
  const [name = "", post = "", days = "0", ...more] = starred(text);
  const read = { name, post: post === "" ? postByName(name) : (postOf(post) ?? post), days: wholeNumber(days) };
  const { success, data } = stepField.safeParse(read);
  return success && more.length === 0 ? data : undefined;
}

const postByName = (name: string): string =>
  /受理|收件|送达|发证|登记/.test(name) ? "window" : /决定|审批|核准|签发/.test(name) ? "decider" : "reviewer";

export const stepText = ({ name, post, days }: ItemDraft["steps"][number]): string =>
  `${name}*${postText(post)}*${days}`;

/**
 * "已办理用地批准手续（建筑法 第8条）" or "…|建筑法 第8条": nothing is a condition without its citation (LST-17). One that names
 * none rests on `basis`, the item's own.
 */
export function conditionOf(text: string, fallback = ""): ItemDraft["conditions"][number] | undefined {
  const bar = text.search(/[|｜]/);
  const open = matchingBracket(text);
  const [said, basis] =
    bar >= 0
      ? [text.slice(0, bar), text.slice(bar + 1)]
      : open < 0
        ? [text, ""]
        : [text.slice(0, open), text.slice(open + 1, -1)];
  const { success, data } = conditionField.safeParse({ text: said, basis: basis?.trim() || fallback });
  return success ? data : undefined;
}

export const conditionText = ({ text, basis }: ItemDraft["conditions"][number]): string => `${text}|${basis}`;

/** Where the bracket opens that the text ends with; brackets inside it are counted. */
function matchingBracket(text: string): number {
  if (!/[）)]$/.test(text)) return -1;
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if ("）)".includes(text[at] as string)) depth += 1;
    if ("（(".includes(text[at] as string)) depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

/** "登记费*80元/件" with its basis. */
export function feeOf(text: string, basis: string): ItemDraft["fees"][number] | undefined {
  const [name = "", ...standard] = starred(text);
  const { success, data } = feeField.safeParse({ name, standard: standard.join("*") || text, basis });
  return success ? data : undefined;
}

export const feeText = ({ name, standard }: ItemDraft["fees"][number]): string =>
  standard === name ? name : `${name}*${standard}`;

/** A whole number that is written as one, also 3.0 as spreadsheets write; NaN for anything else. */
export function wholeNumber(text: string): number {
  return /^\d{1,6}(?:\.0+)?$/.test(text.trim()) ? Number.parseInt(text, 10) : Number.NaN;
}
