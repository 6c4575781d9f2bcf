import type { Day } from "#kernel/calendar/day.ts";

/** Planning papers bear a word of their own (DOC-05); each with the names under which it is given. */
const planningWords: readonly { readonly word: string; readonly papers: readonly string[] }[] = [
  {
    word: "选字第",
    papers: ["选址意见书", "建设项目选址意见书", "用地预审与选址意见书", "建设项目用地预审与选址意见书"],
  },
  { word: "地字第", papers: ["建设用地规划许可证"] },
  { word: "建字第", papers: ["建设工程规划许可证"] },
  { word: "乡字第", papers: ["乡村建设规划许可证"] },
];

/** 建字第360500202600001号: word, division of 6 digits, year, serial of 5 (DOC-05). */
export const planningNumberPattern = /^[选地建乡]字第\d{6}\d{4}\d{5}号$/;

/**
 * The series that a permit is numbered in, apart from that of the office's documents, so that neither has a gap: for planning
 * papers 建字第 + division + year (DOC-05), for all others the office's code with 证, such as 余建审证字〔2026〕 (DOC-04).
 * @param divisions the place, then others to take the six digits from: a zone has no code of its own (IDN-03)
 */
export function permitSeries(asked: {
  readonly results: readonly string[];
  readonly officeCode: string;
  readonly divisions: readonly string[];
  readonly on: Day;
}): string {
  const year = asked.on.slice(0, 4);
  const word = planningWords.find(({ papers }) => asked.results.some((one) => papers.includes(one)))?.word;
  const division = asked.divisions.find((one) => /^\d{6}/.test(one))?.slice(0, 6);
  if (word !== undefined && division !== undefined) return `${word}${division}${year}`;
  return `${asked.officeCode.replace(/字$/, "")}证字〔${year}〕`;
}

/** The number of a permit in its series: a serial of five digits in a planning series, a bare one in the others. */
export const formatPermitNumber = (series: string, serial: number): string =>
  series.endsWith("〕") ? `${series}${serial}号` : `${series}${String(serial).padStart(5, "0")}号`;
