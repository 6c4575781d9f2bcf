import type { Browser, BrowserContext, BrowserContextOptions, CDPSession } from "playwright-core";

/** A browser for one person; who leaves takes all that is theirs along. */
export interface Seat {
  readonly context: BrowserContext;
  leave(): Promise<void>;
}

/**
 * Gives each person a browser of their own: cookies, storage and pages are theirs alone, whoever comes later finds none of them.
 * What remains is what no person can see: the process that has read the fonts and compiled the site's scripts, which costs more
 * than most pages, and files that the site lets everybody keep.
 */
export function seatsAt(browser: Browser, origin: string, options: BrowserContextOptions): () => Promise<Seat> {
  const free: { context: BrowserContext; wiping: CDPSession }[] = [];
  return async () => {
    const seat = free.pop() ?? (await newSeat(browser, { ...options, baseURL: origin }));
    const { context, wiping } = seat;
    return {
      context,
      async leave() {
        const [, ...pages] = context.pages();
        await Promise.all(pages.map((page) => page.close()));
        await context.setOffline(false);
        await context.clearCookies();
        await wiping.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
        free.push(seat);
      },
    };
  };
}

/** The first page stays empty and open, so that the process does not end with the last page of a person. */
async function newSeat(browser: Browser, options: BrowserContextOptions) {
  const context = await browser.newContext(options);
  const empty = await context.newPage();
  return { context, wiping: await context.newCDPSession(empty) };
}
