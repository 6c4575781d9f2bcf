/** A text to be found anywhere in a column, for LIKE: the signs that it takes for wildcards stand for themselves; null asks for nothing. */
export const containing = (text: string | undefined): string | null =>
  text === undefined || text === "" ? null : `%${text.replace(/[%_\\]/g, "\\$&")}%`;
