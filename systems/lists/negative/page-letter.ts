import { html } from "hono/html";
import { type Day, dayInChinese } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { Page, PageRequest } from "#kernel/city/system.ts";
import { addresseeAsIssued, issuerAsIssued } from "#kernel/documents/as-issued.ts";
import { readQueryCode } from "#kernel/identifiers/queryCode.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { type LetterContent, letterText } from "./letter-text.ts";
import { refuse } from "./refusals.ts";

type LetterRow = {
  readonly kind: string;
  readonly number: string;
  readonly issuedOn: Day;
  readonly content: LetterContent;
  readonly bodyName: string;
  readonly addressee: string;
  readonly addresseeKind: string;
};

/** `/letters?number=…&code=…`: a letter on market access in the layout of GB/T 9704-2012; only with its query code. */
export async function letterPage({ city, language, parameters }: PageRequest): Promise<Page | Refusal> {
  const zh = language === "zh";
  const number = (parameters.number ?? "").trim().slice(0, 80);
  const typed = (parameters.code ?? "").trim().slice(0, 60);
  const crumbs = [{ href: "/lists/ask", text: zh ? "这件事要许可吗" : "Does this need a permission?" }];
  if (number === "" || typed === "")
    return { title: zh ? "告知书" : "Letter", breadcrumbs: crumbs, body: askForKey(number, zh) };
  const row = await letterOf(city, number, readQueryCode(typed));
  if (row === undefined) return refuse("LETTER_UNKNOWN", { number, code: typed });
  const note = zh
    ? "在浏览器里打印即为A4公文格式。本页是文书的电子副本。"
    : "Documents are issued in Chinese. Printed from the browser this is an A4 official document.";
  const body = html`<article class="official" lang="zh-CN">${official(row)}</article>
<p class="fine note" role="note">${note}</p>`;
  return { title: `${row.kind} ${row.number}`, breadcrumbs: crumbs, body };
}

async function letterOf(city: City, number: string, code: string): Promise<LetterRow | undefined> {
  const found = await city.database.pool.query<LetterRow>({
    name: "letter-by-code",
    text: `SELECT d.kind, d.number, d.issued_on AS "issuedOn", d.content, ${addresseeAsIssued} AS addressee, s.kind AS "addresseeKind",
             ${issuerAsIssued} AS "bodyName"
           FROM documents d JOIN activity_answers a ON a.id = d.about JOIN bodies b ON b.id = d.body JOIN subjects s ON s.id = d.addressee
           WHERE d.number = $1 AND a.query_code = $2 AND NOT d.voided`,
    values: [number, code],
  });
  return found.rows[0];
}

function askForKey(number: string, zh: boolean): Markup {
  return html`<h1>${zh ? "打开告知书" : "Open a letter"}</h1>
<p class="lead">${zh ? "告知书用它的编号和查询码打开，窗口发的时候一起给您。" : "A letter opens with its number and query code, both given at the window."}</p>
<form action="/letters" class="card surface narrow section"><label for="number">${zh ? "告知书编号" : "Number of the letter"}</label><div class="field"><input id="number" name="number" value="${number}" required></div>
<label for="code">${zh ? "查询码" : "Query code"}</label><div class="field"><input id="code" name="code" class="code" autocomplete="off" autocapitalize="characters" maxlength="20" required><button class="button">${zh ? "打开" : "Open"}</button></div></form>`;
}

/** Issuing body in red, number, red line, title, addressee, text, signature and date, in this order. */
function official(row: LetterRow): Markup {
  const { paragraphs, list, closing } = letterText(row.content);
  return html`<p class="issuer">${row.bodyName}</p>
<p class="document-number">${row.number}</p>
<h1>${row.kind}</h1>
<p class="addressee">${addresseeName(row)}：</p>
${paragraphs.map((text) => html`<p>${text}</p>`)}
${list.length === 0 ? "" : html`<ol>${list.map((text) => html`<li>${text}</li>`)}</ol>`}
${closing.map((text) => html`<p>${text}</p>`)}
<p class="signature"><span>${row.bodyName}</span><br><time datetime="${row.issuedOn}">${dayInChinese(row.issuedOn)}</time></p>`;
}

/** A firm's name is public; of a person only the surname is shown, since the page opens with a code and not a sign-in. */
function addresseeName({ addressee, addresseeKind }: LetterRow): string {
  const signs = [...addressee];
  return addresseeKind === "person" ? `${signs[0] ?? ""}${"＊".repeat(Math.max(signs.length - 1, 1))}` : addressee;
}
