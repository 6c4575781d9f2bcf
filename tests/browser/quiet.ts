import type { Page, Request } from "playwright-core";

/** What pages have asked for and not yet got. */
const underWay = new WeakMap<Page, Set<Request>>();

/** From now on it is known of a page what it waits for. A stream of events is none of it: it has no end. */
export function watchRequests(page: Page): void {
  const asked = new Set<Request>();
  underWay.set(page, asked);
  page.on("request", (request) => request.resourceType() !== "eventsource" && asked.add(request));
  page.on("requestfinished", (request) => asked.delete(request));
  page.on("requestfailed", (request) => asked.delete(request));
}

/**
 * Waits until a watched page has all that it asked for, has drawn it, and asks for nothing more on that account. Playwright's
 * `networkidle` is half a second of silence, however soon a page is whole.
 */
export async function quiet(page: Page): Promise<void> {
  const asked = underWay.get(page);
  if (asked === undefined) throw new TypeError("watch a page's requests before it is opened");
  let frames = 0;
  while (frames < STILL_FRAMES) {
    await Promise.all([...asked].map(answered));
    // What comes with an answer is drawn in the next frame, and may ask in its turn.
    await page.evaluate("new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))");
    frames = asked.size === 0 ? frames + 1 : 0;
  }
}

/** A piece of script, its component and the component's question are a frame each. */
const STILL_FRAMES = 3;

async function answered(request: Request): Promise<void> {
  const response = await request.response();
  await response?.finished();
}
