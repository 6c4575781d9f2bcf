import { z } from "zod";
import { type Bundle, type BundlePart, pathPart } from "#kernel/city/bundle.ts";
import type { City } from "#kernel/city/city.ts";
import { signedIn } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { tableCsv } from "#kernel/pages/table-files.ts";
import { correctionLine, type ShownCorrection } from "../corrections.ts";
import { documentText, documentTitle } from "../document-text.ts";
import { correctionsColumn } from "../queries/corrections-column.ts";
import { seenOf } from "./one-firm.ts";
import { documentsOfFirm, type FirmDocument, type FirmPaper, papersOfFirm } from "./papers-of-firm.ts";
import { takeLasts } from "./records.ts";
import { refuseFirm } from "./refusals.ts";

/** Bytes of one archive at most: the format has no place for more than four times that. */
const LIMIT_BYTES = 1_000_000_000;

/** 全部材料: what a take opens, for who asked, within five minutes: the files of all papers, the documents as texts, and a list. */
export const firmPapers = query({
  name: "approvals.firmPapers",
  title: { zh: "全部材料", en: "All papers" },
  input: z.object({ take: z.string().max(80) }),
  may: signedIn(),
  bundle: true,
  async run({ city, actor, input, today }) {
    const found = await city.database.pool.query<{ person: string; at: string; subject: string; name: string }>({
      name: "paper-take",
      text: "SELECT t.person, t.at, t.subject, s.name FROM paper_takes t JOIN subjects s ON s.id = t.subject WHERE t.id = $1",
      values: [input.take],
    });
    const take = found.rows[0];
    const until = new Date(take?.at ?? 0).getTime() + takeLasts;
    // One answer for all of them: whether somebody else took papers is nobody's business either.
    if (!take || actor.kind !== "person" || take.person !== actor.person || city.time.now().getTime() >= until)
      return refuseFirm("TAKE_NOT_OPEN");
    if (!(await seenOf(city, actor, take.subject, today))) return refuseFirm("TAKE_NOT_OPEN");
    const papers = await papersOfFirm(city, actor, take.subject, today);
    const documents = await documentsOfFirm(city, actor, take.subject, today);
    const bytes = papers.flatMap(({ files }) => files).reduce((sum, file) => sum + file.bytes, 0);
    if (bytes > LIMIT_BYTES)
      return refuseFirm("TAKE_TOO_LARGE", { size: Math.ceil(bytes / 1e6), limit: LIMIT_BYTES / 1e6 });
    const parts = [
      { path: "目录.csv", text: listOf(papers, documents) },
      ...papers.flatMap(filesOf),
      ...(await textsOf(city, documents, take.name)),
    ];
    return { fileName: `${take.name}-${today}.zip`, parts: withOwnPaths(parts) } satisfies Bundle;
  },
});

const folderOf = ({ name, receivedOn }: FirmPaper): string => `材料/${receivedOn} ${pathPart(name)}`;

const filesOf = (paper: FirmPaper): BundlePart[] =>
  paper.files.map(({ id, number, name }) => ({ path: `${folderOf(paper)}/第${number}版 ${pathPart(name)}`, file: id }));

/** Where each paper came from and when; also of those of which there is no file. */
function listOf(papers: readonly FirmPaper[], documents: readonly FirmDocument[]): string {
  const origins = { brought: "申请人提交", held: "城市已持有", yielded: "办件产生" };
  const rows = [
    ...papers.map((paper) => [
      ...[paper.name, origins[paper.origin], paper.maker ?? paper.matterTitle, paper.receivedOn, paper.files.length],
    ]),
    ...documents.map(({ kind, number, bodyName, issuedOn }) => [`${kind} ${number}`, "文书", bodyName, issuedOn, 1]),
  ];
  const heads = ["材料", "来源", "事项或机构", "日期", "文件数"];
  return tableCsv({ keys: heads, heads, rows });
}

/** The documents as they read, with what corrects them. */
async function textsOf(city: City, documents: readonly FirmDocument[], addressee: string): Promise<BundlePart[]> {
  const found = await city.database.pool.query<{ id: string; content: object; corrections: ShownCorrection[] }>(
    `SELECT d.id, d.content, ${correctionsColumn} FROM documents d WHERE d.id = ANY($1)`,
    [documents.map(({ id }) => id)],
  );
  const more = new Map(found.rows.map((row) => [row.id, row]));
  return documents.map(({ id, kind, number, issuedOn, bodyName, voided }) => {
    const { content = {}, corrections = [] } = more.get(id) ?? {};
    const { paragraphs, list } = documentText(kind, content as Record<string, unknown>, { issuedOn, code: "" });
    const lines = [
      ...[bodyName, documentTitle(kind), number, "", `${addressee}：`, ...paragraphs, ...list],
      ...[...corrections.map(correctionLine), ...(voided ? ["本文书已作废，文号保留。"] : [])],
      ...["", bodyName, issuedOn],
    ];
    return { path: `文书/${issuedOn} ${pathPart(`${number} ${kind}`)}.txt`, text: `\ufeff${lines.join("\r\n")}\r\n` };
  });
}

/** Two parts never have the same path: a later one gets a number. */
function withOwnPaths(parts: readonly BundlePart[]): readonly BundlePart[] {
  const taken = new Set<string>();
  return parts.map((part) => {
    const dot = part.path.lastIndexOf(".");
    let { path } = part;
    for (let copy = 2; taken.has(path); copy += 1) path = `${part.path.slice(0, dot)} (${copy})${part.path.slice(dot)}`;
    taken.add(path);
    return { ...part, path };
  });
}
