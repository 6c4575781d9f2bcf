import { useWords } from "#kernel/desk/language.ts";
import type { Directory } from "../import/directory.ts";
import type { Judged } from "../import/judge.ts";

const FIRST = 8;

const outcomeWords = {
  add: { zh: "新增", en: "new" },
  adjust: { zh: "调整", en: "adjusted" },
  same: { zh: "相同", en: "the same" },
  refused: { zh: "不载入", en: "stays out" },
} as const;

/** The first entries as they were understood: to see at a glance that columns and signs are read right. */
export function ImportFirstRows(props: { judged: readonly Judged[]; directory: Directory | null }) {
  const say = useWords();
  const shown = props.judged.slice(0, FIRST);
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="import-first">
      <h2 id="import-first">{say({ zh: "前几条读成这样", en: "The first entries, as they were read" })}</h2>
      <table className="import-table">
        <thead>
          <tr>
            <th scope="col" className="level">
              {say({ zh: "结果", en: "Outcome" })}
            </th>
            <th scope="col">{say({ zh: "事项", en: "Item" })}</th>
            <th scope="col">{say({ zh: "实施机关", en: "Body" })}</th>
            <th scope="col">{say({ zh: "依据", en: "Basis" })}</th>
            <th scope="col" className="num">
              {say({ zh: "承诺", en: "Promise" })}
            </th>
            <th scope="col" className="num">
              {say({ zh: "材料", en: "Papers" })}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ entry, draft, outcome }) => {
            const body = draft.powers[0]?.body;
            return (
              <tr key={entry.row}>
                <td className="level">{say(outcomeWords[outcome])}</td>
                <td title={draft.name}>
                  {draft.name}
                  <span className="code">{draft.code}</span>
                </td>
                <td>
                  {body === undefined ? entry.holders[0]?.body : (props.directory?.bodies.get(body)?.names[0] ?? body)}
                  {draft.powers.length > 1 && (
                    <span className="s">
                      {" "}
                      {say({ zh: `等${draft.powers.length}个`, en: `and ${draft.powers.length - 1} more` })}
                    </span>
                  )}
                </td>
                <td title={draft.bases.join("；")}>{draft.bases.join("；")}</td>
                <td className="num">{draft.promisedDays}</td>
                <td className="num">{draft.papers.length}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
