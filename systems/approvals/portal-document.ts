import { html } from "hono/html";
import type { Day } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { Page, PageRequest } from "#kernel/city/system.ts";
import { addresseeAsIssued, issuerAsIssued } from "#kernel/documents/as-issued.ts";
import { readQueryCode } from "#kernel/identifiers/queryCode.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { correctionLine, type ShownCorrection } from "./corrections.ts";
import { dateInProse, documentText } from "./document-text.ts";
import { refusePage } from "./portal-refusals.ts";
import { publicName } from "./public-name.ts";
import { correctionsColumn } from "./queries/corrections-column.ts";

type DocumentRow = {
  readonly kind: string;
  readonly number: string;
  readonly issuedOn: Day;
  readonly content: Readonly<Record<string, unknown>>;
  readonly bodyName: string;
  readonly addressee: string | null;
  readonly addresseeKind: string | null;
  readonly corrections: readonly ShownCorrection[];
};

/** `/documents?number=…&code=…`: one numbered document in the layout of GB/T 9704-2012; only with its case's query code. */
export async function documentPage({ city, language, parameters }: PageRequest): Promise<Page | Refusal> {
  const zh = language === "zh";
  const number = (parameters.number ?? "").trim().slice(0, 80);
  const typed = (parameters.code ?? "").trim().slice(0, 60);
  const title = zh ? "文书" : "Document";
  if (typed === "" || number === "") return { title, body: askForKey(number, zh) };
  const row = await documentOf(city, number, readQueryCode(typed));
  if (row === undefined) return refusePage("DOCUMENT_UNKNOWN", { number, code: typed });
  const note = zh
    ? "在浏览器里打印即为A4公文格式。本页是文书的电子副本。"
    : "Documents are issued in Chinese. Printed from the browser this is an A4 official document.";
  const body = html`<article class="official" lang="zh-CN">${official(row, typed)}</article>
<p class="fine note" role="note">${note}</p>`;
  const crumbs = [{ href: `/progress?code=${encodeURIComponent(typed)}`, text: zh ? "查进度" : "Progress" }];
  return { title: `${row.kind} ${row.number}`, breadcrumbs: crumbs, body };
}

async function documentOf(city: City, number: string, code: string): Promise<DocumentRow | undefined> {
  const found = await city.database.pool.query<DocumentRow>({
    name: "document-by-code",
    text: `SELECT d.kind, d.number, d.issued_on AS "issuedOn", d.content, ${addresseeAsIssued} AS addressee, s.kind AS "addresseeKind",
             ${issuerAsIssued} AS "bodyName", ${correctionsColumn}
           FROM documents d JOIN cases c ON d.about IN (c.id, c.matter, (SELECT e.id FROM entrustments e WHERE e.case_id = c.id)) JOIN bodies b ON b.id = d.body LEFT JOIN subjects s ON s.id = d.addressee
           WHERE d.number = $1 AND c.query_code = $2 AND NOT d.voided`,
    values: [number, code],
  });
  return found.rows[0];
}

function askForKey(number: string, zh: boolean): Markup {
  return html`<h1>${zh ? "打开文书" : "Open a document"}</h1>
<p class="lead">${zh ? "文书用办件的查询码打开；查询码在收件凭证上。" : "A document opens with its case's query code, which is on the receipt."}</p>
<form action="/documents" class="card surface narrow section"><label for="number">${zh ? "文书编号" : "Number of the document"}</label><div class="field"><input id="number" name="number" value="${number}" required></div>
<label for="code">${zh ? "查询码" : "Query code"}</label><div class="field"><input id="code" name="code" class="code" autocomplete="off" autocapitalize="characters" maxlength="20" required><button class="button">${zh ? "打开" : "Open"}</button></div></form>`;
}

/** Issuing body in red, number, red line, title, addressee, text, signature and Arabic date, in this order. */
function official(row: DocumentRow, code: string): Markup {
  const { paragraphs, list } = documentText(row.kind, row.content, {
    issuedOn: row.issuedOn,
    code: readQueryCode(code),
  });
  const item = typeof row.content.item === "string" ? row.content.item : "";
  return html`<p class="issuer">${row.bodyName}</p>
<p class="document-number">${row.number}</p>
<h1>${row.kind === "收件凭证" ? row.kind : `${item}${row.kind}`}</h1>
${row.addressee === null ? "" : html`<p class="addressee">${publicName(row.addressee, row.addresseeKind)}：</p>`}
${paragraphs.map((text) => html`<p>${text}</p>`)}
${list.length === 0 ? "" : html`<ol>${list.map((text) => html`<li>${text}</li>`)}</ol>`}
${row.corrections.map((one) => html`<p class="fine">${correctionLine(one)}</p>`)}
<p class="signature"><span>${row.bodyName}</span><br><time datetime="${row.issuedOn}">${dateInProse(row.issuedOn)}</time></p>`;
}
