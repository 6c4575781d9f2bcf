import { codeOnly } from "./code-only.ts";
import { type Checker, isCode, type Tree, type Violation } from "./tree.ts";

const MOST_LINES = 400;

/** Words that mark unfinished work. They are put together here so that this file does not find itself. */
const UNFINISHED = new RegExp(
  `\\b(?:${["TO\u200bDO", "FIX\u200bME", "X\u200bXX"].join("|").replaceAll("\u200b", "")})\\b`,
);
const OUTSIDE = new RegExp(["(?:\\.\\.|/work)", "shared\\b"].join("/"));

/** A file fits a reader's head. */
export const tooLong: Checker = each((path, text) => {
  const lines = text.split("\n").length - 1;
  if (!/\.(ts|tsx|mjs|js|css|sql)$/.test(path) || lines <= MOST_LINES) return undefined;
  return `has ${lines} lines, at most ${MOST_LINES}: split it by what it is about`;
});

/** A name says what is inside. */
export const emptyNames: Checker = each((path) =>
  isCode(path) && /(^|\/)(utils?|helpers?|common|types|misc)(\/|\.[a-z]+$)/.test(path)
    ? "has a name that says nothing: name it after what is inside"
    : undefined,
);

/** JSX is built by Vite for the desk; the server runs files as they are. */
export const jsxOutsideDesk: Checker = each((path) =>
  /\.[jt]sx$/.test(path) && !/(^|\/)desk\//.test(path)
    ? "is JSX outside a desk/ folder, where nothing builds it"
    : undefined,
);

/** An index that only passes on hides where things live. */
export const reExportingIndex: Checker = each((path, text) => {
  if (!/(^|\/)index\.(ts|mjs|js)$/.test(path)) return undefined;
  const left = codeOnly(text)
    .replace(/\bexport\s+(?:type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})(?:\s*from\s*"[^"]*")?;?/g, "")
    .replace(/\bimport\s[^;]*?"[^"]*"\s*;?/g, "");
  return left.trim() === "" ? "only passes on what others export: import those where they live" : undefined;
});

/** What is unfinished is finished or told in an issue, not left in the source. */
export const unfinished: Checker = eachLine((line) => {
  const mark = UNFINISHED.exec(line)?.[0];
  return mark === undefined ? undefined : `is marked ${mark}: finish it`;
});

/** The product stands on its own. */
export const outsideMentions: Checker = eachLine((line) =>
  OUTSIDE.test(line) ? "mentions a folder outside the repository: copy what the product needs" : undefined,
);

/** Every test runs, always. */
export const tamedTests: Checker = each((path, text) => {
  if (!/\.test\.tsx?$/.test(path)) return undefined;
  const code = codeOnly(text);
  const call = /\b(?:test|it|describe|suite|context|t)\.(?:only|skip|todo)\b/.exec(code);
  const option = /\b(?:test|it|describe|suite)\s*\(\s*(?:"[^"]*"|`[^`]*`)\s*,\s*\{[^}]*\b(?:only|skip|todo)\b/.exec(
    code,
  );
  const found = call?.[0] ?? option?.[0].replace(/\s+/g, " ");
  return found === undefined ? undefined : `has ${found}: every test runs, always`;
});

function each(rule: (path: string, text: string) => string | undefined): Checker {
  return (tree: Tree) =>
    [...tree].flatMap(([path, text]): Violation[] => {
      const what = rule(path, text);
      return what === undefined ? [] : [{ path, what }];
    });
}

function eachLine(rule: (line: string) => string | undefined): Checker {
  return (tree: Tree) =>
    [...tree].flatMap(([path, text]) =>
      // Data packs and lock files are long and hold nobody's words of ours.
      path.startsWith("cities/") || path === "package-lock.json"
        ? []
        : text.split("\n").flatMap((line, place): Violation[] => {
            const what = rule(line);
            return what === undefined ? [] : [{ path: `${path}:${place + 1}`, what }];
          }),
    );
}
