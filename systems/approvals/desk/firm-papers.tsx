import { useState } from "react";
import { Link } from "wouter";
import { useWords } from "#kernel/desk/language.ts";
import type { FirmDocument, FirmPaper } from "../firms/papers-of-firm.ts";
import { PaperLinks } from "./paper-links.tsx";

/** So many of a long list stand there at first. */
const FIRST = 20;

/** The first of a list, and the way to all of it. */
function useFold<Row>(rows: readonly Row[]) {
  const say = useWords();
  const [all, setAll] = useState(false);
  const more =
    all || rows.length <= FIRST ? null : (
      <p className="fold screen-only">
        <button type="button" className="btn sm" onClick={() => setAll(true)}>
          {say({ zh: `全部 ${rows.length} 份`, en: `All ${rows.length}` })}
        </button>
      </p>
    );
  return { shown: all ? rows : rows.slice(0, FIRST), more };
}

/** All papers with where they came from and when, and their files. */
export function FirmPapers({ papers }: { readonly papers: readonly FirmPaper[] }) {
  const say = useWords();
  const { shown, more } = useFold(papers);
  if (papers.length === 0)
    return <p className="s inset">{say({ zh: "没有您能看的材料。", en: "There are no papers that you may see." })}</p>;
  return (
    <div className="list">
      <table className="firm-papers-table">
        <thead>
          <tr>
            <th scope="col">{say({ zh: "材料", en: "Paper" })}</th>
            <th scope="col">{say({ zh: "来源", en: "Source" })}</th>
            <th scope="col">{say({ zh: "日期", en: "Date" })}</th>
            <th scope="col">{say({ zh: "文件", en: "File" })}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((paper) => (
            <tr key={paper.id}>
              <td title={paper.name}>{paper.name}</td>
              <td title={sourceOf(paper).zh}>
                {paper.case === null ? (
                  say(sourceOf(paper))
                ) : (
                  <Link href={`/cases/${paper.case}`}>{say(sourceOf(paper))}</Link>
                )}
              </td>
              <td className="nw">{paper.receivedOn}</td>
              <td>{paper.files.length === 0 ? <span className="s">—</span> : <PaperLinks files={paper.files} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </div>
  );
}

function sourceOf({ origin, maker, matterTitle }: FirmPaper) {
  if (origin === "yielded") return { zh: `由“${maker ?? ""}”产生`, en: `made by “${maker ?? ""}”` };
  if (origin === "held") return { zh: `城市已持有，用于“${matterTitle}”`, en: `held already, for “${matterTitle}”` };
  return { zh: `申请“${matterTitle}”时提交`, en: `brought for “${matterTitle}”` };
}

/** The documents that were issued to it. */
export function FirmDocuments({ documents }: { readonly documents: readonly FirmDocument[] }) {
  const say = useWords();
  const { shown, more } = useFold(documents);
  if (documents.length === 0) return <p className="s inset">{say({ zh: "没有文书。", en: "No documents." })}</p>;
  return (
    <>
      <ul className="owed">
        {shown.map((one) => (
          <li key={one.id}>
            <Link href={`/cases/${one.about}?${new URLSearchParams({ tab: "documents", document: one.id })}`}>
              {one.kind}
            </Link>
            <span className="nw">{one.issuedOn}</span>
            <span className="s2 details">
              {one.number} {one.bodyName}
              {one.voided && say({ zh: "（已作废）", en: " (void)" })}
            </span>
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}
