import { randomBytes } from "node:crypto";
import pino from "pino";
import type { Browser, Page } from "playwright-core";
import { serve } from "#faces/api/serve.ts";
import { buildDesk } from "#faces/desk/build.ts";
import { allMigrations } from "#faces/server/all-migrations.ts";
import { application } from "#faces/server/application.ts";
import { type Launched, launch } from "#tests/browser/browser.ts";
import { watchRequests } from "#tests/browser/quiet.ts";
import { seatsAt } from "#tests/browser/seats.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { temporaryFolder } from "#tests/database/harness.ts";

export type DeskCity = {
  readonly here: PackCity;
  readonly url: string;
  readonly browser: Browser;
  /** A new person at a browser of their own; what goes wrong in the page's scripts is thrown at `finish`. */
  visit(account?: string): Promise<Visit>;
  close(): Promise<void>;
};

export type Visit = { readonly page: Page; readonly faults: readonly string[]; close(): Promise<void> };

/**
 * Xinyu's pack with its API, portal and desk on a free port, and a browser.
 * @param accounts of people who may enter as the roles of the demonstration do, by one button
 */
export async function deskCity(moment: string, accounts: readonly string[] = []): Promise<DeskCity> {
  const here = await packCity("xinyu", moment);
  const { demo } = here.pack;
  const more = accounts.map((account) => ({ account, title: { zh: account, en: account } }));
  const pack = demo ? { ...here.pack, demo: { ...demo, roles: [...demo.roles, ...more] } } : here.pack;
  const launched: Launched = await launch();
  const files = temporaryFolder();
  const app = await application({
    city: here.city,
    pack,
    key: randomBytes(32),
    migrations: await allMigrations(),
    publicUrl: "",
    log: pino({ level: "fatal" }),
    lifecycle: { draining: false },
    filesFolder: files.path,
    deskFolder: (await buildDesk()).folder,
  });
  const serving = await serve(app, { port: 0, host: "127.0.0.1" });
  const sit = seatsAt(launched.browser, serving.url, { locale: "zh-CN", viewport: { width: 1440, height: 900 } });
  return {
    here,
    url: serving.url,
    browser: launched.browser,
    async visit(account) {
      const { context, leave } = await sit();
      const page = await context.newPage();
      watchRequests(page);
      // What does not come in this time is not there: a failing journey should not keep everybody waiting.
      page.setDefaultTimeout(20_000);
      const faults: string[] = [];
      page.on("pageerror", (error) => faults.push(error.message));
      page.on("console", (message) => {
        // A refusal is an answer with an error's status, which browsers put into the console by themselves.
        if (message.type() === "error" && !/status of (4\d\d)/.test(message.text())) faults.push(message.text());
      });
      if (account !== undefined) await page.request.post("/api/v1/sign-in/demo", { data: { account } });
      return { page, faults, close: leave };
    },
    async close() {
      await launched.close();
      await serving.close();
      await here.close();
      files.remove();
    },
  };
}
