const plain = (text: string): string => text.replace(/[\s\d._\-—()（）《》“”、，]/g, "").toLowerCase();

/** The paper that a file's name speaks of; the only one there is, or "" when none or several fit. */
export function guessPaper(fileName: string, papers: readonly string[]): string {
  if (papers.length === 1) return papers[0] ?? "";
  const said = plain(fileName.replace(/\.[^.]*$/, ""));
  if (said.length < 2) return "";
  const fitting = papers.filter((paper) => plain(paper).includes(said) || said.includes(plain(paper)));
  return fitting.length === 1 ? (fitting[0] ?? "") : "";
}
