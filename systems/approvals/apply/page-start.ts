import { html } from "hono/html";
import type { Page, PageRequest, Redirect, SubmitRequest } from "#kernel/city/system.ts";
import { queryCode } from "#kernel/identifiers/queryCode.ts";
import { address } from "#kernel/pages/address.ts";
import { choiceField, formSummary } from "#kernel/pages/form.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Language, Words } from "#kernel/text/words.ts";
import { type Applicant, applicantsOf } from "./applicants.ts";
import { heldPapers } from "./held-papers.ts";
import { type ItemTarget, nearestPlace, type Place } from "./item-target.ts";
import { applicantChoice } from "./page-check.ts";
import { chinese, crumbs } from "./pieces.ts";
import { refuseApplication } from "./refusals.ts";

const levelNames: Readonly<Record<string, Words>> = {
  city: { zh: "市级", en: "City" },
  county: { zh: "县（区）级", en: "County or district" },
  township: { zh: "乡镇（街道）", en: "Township" },
  community: { zh: "村（社区）", en: "Community" },
};

/** `/apply/:item`: who may apply, what it takes and how long; then signed in, or without a name. */
export async function startPage(request: PageRequest, target: ItemTarget): Promise<Page | Refusal> {
  const { city, language, who, today, form } = request;
  const zh = language === "zh";
  const code = queryCode(city.newId());
  // What could not be begun is not offered: the rule itself is asked, and nothing is written.
  const rehearsal = await city.execute({
    ...{ command: "approvals.beginApplication", who, on: null, dryRun: true },
    input: { code, item: target.item },
  });
  if (isRefusal(rehearsal)) return rehearsal;
  const applicants = (await applicantsOf(city, who, today)).filter(({ kind }) =>
    target.version.subjectKinds.includes(kind),
  );
  const subject = form?.fields.subject ?? applicants[0]?.id ?? null;
  const held = await heldPapers(
    city,
    subject,
    target.papers.map(({ name }) => name),
  );
  const refusal = form?.refusal ?? null;
  const body = html`<p class="fine">${zh ? "在线申请" : "Apply online"}</p>
<h1 class="modest">${chinese(target.title, language)}</h1>
${refusal === null ? "" : formSummary(refusal, language)}
<div class="grid two-thirds"><div>
${needsPart(target, held, language)}
${await unfinishedPart(request, target)}
${beginPart(request, target, applicants, code)}
</div>
${factsPart(target, language)}</div>`;
  return { title: zh ? `申请：${target.title}` : "Apply", breadcrumbs: crumbs(target, language), body };
}

function needsPart({ papers, steps }: ItemTarget, held: ReadonlyMap<string, unknown>, language: Language): Markup {
  const zh = language === "zh";
  const questions = steps.reduce((sum, { fields }) => sum + fields.length, 0);
  const rows = papers.map(
    ({ name, maker }) =>
      html`<li class="pair"><span>${chinese(name, language)}</span><span class="secondary">${
        held.has(name)
          ? html`<span class="tag held">${zh ? "已有，不用交" : "held by the city"}</span>`
          : maker === null
            ? (zh ? "您准备" : "you bring it")
            : html`${zh ? "本市出具：" : "issued here: "}${chinese(maker, language)}`
      }</span></li>
`,
  );
  return html`<p class="lead">${zh ? `要填${questions}项，${papers.length === 0 ? "不用交材料" : `备${papers.length}份材料`}。每一页都自动存下，可以随时停、随时接着填。` : `${questions} questions and ${papers.length} papers. Every page is saved; stop and go on whenever you like.`}</p>
${papers.length === 0 ? "" : html`<ul class="rows note">${rows}</ul>`}`;
}

function factsPart({ version, item }: ItemTarget, language: Language): Markup {
  const zh = language === "zh";
  const subjects: Readonly<Record<string, Words>> = {
    person: { zh: "自然人", en: "people" },
    enterprise: { zh: "企业", en: "enterprises" },
    soleTrader: { zh: "个体工商户", en: "sole traders" },
    cooperative: { zh: "农民专业合作社", en: "cooperatives" },
    organisation: { zh: "社会组织、其他单位", en: "organisations" },
  };
  const days =
    version.promisedDays === 0
      ? zh
        ? "当场"
        : "on the spot"
      : zh
        ? `${version.promisedDays}个工作日`
        : `${version.promisedDays} workdays`;
  const rows = [
    [
      zh ? "谁能申请" : "Who may apply",
      version.subjectKinds.map((kind) => subjects[kind]?.[language] ?? kind).join(zh ? "、" : ", "),
    ],
    [zh ? "承诺时限" : "Promised limit", days],
    [
      zh ? "到窗口" : "Trips",
      version.visits === 0 ? (zh ? "不用跑" : "none") : zh ? `${version.visits}次` : String(version.visits),
    ],
    [zh ? "收费" : "Fee", version.fee === "无" ? (zh ? "不收费" : "none") : version.fee],
  ];
  return html`<dl class="card surface facts">${rows.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}<div><dt>${zh ? "依据和全部条件" : "Basis and conditions"}</dt><dd><a href="/items/${item}">${zh ? "看事项页" : "The item's page"}</a></dd></div></dl>`;
}

/** What the asker has begun and not submitted. */
async function unfinishedPart(
  { city, who, language, today }: PageRequest,
  { item, path }: ItemTarget,
): Promise<Markup | ""> {
  if (who.kind !== "person") return "";
  const found = await city.database.pool.query<{ id: string; savedAt: string; expiresOn: string }>({
    name: "unfinished-applications",
    text: `SELECT id, saved_at AS "savedAt", expires_on AS "expiresOn" FROM applications
           WHERE owner = $1 AND state = 'draft' AND expires_on >= $2 AND stage IS NULL AND items->>0 = $3 ORDER BY saved_at DESC LIMIT 5`,
    values: [who.person, today, item],
  });
  if (found.rows.length === 0) return "";
  const zh = language === "zh";
  const rows = found.rows.map(
    ({ id, expiresOn }) =>
      html`<li class="pair"><a href="${path}/form?draft=${id}">${zh ? "接着填没填完的" : "Go on with what you began"}</a><span class="secondary">${zh ? html`保留到<span class="number">${expiresOn}</span>` : html`kept until <span class="number">${expiresOn}</span>`}</span></li>`,
  );
  return html`<section class="owe" aria-label="${zh ? "没填完的" : "Unfinished"}"><ul>${rows}</ul></section>`;
}

function beginPart(request: PageRequest, target: ItemTarget, applicants: readonly Applicant[], code: string): Markup {
  const { language, form, who } = request;
  const zh = language === "zh";
  const { path, places } = target;
  const typed = form?.fields ?? {};
  const named = who.kind === "person";
  const none =
    named && applicants.length === 0
      ? html`<p class="note">${zh ? "您的账号代表的主体不能申请这一项；可以先填好，由能申请的人凭续办码提交。" : "None of the subjects that your account speaks for may apply; you can fill it in, and let somebody else submit it by its code."}</p>`
      : "";
  const preset = typed.power ?? nearestPlace(places, applicants[0]?.division ?? null)?.power ?? "";
  const place =
    places.length === 1
      ? html`<p class="note">${zh ? "由谁办：" : "Handled by: "}<b>${placeName(places[0] as Place, language)}</b><input type="hidden" name="power" value="${places[0]?.power ?? ""}"></p>`
      : choiceField({
          ...{ name: "power", value: preset, fault: form?.refusal ?? null, language, needed: true },
          label: zh ? "到哪里办" : "Where",
          ...(typed.power === undefined && preset !== ""
            ? {
                hint: zh
                  ? "已按申请人的住所地选好，可以改"
                  : "Chosen by the applicant's division; change it if you like",
              }
            : {}),
          groups: Object.entries(levelNames).flatMap(([level, label]) => {
            const own = places.filter((one) => one.level === level);
            const options = own.map((one) => ({ value: one.power, label: zh || !one.nameEn ? one.name : one.nameEn }));
            return own.length === 0 ? [] : [{ label: label[language], options }];
          }),
        });
  const signIn = html`<p class="acts"><a class="button" href="${address("/sign-in", { to: path })}">${zh ? "登录后申请" : "Sign in and apply"}</a></p>
<p class="secondary note">${zh ? "登录后，已经登记的内容替您填好，填完就能提交。不登录也可以先填，凭续办码接着填，或者到窗口交。" : "Signed in, what is registered is filled in for you, and you can submit. Without it you can fill in the form, go on by its code, or bring it to a window."}</p>`;
  return html`${named ? "" : signIn}<form action="${path}" method="post" class="card surface narrow section"><input type="hidden" name="key" value="${form?.key ?? ""}"><input type="hidden" name="code" value="${typed.code ?? code}">
${applicants.length === 0 ? "" : applicantChoice(applicants, { subject: typed.subject ?? null }, language)}${none}${place}
<p class="acts"><button class="button${named ? "" : " quiet"}">${named ? (zh ? "开始填写" : "Begin") : zh ? "不登录，先填写" : "Fill it in without signing in"}</button></p></form>`;
}

const placeName = ({ name, nameEn }: Place, language: Language): Markup =>
  language === "en" && nameEn ? html`${nameEn}` : chinese(name, language);

/** Begins it, once a form (REC-06), and leads to its first page. */
export async function submitStart(request: SubmitRequest, target: ItemTarget): Promise<Redirect | Refusal> {
  const { city, who, fields, key } = request;
  const { power, subject, code = "" } = fields;
  if (!power) return refuseApplication("POWER_MISSING", { field: "/power" });
  const input = { code, item: target.item, power, ...(who.kind === "person" && subject ? { subject } : {}) };
  const outcome = await city.execute({ command: "approvals.beginApplication", who, on: null, input, key });
  if (isRefusal(outcome)) return outcome;
  return { redirect: `${target.path}/form?code=${code}` as `/${string}` };
}
