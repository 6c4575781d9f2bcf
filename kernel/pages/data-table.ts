import { html, raw } from "hono/html";
import type { Markup } from "./markup.ts";

/** A column: its head and how a row's cell is made. */
export type Column<Row> = {
  readonly label: string;
  readonly cell: (row: Row) => Markup | string | number;
  /** Numbers stand at the end of their column with figures of equal width. */
  readonly numeric?: boolean;
  /** Left out on phones; the page a row leads to must show it. */
  readonly wideOnly?: boolean;
};

/** A table: its name, columns and rows. */
export type DataTable<Row> = {
  /** The name of the table; with `total`, say what is counted. */
  readonly caption: Markup | string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Position of the column that names the row; the first by default. */
  readonly rowHeader?: number;
  /** Shown instead of the table when there are no rows: an `emptyState`. */
  readonly empty: Markup;
};

/**
 * A table of rows.
 *
 * Accessibility: a caption; column heads with `scope="col"` and one row head with `scope="row"` (WCAG 1.3.1); heads
 * repeat on paper; the wrapper scrolls sideways by keyboard when the page is narrow (it can be focused and has the
 * caption as its name); no information by position or colour alone.
 */
export function dataTable<Row>({ caption, columns, rows, rowHeader = 0, empty }: DataTable<Row>): Markup {
  if (rows.length === 0) return empty;
  const classOf = (column: Column<Row>) => {
    const classes = [column.numeric === true && "numeric", column.wideOnly === true && "wide-only"].filter(Boolean);
    return classes.length === 0 ? "" : raw(` class="${classes.join(" ")}"`);
  };
  const heads = columns.map((column) => html`<th scope="col"${classOf(column)}>${column.label}</th>`);
  const lines = rows.map((row) => {
    const cells = columns.map((column, position) =>
      position === rowHeader
        ? html`<th scope="row"${classOf(column)}>${column.cell(row)}</th>`
        : html`<td${classOf(column)}>${column.cell(row)}</td>`,
    );
    return html`<tr>${cells}</tr>
`;
  });
  return html`<div class="scroll" role="region" tabindex="0"${typeof caption === "string" ? html` aria-label="${caption}"` : ""}><table><caption>${caption}</caption><thead><tr>${heads}</tr></thead><tbody>
${lines}</tbody></table></div>`;
}
