import { html, raw } from "hono/html";
import { address, type Query } from "#kernel/pages/address.ts";
import { breadcrumbs, type Crumb } from "#kernel/pages/breadcrumbs.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language, Words } from "#kernel/text/words.ts";
import { type Account, accountTools } from "./account-tools.ts";
import { type Section, sections } from "./navigation.ts";

/** The city as the header names it. `demo` shows the banner that this is no government's site. */
export type PortalCity = { readonly name: string; readonly nameEn: string; readonly demo: boolean };

export type PageSize = "normal" | "large";

/** Everything the shell needs to know of a page. */
export type Page = {
  readonly city: PortalCity;
  readonly language: Language;
  readonly size: PageSize;
  /** The page's own title; the city's name is added. */
  readonly title: string;
  /** Path without parameters, such as "/plans/construction"; the switches of language and size lead back to it. */
  readonly path: string;
  /** Parameters that the switches must keep, such as a search word. `lang` and `size` are the shell's own. */
  readonly query?: Query;
  readonly description?: string;
  /** Key of the section the page belongs to. */
  readonly current?: string;
  readonly breadcrumbs?: readonly Crumb[];
  readonly body: Markup;
  /** When the page was made, in the city's time: "2026-11-23 14:30". */
  readonly madeAt?: string;
  /** How the page's figures were made: one sentence, or a link to the method. */
  readonly method?: Markup | string;
  readonly sections?: readonly Section[];
  readonly help?: string;
  /** What the foot leads to besides method and help. */
  readonly foot?: readonly Section[];
  /** Who is signed in; absent where nobody can. */
  readonly account?: Account;
  /** Address of the one stylesheet; the server adds its hash. */
  readonly stylesheet?: string;
  /** Address of the script of a page with a live part; no other page has one. */
  readonly script?: string;
};

const words = {
  site: { zh: "政务服务", en: "Government Services" },
  motto: { zh: "一次告知 · 并联审批 · 全程可查", en: "Told once · handled in parallel · open to check" },
  skip: { zh: "跳到正文", en: "Skip to content" },
  demo: {
    zh: "演示城市：办件与统计为示例，不是政府网站。",
    en: "Demonstration city: cases and figures are examples. This is not a government site.",
  },
  sections: { zh: "主要栏目", en: "Main sections" },
  settings: { zh: "显示与帮助", en: "Display and help" },
  large: { zh: "大字版", en: "Large text" },
  normal: { zh: "标准字号", en: "Normal text" },
  help: { zh: "帮助", en: "Help" },
  advice: { zh: "咨询投诉：12345，全天接听", en: "Questions and complaints: 12345, day and night" },
  about: { zh: "数据和方法", en: "Data and method" },
  madeAt: { zh: "生成", en: "page made" },
} satisfies Record<string, Words>;

/**
 * A whole portal page: skip link, demo banner, header with sections, language, size and help in one place, the body,
 * and the footer with method and time. No inline styles, and no script but that of a live part, without which the page
 * works too: it needs only `style-src 'self'`.
 *
 * Accessibility: `lang` of document and of the other language's link; skip link first; landmarks banner, navigation,
 * main, contentinfo; current section by `aria-current`, not colour alone; help in the same place on every page
 * (WCAG 2.2 3.2.6); targets at least 24 px, 44 px on phones.
 */
export function page(shown: Page): Markup {
  const { language, city, size } = shown;
  const name = language === "zh" ? `${city.name}${words.site.zh}` : `${city.nameEn} ${words.site.en}`;
  return html`<!doctype html>
<html lang="${language === "zh" ? "zh-CN" : "en"}"${size === "large" ? raw(' class="large"') : ""}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${shown.title} - ${name}${city.demo ? (language === "zh" ? "（演示）" : " (demonstration)") : ""}</title>
${shown.description === undefined ? "" : html`<meta name="description" content="${shown.description}">`}
<link rel="stylesheet" href="${shown.stylesheet ?? "/portal.css"}">
${shown.script === undefined ? "" : html`<script src="${shown.script}" defer></script>`}
</head>
<body>
<a class="skip" href="#main">${words.skip[language]}</a>
${header(shown, name)}
<main id="main" class="wrap" tabindex="-1">
${shown.breadcrumbs === undefined ? "" : breadcrumbs({ crumbs: shown.breadcrumbs, language })}
${shown.body}
</main>
${footer(shown)}
</body>
</html>
`;
}

function header(shown: Page, name: string): Markup {
  const { language, size } = shown;
  const keep = { ...shown.query, lang: language === "zh" ? undefined : language };
  const sized = size === "large" ? "large" : undefined;
  // The other language is named in itself, so that those find it who cannot read this one.
  const other = language === "zh" ? { lang: "en", label: "English" } : { lang: "zh-CN", label: "中文" };
  const links = (shown.sections ?? sections).map(
    ({ key, href, label }) =>
      html`<li><a href="${href}"${key === shown.current ? raw(' aria-current="page"') : ""}>${label[language]}</a></li>`,
  );
  const banner = html`<p class="demo"><span class="wrap">${words.demo[language]}</span></p>
`;
  return html`<header>
${shown.city.demo ? banner : ""}<div class="top"><div class="wrap">
<a class="brand" href="/"><span class="seal" lang="zh-CN" aria-hidden="true">${sealOf(shown.city)}</span><span><b>${name}</b><small>${words.motto[language]}</small></span></a>
<nav class="sections" aria-label="${words.sections[language]}"><ul>${links}</ul></nav>
<ul class="tools" aria-label="${words.settings[language]}">
<li><a href="${address(shown.path, { ...shown.query, lang: language === "zh" ? "en" : "zh", size: sized })}" lang="${other.lang}" hreflang="${other.lang}">${other.label}</a></li>
<li><a href="${address(shown.path, { ...keep, size: size === "large" ? "normal" : "large" })}">${words[size === "large" ? "normal" : "large"][language]}</a></li>
<li><a href="${shown.help ?? "/help"}">${words.help[language]}</a></li>
${shown.account === undefined ? "" : accountTools(shown.account, language)}</ul>
</div></div></header>`;
}

/** The two signs of the seal: the city's short name. */
function sealOf({ name }: PortalCity): string {
  return [...name].slice(0, 2).join("");
}

function footer({ language, madeAt, method, foot = [] }: Page): Markup {
  const more = foot.map(({ href, label }) => html`<a href="${href}">${label[language]}</a>`);
  return html`<footer class="foot"><div class="wrap">
${method === undefined ? "" : html`<p>${method}</p>`}
<p><a href="/about">${words.about[language]}</a><a href="/help">${words.help[language]}</a>${more}</p>
<p>${words.advice[language]}${madeAt === undefined ? "" : html` · <time class="number" datetime="${madeAt.replace(" ", "T")}">${madeAt}</time> ${words.madeAt[language]}`}</p>
</div></footer>`;
}
