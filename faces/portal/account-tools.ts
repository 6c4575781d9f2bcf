import { html } from "hono/html";
import { address } from "#kernel/pages/address.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language } from "#kernel/text/words.ts";

/** Whose pages these are: the signed-in person's name, or null and the way to sign in. */
export type Account = {
  readonly name: string | null;
  /** The page that signing in returns to. */
  readonly here: string | undefined;
  /** Where the own cases are, in a city whose portal has such a page. */
  readonly cases: string | undefined;
};

/** Characters of a name that the header shows. */
const SHORT = 6;

/**
 * The header's part about who is signed in: the own cases and signing out, or signing in.
 *
 * Accessibility: signing out is a button, since it does something; in the same place on every page (WCAG 3.2.3).
 */
export function accountTools({ name, here, cases }: Account, language: Language): Markup {
  const zh = language === "zh";
  if (name === null)
    return html`<li><a href="${address("/sign-in", { to: here })}" rel="nofollow">${zh ? "登录" : "Sign in"}</a></li>
`;
  const short = [...name].length > SHORT ? `${[...name].slice(0, SHORT).join("")}…` : name;
  const own = cases === undefined ? "" : html`<li><a href="${cases}">${zh ? "我的办件" : "My cases"}</a></li>`;
  return html`${own}
<li><form action="/sign-out" method="post"><span class="who" lang="zh-CN">${short}</span> <button>${zh ? "退出" : "Sign out"}</button></form></li>
`;
}
