/**
 * The code of a source text with the insides of comments, strings and regular expressions blanked by spaces, line breaks
 * kept, so that a word in a sentence is not taken for a call. What stands in `${…}` of a template stays code.
 */
export function codeOnly(source: string): string {
  let out = "";
  let at = 0;
  /** Depth of braces at which each open template's `${` will close. */
  const templates: number[] = [];
  let depth = 0;

  const blank = (until: number): void => {
    out += source.slice(at, until).replace(/[^\n]/g, " ");
    at = until;
  };
  const templateText = (): void => {
    let end = at;
    while (end < source.length && source[end] !== "`" && !source.startsWith("${", end))
      end += source[end] === "\\" ? 2 : 1;
    blank(Math.min(end, source.length));
    if (source.startsWith("${", at)) {
      templates.push(depth);
      out += "${";
      at += 2;
    } else if (at < source.length) {
      out += "`";
      at += 1;
    }
  };

  while (at < source.length) {
    const character = source[at] ?? "";
    if (source.startsWith("//", at)) {
      blank(endOf(source, "\n", at, 0));
    } else if (source.startsWith("/*", at)) {
      blank(endOf(source, "*/", at + 2, 2));
    } else if (character === '"' || character === "'" || (character === "/" && regularExpressionMayFollow(out))) {
      const end = closing(source, at);
      out += character;
      at += 1;
      blank(end);
      out += source[at] ?? "";
      at += 1;
    } else if (character === "`") {
      out += "`";
      at += 1;
      templateText();
    } else if (character === "}" && templates.at(-1) === depth) {
      templates.pop();
      out += "}";
      at += 1;
      templateText();
    } else {
      if (character === "{") depth += 1;
      if (character === "}") depth -= 1;
      out += character;
      at += 1;
    }
  }
  return out;
}

function endOf(source: string, mark: string, from: number, beyond: number): number {
  const found = source.indexOf(mark, from);
  return found === -1 ? source.length : found + beyond;
}

/** A slash divides after a value and opens a regular expression after anything else. */
function regularExpressionMayFollow(before: string): boolean {
  return /(?:^|[=(,:[!&|?{};+>]|\b(?:return|typeof|case|of|in))\s*$/.test(before.slice(-40));
}

/** Where the string or regular expression that opens at `from` closes; neither goes past its line. */
function closing(source: string, from: number): number {
  const quote = source[from];
  let inClass = false;
  for (let at = from + 1; at < source.length; at += 1) {
    const character = source[at];
    if (character === "\n") return at;
    if (character === "\\") at += 1;
    else if (quote === "/" && character === "[") inClass = true;
    else if (quote === "/" && character === "]") inClass = false;
    else if (character === quote && !inClass) return at;
  }
  return source.length;
}
