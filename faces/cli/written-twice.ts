/** A name that one object of a JSON text has twice, with two values. */
export type WrittenTwice = { readonly name: string; readonly values: readonly [string, string] };

const token = /("(?:[^"\\]|\\.)*")\s*:\s*("(?:[^"\\]|\\.)*"|[^\s,{}[\]"]+)?|"(?:[^"\\]|\\.)*"|[{}[\]]/g;

/**
 * The first name that is written twice in one object with different values. JSON readers keep the last and say nothing; for
 * facts that contradict each other that would be a guess.
 *
 * @param text JSON that parses.
 */
export function writtenTwice(text: string): WrittenTwice | undefined {
  const open: Map<string, string>[] = [];
  for (const [whole, key, value = "…"] of text.matchAll(token)) {
    if (key !== undefined) {
      const name = JSON.parse(key) as string;
      const before = open.at(-1)?.get(name);
      if (before !== undefined && (before !== value || value === "…")) return { name, values: [before, value] };
      open.at(-1)?.set(name, value);
    } else if (whole === "{" || whole === "[") open.push(new Map());
    else if (whole === "}" || whole === "]") open.pop();
  }
  return undefined;
}
