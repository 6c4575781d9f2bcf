import { isTestFile, placesOf, quoted, type SourcePlace, type Sources } from "./source-places.ts";

const TITLE = /^\s*(?:test|it)\(/;

/**
 * The tests that belong to a command: those in which its name stands, and those of its own system whose title names one
 * of its rules. Each once, by the line of its title.
 */
export function testsOf(
  sources: Sources,
  command: string,
  rules: readonly string[],
  systemFolder: string,
): SourcePlace[] {
  const named = placesOf(sources, new RegExp(`"${quoted(command)}"`), isTestFile).map((place) =>
    titleOf(sources, place),
  );
  const ruled =
    rules.length === 0
      ? []
      : placesOf(
          sources,
          new RegExp(`${TITLE.source}.*[([, ](?:${rules.map(quoted).join("|")})[,)\\]]`),
          (file) => isTestFile(file) && file.startsWith(systemFolder),
        );
  const found = new Map([...named, ...ruled].filter((place) => place !== null).map((place) => [keyOf(place), place]));
  return [...found.values()].sort((one, other) =>
    one.file === other.file ? one.line - other.line : one.file < other.file ? -1 : 1,
  );
}

/** The title of the test in which a line stands; null above the first test, where only preparations are. */
function titleOf(sources: Sources, { file, line }: SourcePlace): SourcePlace | null {
  const lines = sources.get(file) ?? [];
  for (let above = line; above >= 1; above -= 1) {
    const text = lines[above - 1] ?? "";
    // A declaration that begins at the margin ends what stood above it.
    if (above < line && /^(?:async )?(?:function|const)\b/.test(text)) return null;
    if (TITLE.test(text)) return { file, line: above, text: text.trim() };
  }
  return null;
}

const keyOf = ({ file, line }: SourcePlace): string => `${file}:${line}`;
