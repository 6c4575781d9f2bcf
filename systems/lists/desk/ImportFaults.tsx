import { useState } from "react";
import { useLanguage, useWords } from "#kernel/desk/language.ts";
import { type Cells, columnWords } from "../import/columns.ts";
import type { RowFault } from "../import/fault.ts";

const PAGE = 50;

type Group = {
  readonly code: string;
  readonly notice: boolean;
  readonly first: RowFault;
  readonly count: number;
  readonly several: boolean;
};

/** What is said of the rows: by rule, and within one rule row by row, with words to search for. */
export function ImportFaults(props: { faults: readonly RowFault[]; rows: ReadonlyMap<number, Cells> }) {
  const say = useWords();
  const language = useLanguage();
  const { faults, rows } = props;
  const [code, setCode] = useState("");
  const [words, setWords] = useState("");
  const [page, setPage] = useState(0);
  if (faults.length === 0) return null;
  const groups = groupsOf(faults);
  const bad = groups.some(({ notice }) => !notice);
  const found = faults.filter(({ row, told, notice }) => {
    if (code === "" ? notice && bad : told.code !== code) return false;
    const said = `${row} ${rows.get(row)?.item_code ?? ""} ${rows.get(row)?.name ?? ""} ${told.text[language]}`;
    return words === "" || said.includes(words);
  });
  const shown = found.slice(page * PAGE, (page + 1) * PAGE);
  const pages = Math.ceil(found.length / PAGE);
  const only = (next: string) => {
    setCode(next);
    setPage(0);
  };
  return (
    <section aria-labelledby="import-faults">
      <div className="row import-actions">
        <h2 id="import-faults">
          {bad
            ? say({ zh: "为什么不能载入", en: "Why rows stay out" })
            : say({ zh: "载入时会这样处理", en: "What is done on loading" })}
        </h2>
        <span className="grow" />
        <label className="row nw s">
          {say({ zh: "行号、编码或词", en: "Row, code or words" })}
          <input
            className="in small"
            type="search"
            value={words}
            onChange={(event) => {
              setWords(event.target.value.trim());
              setPage(0);
            }}
          />
        </label>
      </div>
      <ul className="import-groups">
        {groups.map((one) => (
          <li key={one.code}>
            <button
              type="button"
              className={code === one.code ? "btn sm on" : "btn sm"}
              aria-pressed={code === one.code}
              onClick={() => only(code === one.code ? "" : one.code)}
            >
              <b>{one.count}</b> {one.notice && <span className="s">{say({ zh: "说明", en: "note" })}</span>}
              <span className="s">{one.first.told.rule}</span>
              <span className="el">
                {one.several && say({ zh: "如：", en: "such as: " })}
                {say(one.first.told.text)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <table className="import-table told">
        <thead>
          <tr>
            <th scope="col" className="num">
              {say({ zh: "行", en: "Row" })}
            </th>
            <th scope="col" className="item">
              {say({ zh: "事项", en: "Item" })}
            </th>
            <th scope="col" className="column">
              {say({ zh: "列", en: "Column" })}
            </th>
            <th scope="col">{say({ zh: "问题", en: "What is wrong" })}</th>
            <th scope="col">{say({ zh: "怎么改", en: "What to do" })}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ row, column, told, notice }) => (
            <tr key={`${row} ${column} ${told.code} ${told.text.zh}`}>
              <td className="num">{row}</td>
              <td className="item">
                {rows.get(row)?.item_code} <span className="s">{rows.get(row)?.name}</span>
              </td>
              <td className="column">{column && say(columnWords(column))}</td>
              <td>
                <span className={notice ? "" : "red"}>{say(told.text)}</span>{" "}
                <span className="s">
                  <span className="nw">{told.rule}</span> {told.article}
                </span>
              </td>
              <td>{say(told.next)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.length === 0 && <p className="s">{say({ zh: "没有这样的行。", en: "No such row." })}</p>}
      {pages > 1 && (
        <nav className="pager" aria-label={say({ zh: "翻页", en: "Pages" })}>
          <button
            type="button"
            className="btn sm"
            aria-disabled={page === 0}
            onClick={() => page > 0 && setPage(page - 1)}
          >
            {say({ zh: "上一页", en: "Previous" })}
          </button>
          <span className="s">
            {page + 1}/{pages}
          </span>
          <button
            type="button"
            className="btn sm"
            aria-disabled={page + 1 >= pages}
            onClick={() => page + 1 < pages && setPage(page + 1)}
          >
            {say({ zh: "下一页", en: "Next" })}
          </button>
        </nav>
      )}
    </section>
  );
}

/** Refusals first, then notices; the most frequent first within each. */
function groupsOf(faults: readonly RowFault[]): Group[] {
  const found = new Map<string, { -readonly [Key in keyof Group]: Group[Key] }>();
  for (const fault of faults) {
    const { code } = fault.told;
    const group = found.get(code);
    if (group) {
      group.count += 1;
      group.several ||= group.first.told.text.zh !== fault.told.text.zh;
    } else found.set(code, { code, notice: fault.notice, first: fault, count: 1, several: false });
  }
  return [...found.values()].sort((a, b) => Number(a.notice) - Number(b.notice) || b.count - a.count);
}
