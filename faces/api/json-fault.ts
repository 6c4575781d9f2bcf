/** Where a text stops being JSON: its character position from 0, and line and column from 1. */
export type JsonFault = { readonly position: number; readonly line: number; readonly column: number };

const space = /[ \t\n\r]*/y;
const scalar =
  /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Finds the place at which a text that JSON.parse refused breaks the grammar of RFC 8259: the start of the token at
 * fault, or the end when something is missing. (V8 names a position only in some of its messages.)
 */
export function findJsonFault(text: string): JsonFault {
  const position = scan(text);
  const before = text.slice(0, position).split("\n");
  return { position, line: before.length, column: (before.at(-1) as string).length + 1 };
}

function scan(text: string): number {
  const open: ("{" | "[")[] = [];
  let at = 0;
  // What may stand here: a value, a key, or what follows a value; the first two may be a closing bracket after an opening one.
  let expect: "value" | "key" | "after" = "value";
  let fresh = false;
  for (;;) {
    at = match(space, text, at) ?? at;
    const sign = text[at];
    if (sign === undefined) return at;
    const closes = open.at(-1) === "{" ? "}" : "]";
    if (open.length > 0 && sign === closes && (expect === "after" || fresh)) {
      open.pop();
      expect = "after";
      fresh = false;
      at += 1;
    } else if (expect === "after") {
      if (open.length === 0 || sign !== ",") return at;
      expect = open.at(-1) === "{" ? "key" : "value";
      at += 1;
    } else if (expect === "key") {
      const end = sign === '"' ? match(scalar, text, at) : undefined;
      if (end === undefined) return at;
      at = match(space, text, end) ?? end;
      if (text[at] !== ":") return at;
      expect = "value";
      fresh = false;
      at += 1;
    } else if (sign === "{" || sign === "[") {
      open.push(sign);
      expect = sign === "{" ? "key" : "value";
      fresh = true;
      at += 1;
    } else {
      const end = match(scalar, text, at);
      if (end === undefined) return at;
      expect = "after";
      fresh = false;
      at = end;
    }
  }
}

function match(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
