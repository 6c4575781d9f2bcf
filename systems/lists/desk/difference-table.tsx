import type { ReactNode } from "react";
import { useWords } from "#kernel/desk/language.ts";
import type { Difference } from "../compare/differences.ts";

type TableProps = {
  readonly rows: readonly Difference[];
  readonly before: string;
  readonly after: string;
  readonly caption: string;
  /** What can be done with a row; once a field. */
  readonly action?: (row: Difference) => ReactNode;
};

/**
 * What differs, field by field.
 *
 * Accessibility: old and new are told by their columns' heads and by ＋ and －, not by colour alone (WCAG 1.4.1).
 */
export function DifferenceTable({ rows, before, after, caption, action }: TableProps) {
  const say = useWords();
  if (rows.length === 0) return <p className="s inset">{say({ zh: "没有不同。", en: "No difference." })}</p>;
  return (
    <table className="differences">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{say({ zh: "项目", en: "Field" })}</th>
          <th scope="col">{before}</th>
          <th scope="col">{after}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines of a list may say the same
          <tr key={index}>
            <th scope="row">
              {say(row.title)}
              {action && rows.findIndex(({ field }) => field === row.field) === index && (
                <span className="act">{action(row)}</span>
              )}
            </th>
            <td data-label={before}>{row.before && <del>－ {say(row.before)}</del>}</td>
            <td data-label={after}>{row.after && <ins>＋ {say(row.after)}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
