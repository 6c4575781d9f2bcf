import { html } from "hono/html";
import type { Page, PageRequest, Redirect, SubmitRequest } from "#kernel/city/system.ts";
import { choiceField, longField, postForm, textField } from "#kernel/pages/form.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { Language } from "#kernel/text/words.ts";
import { part } from "../pieces.ts";
import { refuse } from "./refusals.ts";
import { bodyGroups, reportableBodies } from "./reportable-bodies.ts";

/** `/reports`: anybody says that a body does not act; or follows a report by its code. Works without a script (LST-16). */
export async function reportFormPage({ city, language, parameters, form, today }: PageRequest): Promise<Page> {
  const zh = language === "zh";
  const fields = form?.fields ?? {};
  const typed = (name: string) => fields[name] ?? parameters[name] ?? "";
  const bodies = await reportableBodies(city, today, typed("body").slice(0, 60));
  const taking = city.settings.number("reportTakingWorkdays");
  const answer = city.settings.number("inactionAnswerWorkdays");
  const common = { fault: form?.refusal ?? null, language };
  const title = zh ? "举报不作为" : "Report that a body does not act";
  const made = postForm({
    ...{ ...common, action: "/reports", key: form?.key ?? "", button: zh ? "提交举报" : "Send the report" },
    fields: [
      choiceField({
        ...{ ...common, name: "body", value: typed("body"), groups: bodyGroups(bodies, language), needed: true },
        label: zh ? "哪个机关" : "Which body",
      }),
      textField({
        ...{ ...common, name: "item", value: typed("item"), longest: 40 },
        label: zh ? "哪个事项（选填）" : "Which item (optional)",
        hint: zh
          ? "写事项编码，如B47，在事项页上；不知道就空着"
          : "Its code, such as B47, is on the item's page; leave it empty if unknown",
      }),
      longField({
        ...{ ...common, name: "what", value: typed("what"), needed: true, longest: 3000 },
        label: zh ? "发生了什么" : "What happened",
        hint: zh
          ? "什么时候、找了谁、该办什么没有办。至少10个字；只有核查的人能看到"
          : "When, whom you asked, and what was not done. At least 10 characters; only those who look into it read it",
      }),
      textField({
        ...{ ...common, name: "contact", value: typed("contact"), longest: 200 },
        label: zh ? "怎么联系您（选填）" : "How to reach you (optional)",
        hint: zh
          ? "不写姓名也受理；只有核查的人能看到，被举报的机关看不到"
          : "Reports without a name are taken too; the body reported does not see this",
      }),
    ],
  });
  const body = html`<h1>${title}</h1>
<p class="lead">${zh ? "法定职责必须为：该办不办、拖着不答、不说理由地拒绝，都可以举报。" : "What the law makes a duty has to be done. Delay, silence and a no without reasons can be reported."}</p>
<p class="note">${zh ? html`收到后<b class="number">${taking}</b>个工作日内决定是否受理，<b class="number">${answer}</b>个工作日内答复。办件本身拖延的，先<a href="/progress">查进度</a>。` : html`Within <b>${taking}</b> workdays it is decided whether it is taken, within <b>${answer}</b> you are answered. For a case of yours, see <a href="/progress">its progress</a> first.`}</p>
${made}
${followPart(language)}`;
  return { title, body };
}

function followPart(language: Language): Markup {
  const zh = language === "zh";
  const form = html`<form action="/reports/find" class="card surface narrow"><label for="find">${zh ? "查询码" : "Query code"}</label><div class="field"><input id="find" name="key" class="code" autocomplete="off" autocapitalize="characters" maxlength="20" required><button class="button">${zh ? "查看" : "Show"}</button></div></form>`;
  return part("follow", zh ? "已经举报过" : "Reported already", "", form);
}

/** Takes the form: what a visitor can get wrong is said in their words, the rest by the command. */
export async function submitReport({ city, fields, key }: SubmitRequest): Promise<Redirect | Refusal> {
  const text = (name: string) => (fields[name] ?? "").trim();
  if (text("body") === "") return refuse("REPORT_BODY_MISSING", { field: "/body" });
  if (text("what").length < 10) return refuse("REPORT_WHAT", { field: "/what" });
  const input = {
    ...{ body: text("body"), item: text("item").toUpperCase() || null },
    ...{ what: text("what"), contact: text("contact") || null },
  };
  const outcome = await city.execute({
    command: "lists.reportInaction",
    who: { kind: "anyone" },
    on: null,
    input,
    key,
  });
  if ("refused" in outcome) return outcome;
  if ("rehearsed" in outcome) throw new TypeError("a form is no rehearsal");
  const found = await city.database.pool.query<{ code: string }>({
    name: "code-of-report",
    text: "SELECT query_code AS code FROM inaction_reports WHERE id = $1",
    values: [outcome.id],
  });
  const code = found.rows[0]?.code;
  if (code === undefined) throw new TypeError(`report ${outcome.id} was made and is not there`);
  return { redirect: `/reports/${code}` };
}
