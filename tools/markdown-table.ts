const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

/** A table of Markdown. An empty cell shows a dash. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((text) => cell(text) || "—").join(" | ")} |`;
  return `${[line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n")}\n`;
}
