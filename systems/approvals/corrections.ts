/** What a correction says: the wrong words as they stand, and the right ones. */
export type Correction = { readonly wrong: string; readonly right: string };

type Content = Readonly<Record<string, unknown>>;

/** What a document decides or rests on: changed by another decision, never by a correction. */
const binding: ReadonlySet<string> = new Set([
  ...["decision", "kind", "ground", "article", "law", "bases", "basis", "rule", "remedies", "decidedBy", "permit"],
  ...["number", "unit", "legalUnit", "means", "by", "corrects", "wrong", "right"],
]);

/** Dates, limits and what is decided, wherever they stand in a text. */
const bindingWords =
  /\d{4}-\d{1,2}-\d{1,2}|[\d〇一二三四五六七八九十百]+\s*(?:年|月|日|天|个工作日|工作日|个日历日|个月)|准予|不予|同意|撤销|撤回|注销|视为/g;

/**
 * Why these words cannot be corrected, if they cannot: `absent` where they do not stand in the document, `binding` where the
 * correction would touch a date, a limit or what was decided.
 */
export function correctionFault(
  content: Content,
  earlier: readonly Correction[],
  asked: Correction,
): "absent" | "binding" | undefined {
  const found = textsOf(content, false)
    .map((one) => ({ ...one, text: earlier.reduce(corrected, one.text) }))
    .filter(({ text }) => text.includes(asked.wrong));
  if (found.length === 0) return "absent";
  const free = found.filter(({ isBinding }) => !isBinding);
  const kept = free.every(({ text }) => same(wordsOf(text), wordsOf(corrected(text, asked))));
  return free.length > 0 && kept ? undefined : "binding";
}

const corrected = (text: string, { wrong, right }: Correction): string => text.replaceAll(wrong, right);
const wordsOf = (text: string): readonly string[] => text.match(bindingWords) ?? [];
const same = (a: readonly string[], b: readonly string[]): boolean => a.join("\n") === b.join("\n");

type Found = { readonly text: string; readonly isBinding: boolean };

/** All texts of a document's content, however deep. */
function textsOf(value: unknown, isBinding: boolean): readonly Found[] {
  if (typeof value === "string") return [{ text: value, isBinding }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => textsOf(part, isBinding || binding.has(name)));
}

/** A correction as the corrected document shows it. */
export type ShownCorrection = Correction & { readonly number: string };

/** 本文书已由…号更正: the line that the corrected document bears. Documents are Chinese only. */
export const correctionLine = ({ number, wrong, right }: ShownCorrection): string =>
  `本文书已由${number}更正：“${wrong}”更正为“${right}”。`;
