import { html, raw } from "hono/html";
import type { Page, PageRequest } from "#kernel/city/system.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { searchBox } from "#kernel/pages/search-box.ts";
import type { Language } from "#kernel/text/words.ts";
import { cityFigures, constructionGlance, type PlanGlance } from "#systems/approvals/door.ts";
import { itemsBySubject, mostUsed, type Theme, themesToday, wordsToTry } from "./home-query.ts";
import { todayPart } from "./home-today.ts";
import { themeWords } from "./list-words.ts";
import { chinese, itemLine, part } from "./pieces.ts";
import { pageExists } from "./public/page-exists.ts";

/** `/`: search first, then by whom and by life event, progress, the most used, and the city's figures of today. */
export async function homePage({ city, language, today }: PageRequest): Promise<Page> {
  const zh = language === "zh";
  const [themes, bySubject, used, words, glance, counted] = await Promise.all([
    themesToday(city, today),
    itemsBySubject(city, today),
    mostUsed(city, today),
    wordsToTry(city, today),
    constructionGlance(city, language),
    cityFigures(city, today),
  ]);
  const usedHeading = used.counted ? (zh ? "大家最常办" : "Most used") : zh ? "可以从这些办起" : "Where to begin";
  const limitNote = zh ? "承诺时限，从受理次日起算" : "promised limits, from the day after acceptance";
  const allItems = html`<a href="/items">${zh ? `全部${bySubject.all}项` : `All ${bySubject.all} items`}</a>`;
  const body = html`<div class="hero grid two-thirds"><div>
<h1>${zh ? "要办什么，搜一下" : "What do you need to do?"}</h1>
${searchBox({ action: "/search", language, label: zh ? "事项、部门、材料、查询码，都在这里搜" : "Services, bodies, papers or a query code" })}
${hot(words, language)}
${listsLine(city, language)}
<div class="grid doors">${doors(bySubject, language)}</div>
${goOnLine(city, language)}
</div>
${glance === undefined ? "" : staircase(glance, language)}
</div>
${progressBox(language)}
${part("life", zh ? "人生和经营的大事" : "Life events", allItems, html`<ul class="grid life">${themes.map((one) => theme(one, language))}</ul>`)}
<div class="section grid two-thirds">
<section aria-labelledby="used"><div class="head"><h2 id="used">${usedHeading}</h2><span class="secondary">${limitNote}</span></div>
<ol class="rows">
${used.rows.map((row) => itemLine(row, language))}</ol></section>
${guide(language)}
</div>
${todayPart(counted, { city: zh ? city.name.zh : city.name.en, today, language })}`;
  return {
    title: zh ? "办事" : "Services",
    description: zh
      ? "按名称、大事或机构找到要办的事项：谁能办、几天、带什么、收不收费。不用登录也能查进度。"
      : "Find a service by name, life event or body: who may apply, how many days, which papers, what fee.",
    body,
  };
}

function hot(words: readonly string[], language: Language): Markup | "" {
  if (words.length === 0) return "";
  const links = words.map(
    (word) => html` <a href="/search?q=${encodeURIComponent(word)}">${chinese(word, language)}</a>`,
  );
  return html`<p class="secondary hot">${language === "zh" ? "常搜：" : "Often searched: "}${links}</p>`;
}

/** Going on with what was begun: an unfinished application, or the own cases. */
function goOnLine(city: PageRequest["city"], language: Language): Markup | "" {
  if (!pageExists(city, "/continue")) return "";
  const zh = language === "zh";
  const own = pageExists(city, "/my") ? html` <a href="/my">${zh ? "我的办件" : "My cases"}</a>` : "";
  return html`<p class="secondary hot">${zh ? "接着办：" : "Go on: "} <a href="/continue">${zh ? "没填完的申请" : "an unfinished application"}</a>${own}</p>`;
}

/** The way to the lists: may I do this, and what the lists hold. */
function listsLine(city: PageRequest["city"], language: Language): Markup {
  const zh = language === "zh";
  const ask = pageExists(city, "/lists/ask")
    ? html` <a href="/lists/ask">${zh ? "我要做的事，要不要许可？" : "Do I need a permission?"}</a>`
    : "";
  return html`<p class="secondary hot">${zh ? "清单：" : "Lists: "} <a href="/lists">${zh ? "三张清单" : "The three lists"}</a>${ask}</p>`;
}

function doors(counts: { person: number; legal: number }, language: Language): Markup[] {
  const zh = language === "zh";
  return [
    {
      href: "/items?subject=person",
      name: zh ? "个人办事" : "For people",
      note: zh ? `生育、入学、就业、养老，${counts.person}项` : `birth, school, work, old age: ${counts.person} items`,
    },
    {
      href: "/items?subject=enterprise",
      name: zh ? "法人办事" : "For businesses",
      note: zh ? `开办、建设、变更、注销，${counts.legal}项` : `start, build, change, close: ${counts.legal} items`,
    },
  ].map(({ href, name, note }) => html`<a class="door" href="${href}"><b>${name}</b><small>${note}</small></a>`);
}

function staircase(glance: PlanGlance, language: Language): Markup {
  const zh = language === "zh";
  const { procedures, serialWorkdays, parallelWorkdays } = glance;
  const title = zh ? `一般工业项目建厂，${procedures}项审批` : `A factory: ${procedures} approvals`;
  const unit = zh ? "个工作日" : "workdays";
  const note = zh
    ? "一道短线是一项审批，连起来的是关键路径。"
    : "Each short line is an approval; the joined ones are the critical path. ";
  return html`<a class="glance" href="${glance.href}"><span class="secondary">${title}</span>
<span class="was"><s class="number">${serialWorkdays}</s> <b class="number">${parallelWorkdays}</b> <span>${unit}</span></span>
${raw(glance.staircase)}
<span class="secondary">${note}<u>${zh ? "看并联计划" : "See the parallel plan"}</u></span></a>`;
}

function progressBox(language: Language): Markup {
  const zh = language === "zh";
  return html`<section class="card surface check" aria-labelledby="check"><div><h2 id="check">${zh ? "查进度" : "Check progress"}</h2>
<p class="secondary">${zh ? "不用登录。查询码在收件凭证上，12位。" : "No sign-in. The query code is on your receipt, 12 characters."}</p></div>
<form action="/progress"><label for="code">${zh ? "查询码" : "Query code"}</label><div class="field"><input id="code" name="code" class="code" autocomplete="off" autocapitalize="characters" maxlength="20"><button class="button quiet">${zh ? "查询" : "Check"}</button></div></form></section>
`;
}

function theme({ theme: name, items }: Theme, language: Language): Markup {
  const { sign, en, holds } = themeWords(name);
  const zh = language === "zh";
  const label = zh ? html`${name}` : en === name ? chinese(name, language) : html`${en}`;
  return html`<li><a href="/items?theme=${encodeURIComponent(name)}"><span class="sign" lang="zh-CN" aria-hidden="true">${sign}</span><span><b>${label}</b> <small class="number">${zh ? `${items}项` : `${items} ${items === 1 ? "item" : "items"}`}</small><small class="holds">${holds[language]}</small></span></a></li>
`;
}

function guide(language: Language): Markup {
  const steps =
    language === "zh"
      ? [
          ["看一页", "事项页先写结论：谁能办、几天、带什么、收不收费。"],
          ["交一次", "清单以外的材料一份也不能要；同一个项目里，前一步发的证后一步不再要。"],
          ["查一码", "收件凭证上有查询码，随时看到谁在办、还剩几天。"],
          ["超时必究", "过了承诺时限，灯变红，承办机构要公开说明原因。"],
        ]
      : [
          ["Read one page", "It answers first: who may, how many days, which papers, what fee."],
          [
            "Hand in once",
            "Nothing beyond the list may be asked for; within a project, what one step yields the next does not ask for.",
          ],
          ["Check by one code", "The receipt bears a query code: who holds your case, how many days are left."],
          ["Late is seen", "Past the promise the light turns red, and the body must publish why."],
        ];
  return html`<section aria-labelledby="guide"><div class="head"><h2 id="guide">${language === "zh" ? "怎么办" : "How it works"}</h2><a href="/help">${language === "zh" ? "帮助" : "Help"}</a></div>
<ol class="rows">${steps.map(([name, text]) => html`<li><b>${name}</b><br><span class="secondary">${text}</span></li>`)}</ol></section>`;
}
