import { randomBytes } from "node:crypto";
import { type Context, Hono } from "hono";
import { addressOf } from "#faces/api/address.ts";
import { isStorable } from "#faces/api/body.ts";
import { boundaryOf } from "#faces/api/form-parts.ts";
import { fromOwnPage } from "#faces/api/security.ts";
import { tryLimit } from "#faces/api/try-limit.ts";
import { page } from "#faces/portal/layout.ts";
import { readLiveScript } from "#faces/portal/live-script.ts";
import { footLinks } from "#faces/portal/navigation.ts";
import type { City } from "#kernel/city/city.ts";
import { broughtBefore } from "#kernel/city/file-access.ts";
import type { FormFiles, FormShown, Page, PortalPage } from "#kernel/city/system.ts";
import type { FileIntake, KeptFile } from "#kernel/files/intake.ts";
import { KEPT_FIELD } from "#kernel/pages/file-field.ts";
import { type Problem, problem } from "#kernel/pages/problem.ts";
import type { Who } from "#kernel/records/asked.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { askers } from "./asker.ts";
import { readForm } from "./form-body.ts";
import { formLimits, refuseForm } from "./form-refusals.ts";
import { type FormRead, readFormWithFiles } from "./form-with-files.ts";
import { minuteOf } from "./minute.ts";
import { ownPath } from "./own-path.ts";
import { plain, tagged, tagOf, unkept } from "./portal-answers.ts";
import { faultProblem, notFoundProblem } from "./portal-problems.ts";
import { addSignIn, type PortalSignIn } from "./portal-sign-in.ts";
import type { Stylesheet } from "./stylesheet.ts";
import { type Visitor, visitorOf } from "./visitor.ts";

type PortalParts = {
  readonly city: City;
  readonly nameEn: string;
  readonly pages: readonly PortalPage[];
  readonly stylesheet: Stylesheet;
  /** How people sign in; without it nobody can, and every page is asked for by `anyone`. */
  readonly accounts?: PortalSignIn;
  /** Where files of forms go; without it no page takes any. */
  readonly intake?: FileIntake;
  /** Where the city answers, for telling its own pages from others' when a form is sent. */
  readonly publicUrl?: string;
  /** The proxy in front is ours; see `ApiTools`. */
  readonly trustProxy?: boolean;
  /** Milliseconds that pass, for counting forms; a test moves it by hand. */
  readonly elapsed?: () => number;
  /** Our own faults, with the number that the visitor was told. */
  log(error: unknown, trace: string): void;
};

/** The public portal: the registry's pages inside the shell. Every answer, also 404 and 500, is a whole page. */
export function portalApp(parts: PortalParts): Hono {
  const { city, pages, stylesheet, accounts, publicUrl, trustProxy = false } = parts;
  const script = readLiveScript();
  const askerOf = askers(city.database.pool, accounts?.signIn);
  const foot = footLinks.filter(({ href }) => pages.some(({ path }) => path === href));
  const ownCases = pages.find(({ path }) => path === OWN_CASES)?.path;
  const elapsed = parts.elapsed ?? (() => performance.now());
  const app = new Hono();

  app.get(stylesheet.address, (context) =>
    context.body(stylesheet.text, 200, {
      "content-type": "text/css; charset=utf-8",
      "cache-control": "public, max-age=31536000, immutable",
    }),
  );
  app.get(script.address, (context) =>
    context.body(script.text, 200, {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "public, max-age=31536000, immutable",
      "x-content-type-options": "nosniff",
    }),
  );
  app.get("/favicon.ico", (context) => context.body(null, 204, { "cache-control": "public, max-age=86400" }));

  if (accounts)
    addSignIn(app, accounts, {
      ...{ city, publicUrl, trustProxy, home: ownCases ?? "/" },
      page: (context, status, shown) => html(context, status, visitorOf(context), shown),
      refuse: (context, refusal) => problemPage(context, refusal, refusal.status),
    });

  const limit = tryLimit(formLimits.windowMs, elapsed);
  const keyLimit = tryLimit(formLimits.windowMs, elapsed);
  for (const one of pages) {
    app.get(one.path, (context) => answer(context, one, freshForm()));
    if (one.submit) app.post(one.path, (context) => take(context, one));
  }

  const first = pages[0];
  if (first !== undefined && !pages.some(({ path }) => path === "/"))
    app.get("/", (context) => context.redirect(first.path.replace(/\/:.*$/, "") || "/"));

  // Not `notFound`: this app is mounted in another one, which would then answer in its own way.
  app.all("*", async (context) => {
    const { path } = context.req;
    if (path.length > 1 && path.endsWith("/")) {
      // As it was written, not decoded: "%5C" and "%09" would become signs that browsers read as a slash or as nothing.
      // Leading slashes are folded: "//elsewhere/" must not become an address of another site.
      const { pathname, search } = new URL(context.req.url);
      return context.redirect(`/${pathname.replace(/^\/+|\/+$/g, "")}${search}`, 308);
    }
    return problemPage(context, notFoundProblem(path), 404);
  });
  app.onError((error, context) => {
    const trace = city.newId();
    parts.log(error, trace);
    return problemPage(context, faultProblem(trace), 500);
  });
  return app;

  /** A form that was sent: only from a page of ours, not too long, not too often, and each form once (REC-06). */
  async function take(context: Context, one: PortalPage): Promise<Response> {
    if (!fromOwnPage((name) => context.req.header(name), publicUrl))
      return problemPage(context, refuseForm("FORM_CROSS_SITE"), 403);
    const { who } = await askerOf(context.req.raw);
    const sender =
      who.kind === "person"
        ? { name: `person ${who.person}`, most: formLimits.perPerson }
        : { name: `address ${addressOf(context, trustProxy)}`, most: formLimits.perAddress };
    const seconds = limit.take([sender]);
    const read = await readSent(context, one, who, seconds === 0 && (await admits(context, one)));
    const tooMany = seconds > 0 ? refuseForm("FORM_TOO_MANY", { seconds }) : undefined;
    if (isRefusal(read)) return problemPage(context, tooMany ?? read, (tooMany ?? read).status);
    const { fields, files } = read;
    const refused = (refusal: Refusal) => answer(context, one, { ...freshForm(), fields, files, refusal });
    if (tooMany) return refused(tooMany);
    if (read.refusal) return refused(read.refusal);
    const { key = "" } = fields;
    if (!/^[A-Za-z0-9_-]{20,64}$/.test(key)) return refused(refuseForm("FORM_KEY"));
    const request = await requestOf(context);
    if (request === undefined || one.submit === undefined)
      return problemPage(context, notFoundProblem(context.req.path), 404);
    const done = await one.submit({ ...request, fields, files, key });
    if (isRefusal(done)) return refused(done);
    if ("redirect" in done) return context.redirect(ownPath(done.redirect), 303);
    const answered = await html(context, 200, visitorOf(context), { ...done, current: one.navigation });
    return unkept(answered, "private, no-store");
  }

  async function admits(context: Context, one: PortalPage): Promise<boolean> {
    if (one.admitsFiles === undefined) return true;
    const request = await requestOf(context);
    return request !== undefined && one.admitsFiles(request);
  }

  /** What was sent. Files of a sender who has sent too much, or may bring none, are not taken. */
  async function readSent(context: Context, one: PortalPage, who: Who, mayBring: boolean): Promise<FormRead | Refusal> {
    const request = context.req.raw;
    const boundary = one.takesFiles === undefined ? undefined : boundaryOf(request.headers.get("content-type"));
    if (boundary !== undefined && parts.intake !== undefined) {
      const read = await readFormWithFiles(request, boundary, parts.intake, who, mayBring ? (one.takesFiles ?? 0) : 0);
      return isRefusal(read) ? read : { ...read, files: await withEarlier(read, who) };
    }
    const fields = await readForm(request);
    return isRefusal(fields) ? fields : { fields, files: {}, refusal: null };
  }

  /** Files that an earlier sending of the form has brought stand in hidden fields by their ids; they come first. */
  async function withEarlier({ fields, files }: FormRead, who: Who): Promise<FormFiles> {
    const named = Object.entries(fields).filter(([name]) => name.endsWith(KEPT_FIELD));
    const all: Record<string, readonly KeptFile[]> = { ...files };
    for (const [name, ids] of named) {
      const field = name.slice(0, -KEPT_FIELD.length);
      const earlier = await broughtBefore(city, who, ids.split(" ").slice(0, MOST_EARLIER));
      all[field] = [...earlier, ...(all[field] ?? [])];
    }
    return all;
  }

  /** What a page is asked with; undefined when the address holds what PostgreSQL cannot keep: nothing is called by it. */
  async function requestOf(context: Context) {
    const parameters = { ...context.req.query(), ...context.req.param() };
    if (!Object.values(parameters).every(isStorable)) return undefined;
    const { language } = visitorOf(context);
    const { who } = await askerOf(context.req.raw);
    const origin = publicUrl ? new URL(publicUrl).origin : new URL(context.req.url).origin;
    return { city, language, parameters, path: context.req.path, today: city.today(), who, origin };
  }

  async function answer(context: Context, one: PortalPage, form: FormShown): Promise<Response> {
    const visitor = visitorOf(context);
    const request = await requestOf(context);
    if (request === undefined) return problemPage(context, notFoundProblem(context.req.path), 404);
    // An address without a key asks for nothing that could be guessed.
    const keyGiven = one.keyed === true && new URL(context.req.url).search !== "";
    const tries = keyGiven ? [{ name: addressOf(context, trustProxy), most: formLimits.wrongKeys }] : [];
    const wait = keyLimit.wait(tries);
    if (wait > 0) return laterPage(context, wait);
    const shown = await one.page(one.submit ? { ...request, form } : request);
    // Only a key that opens nothing is counted: a hall full of people behind one address may look at their cases at once.
    if (isRefusal(shown) && shown.status === 404) keyLimit.take(tries);
    if ("redirect" in shown) return unkept(context.redirect(ownPath(shown.redirect), 303), "private, no-store");
    const answer = isRefusal(shown)
      ? await problemPage(context, shown, shown.status)
      : "contentType" in shown
        ? plain(context, shown)
        : await html(context, form.refusal?.status ?? 200, visitor, { ...shown, current: one.navigation });
    const seconds = form.refusal?.details.seconds;
    if (seconds !== undefined) answer.headers.set("retry-after", String(seconds));
    if (one.keyed) return unkept(answer, "private, no-store");
    // Each form has a key of its own: a copy between us and the visitor would hand one key to two people.
    return one.submit ? unkept(answer, "private, no-cache") : answer;
  }

  async function laterPage(context: Context, seconds: number): Promise<Response> {
    const refusal = refuseForm("KEYS_TOO_MANY", { seconds });
    const answer = await problemPage(context, refusal, refusal.status);
    answer.headers.set("retry-after", String(seconds));
    return unkept(answer, "private, no-store");
  }

  async function problemPage(context: Context, shown: Problem, status: number): Promise<Response> {
    const visitor = visitorOf(context);
    const body = problem({ problem: shown, language: visitor.language });
    return html(context, status, visitor, { title: shown.text[visitor.language], body });
  }

  async function html(
    context: Context,
    status: number,
    { language, size }: Visitor,
    shown: Page & { readonly current?: string | undefined },
  ): Promise<Response> {
    const { lang: _lang, size: _size, ...query } = context.req.query();
    const madeAt = minuteOf(city.time.now(), city.zone);
    const { name } = await askerOf(context.req.raw);
    const { pathname, search } = new URL(context.req.url);
    const here = pathname === "/sign-in" ? undefined : `${pathname}${search}`;
    const text = String(
      await page({
        city: { name: city.name.zh, nameEn: parts.nameEn, demo: city.demo },
        language,
        size,
        title: shown.title,
        path: context.req.path,
        query,
        ...(shown.description === undefined ? {} : { description: shown.description }),
        ...(shown.current === undefined ? {} : { current: shown.current }),
        ...(shown.breadcrumbs === undefined
          ? {}
          : { breadcrumbs: shown.breadcrumbs.map(({ href, text: label }) => ({ href, label })) }),
        body: shown.body,
        madeAt,
        ...(accounts && { account: { name, here, cases: ownCases } }),
        foot,
        stylesheet: stylesheet.address,
        ...(shown.live && { script: script.address }),
      }),
    );
    // The minute at the foot does not make a page a new one: an unchanged page keeps the time at which it was first made.
    const etag = tagOf(text.replaceAll(madeAt, "").replaceAll(madeAt.replace(" ", "T"), ""));
    const answered = tagged(context, text, status, etag, {
      "content-type": "text/html; charset=utf-8",
      "content-language": language === "zh" ? "zh-CN" : "en",
      "content-security-policy": shown.live ? `${POLICY}; ${LIVE}` : POLICY,
      vary: "Cookie",
    });
    // The header of this one bears a name.
    if (name !== null) answered.headers.set("cache-control", "private, no-cache");
    return answered;
  }
}

const freshForm = (): FormShown => ({
  key: randomBytes(18).toString("base64url"),
  fields: {},
  files: {},
  refusal: null,
});

/** Where a signed-in person finds what is theirs, in a city that has such a page. */
const OWN_CASES = "/my";

/** Ids of files that a form brings along from its earlier sendings. */
const MOST_EARLIER = 100;

const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** What a page with a live part needs besides: the portal's own script, which asks the portal itself and nobody else. */
const LIVE = "script-src 'self'; connect-src 'self'";
