import { ask, ownProblem, type Parameters, type Problem } from "./api.ts";

/** More is no table for a spreadsheet but a job for the open data. */
const mostRows = 20_000;

/**
 * All rows of a list, page by page, for a file of them.
 * @throws {Problem} when a page is refused, or there are more than a file takes: what is left out must not look as if it were not there
 */
export async function everyRow<Row>(query: string, filters: Parameters): Promise<Row[]> {
  type Rows = { readonly rows: readonly Row[]; readonly next: string | null };
  const rows: Row[] = [];
  let after: string | undefined;
  do {
    const page: Rows = await ask<Rows>(query, { ...filters, limit: 200, after });
    rows.push(...page.rows);
    after = page.next ?? undefined;
    if (after !== undefined && rows.length >= mostRows) throw tooMany();
  } while (after !== undefined);
  return rows;
}

function tooMany(): Problem {
  return ownProblem({
    status: 422,
    code: "EXPORT_TOO_LONG",
    text: {
      zh: `符合筛选的超过${mostRows}行，没有导出。`,
      en: `More than ${mostRows} rows match; nothing was exported.`,
    },
    next: { zh: "先用筛选缩小范围，再导出。", en: "Narrow it down by the filters, then export." },
  });
}
