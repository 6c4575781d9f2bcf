/** JSON text with its value, or the place (1-based) at which it stops being JSON. */
export type ParsedJson =
  | { readonly value: unknown }
  | { readonly line: number; readonly column: number; readonly reason: string };

/**
 * Parses JSON and says where it broke. V8 names the position, except at the end of the text, which is then the place.
 * A byte order mark at the start is allowed: Windows editors put it there.
 */
export function parseJson(text: string): ParsedJson {
  const source = text.startsWith("\uFEFF") ? text.slice(1) : text;
  try {
    return { value: JSON.parse(source) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const position = Number(/at position (\d+)/.exec(message)?.[1] ?? source.length);
    const before = source.slice(0, position).split("\n");
    const reason = message.replace(/ in JSON at position.*$| at position.*$/s, "").slice(0, 120);
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, reason };
  }
}
