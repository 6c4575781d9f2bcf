import type { Context, Hono } from "hono";
import { addressOf } from "#faces/api/address.ts";
import { fromOwnPage } from "#faces/api/security.ts";
import { demoInput, signInInput } from "#faces/api/session-input.ts";
import type { SignInTries } from "#faces/api/sign-in-tries.ts";
import { type SignInRole, signInPage } from "#faces/portal/sign-in-page.ts";
import type { SignedIn, SignIn } from "#kernel/access/sign-in.ts";
import { refuseSignIn } from "#kernel/access/sign-in-refusals.ts";
import type { City } from "#kernel/city/city.ts";
import type { Page } from "#kernel/city/system.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Words } from "#kernel/text/words.ts";
import { readForm } from "./form-body.ts";
import { refuseForm } from "./form-refusals.ts";
import { askedPath } from "./own-path.ts";
import { unkept } from "./portal-answers.ts";
import { visitorOf } from "./visitor.ts";

export type DemoRole = { readonly account: string; readonly title: Words };

/** What signing in on the portal takes. */
export type PortalSignIn = {
  readonly signIn: SignIn;
  readonly tries: SignInTries;
  /** One button each, in a demo city. */
  readonly roles: readonly DemoRole[];
};

type Shell = {
  readonly city: City;
  readonly publicUrl: string | undefined;
  readonly trustProxy: boolean;
  /** Where signing in leads when it was asked for nowhere else. */
  readonly home: string;
  page(context: Context, status: number, shown: Page): Promise<Response>;
  refuse(context: Context, refusal: Refusal): Promise<Response>;
};

/** `/sign-in` and `/sign-out`: forms that need no script, taken only from a page of ours (API-12). */
export function addSignIn(app: Hono, parts: PortalSignIn, shell: Shell): void {
  const { city, home } = shell;
  const { signIn, tries } = parts;

  app.get("/sign-in", (context) => show(context, { to: askedPath(context.req.query("to")) ?? home }));
  app.post("/sign-in", async (context) => {
    const fields = await readOwnForm(context);
    if (isRefusal(fields)) return shell.refuse(context, fields);
    const to = askedPath(fields.to) ?? home;
    const signed = await attempt(context, fields);
    if (isRefusal(signed)) return show(context, { to, account: fields.account ?? "", refusal: signed });
    for (const cookie of signed.cookies) context.header("Set-Cookie", cookie, { append: true });
    return context.redirect(to, 303);
  });
  app.post("/sign-out", async (context) => {
    if (!own(context)) return shell.refuse(context, refuseForm("FORM_CROSS_SITE"));
    for (const cookie of await signIn.signOut(context.req.raw.headers))
      context.header("Set-Cookie", cookie, { append: true });
    return context.redirect("/", 303);
  });

  const own = (context: Context) => fromOwnPage((name) => context.req.header(name), shell.publicUrl);

  async function readOwnForm(context: Context) {
    return own(context) ? readForm(context.req.raw) : refuseForm("FORM_CROSS_SITE");
  }

  async function attempt(context: Context, fields: Readonly<Record<string, string>>): Promise<SignedIn | Refusal> {
    const address = addressOf(context, shell.trustProxy);
    const role = demoInput.safeParse({ account: fields.role });
    if (role.success) {
      const { account } = role.data;
      return tries({ account, address }, () => signIn.signInDemo(account));
    }
    const typed = signInInput.safeParse({ account: fields.account?.trim(), password: fields.password });
    if (!typed.success) {
      const missing = typed.error.issues[0]?.path[0] === "password" ? "password" : "account";
      return refuseSignIn("SIGN_IN_UNFILLED", { field: `/${missing}` });
    }
    const { account, password } = typed.data;
    return tries({ account, address }, () => signIn.signIn(account, password));
  }

  async function show(
    context: Context,
    asked: { readonly to: string; readonly account?: string; readonly refusal?: Refusal },
  ): Promise<Response> {
    const { language } = visitorOf(context);
    const { to, account = "", refusal } = asked;
    const body = signInPage({ language, to, account, fault: refusal ?? null, roles: await rolesOf(city, parts.roles) });
    const title = language === "zh" ? "登录" : "Sign in";
    const spoiled = language === "zh" ? `错误：${title}` : `Error: ${title}`;
    const shown = { title: refusal === undefined ? title : spoiled, body };
    const answer = unkept(await shell.page(context, refusal?.status ?? 200, shown), "private, no-store");
    const seconds = refusal?.details.seconds;
    if (seconds !== undefined) answer.headers.set("retry-after", String(seconds));
    return answer;
  }
}

/** The roles of a demo city, with those told apart who speak for an applicant. */
async function rolesOf(city: City, roles: readonly DemoRole[]): Promise<SignInRole[]> {
  if (!city.demo || roles.length === 0) return [];
  const found = await city.database.pool.query<{ account: string }>({
    name: "roles-that-apply",
    text: `SELECT DISTINCT q.account FROM people q JOIN speakers s ON s.person = q.id WHERE q.account = ANY($1)
           AND s.valid_from <= $2 AND (s.valid_to IS NULL OR $2 < s.valid_to)`,
    values: [roles.map(({ account }) => account), city.today()],
  });
  const applying = new Set(found.rows.map(({ account }) => account));
  return roles.map(({ account, title }) => ({ account, title, applies: applying.has(account) }));
}
