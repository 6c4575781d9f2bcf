import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { PageSize } from "#faces/portal/layout.ts";
import type { Language } from "#kernel/text/words.ts";

/** How a visitor wants pages shown: asked for in the address, and remembered from then on. */
export type Visitor = { readonly language: Language; readonly size: PageSize };

const YEAR_SECONDS = 31_536_000;

/** `?lang` and `?size` win and are remembered in a cookie of that name; without either, Chinese in normal size. */
export function visitorOf(context: Context): Visitor {
  return {
    language: choice(context, "lang", ["zh", "en"]),
    size: choice(context, "size", ["normal", "large"]),
  };
}

function choice<Value extends string>(context: Context, name: string, values: readonly [Value, ...Value[]]): Value {
  const known = (value: string | undefined) => values.find((one) => one === value);
  const asked = known(context.req.query(name));
  if (asked === undefined) return known(getCookie(context, name)) ?? values[0];
  setCookie(context, name, asked, { path: "/", maxAge: YEAR_SECONDS, sameSite: "Lax", httpOnly: true });
  return asked;
}
