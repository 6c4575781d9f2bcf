import { html } from "hono/html";
import { type FormFault, formSummary, textField } from "#kernel/pages/form.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language, Words } from "#kernel/text/words.ts";

/** A role of a demo city; `applies` for those who apply, and not work, in it. */
export type SignInRole = { readonly account: string; readonly title: Words; readonly applies: boolean };

export type SignInShown = {
  readonly language: Language;
  /** Where it leads afterwards: a path of this site. */
  readonly to: string;
  readonly account: string;
  readonly fault: FormFault | null;
  /** Only in a demo city. */
  readonly roles: readonly SignInRole[];
};

/**
 * `/sign-in`: in a demo city one button a role; account and password by a plain form. Nothing to solve (WCAG 3.3.8).
 *
 * Accessibility: what is wrong is said on top, announced, and linked to its field; password keepers find their fields by
 * `autocomplete`.
 */
export function signInPage(shown: SignInShown): Markup {
  const { language, to, fault, roles } = shown;
  const zh = language === "zh";
  const kept = html`<input type="hidden" name="to" value="${to}">`;
  const buttons = (applies: boolean) => {
    const own = roles.filter((role) => role.applies === applies);
    return html`<form action="/sign-in" method="post" class="acts">${kept}${own.map(({ account, title }) => html`<button class="button${applies ? "" : " quiet"}" name="role" value="${account}">${title[language]}</button>`)}</form>`;
  };
  const demo =
    roles.length === 0
      ? ""
      : html`<section class="section" aria-labelledby="roles"><h2 id="roles">${zh ? "演示城市：以谁的身份办事" : "Demo city: apply as"}</h2>
<p class="secondary">${zh ? "点一下就登录。人员和主体都是虚构的，您办的事别人也看得见。" : "One press signs you in. People and subjects are invented; others see what you do."}</p>
${buttons(true)}
<details class="note"><summary>${zh ? "以工作人员的身份登录，在工作台办理" : "Sign in as staff, to work at the desk"}</summary>${buttons(false)}</details></section>`;
  return html`<h1>${zh ? "登录" : "Sign in"}</h1>
<p class="lead">${zh ? "申请、看自己的办件要登录；找事项、查进度不用。" : "Applying and seeing your own cases need it; finding services and checking progress do not."}</p>
${fault === null ? "" : formSummary(fault, language, zh ? "还没有登录" : "Not signed in")}
${demo}
<section class="section" aria-labelledby="with-password"><h2 id="with-password">${zh ? "账号和密码" : "Account and password"}</h2>
<form action="/sign-in" method="post" class="card surface narrow note">${kept}
${textField({ name: "account", label: zh ? "账号" : "Account", value: shown.account, fault, language, needed: true, longest: 80, autocomplete: "username" })}
${textField({ name: "password", label: zh ? "密码" : "Password", value: "", fault, language, needed: true, longest: 128, autocomplete: "current-password", secret: true })}
<p class="acts"><button class="button">${zh ? "登录" : "Sign in"}</button></p></form></section>`;
}
