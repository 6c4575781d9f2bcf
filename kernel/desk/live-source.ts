import type { Told } from "#kernel/records/told.ts";

/** What a listener hears: an act, or how things stand once nothing is missed any more. */
export type Heard =
  | { readonly kind: "told"; readonly told: Told }
  /** `versions` of the records that are looked at, as `case:<id>`. */
  | { readonly kind: "ready"; readonly versions: Readonly<Record<string, number>> }
  | { readonly kind: "behind" };

/** `away`: what is shown may be old, and is asked for from time to time until the stream is back. */
export type LiveState = "idle" | "opening" | "live" | "away";

type Listener = { readonly about: readonly string[]; hear(heard: Heard): void };

/** Components come and go together when a page changes; so long is waited before the stream is opened for all of them. */
const GATHER_MS = 40;
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 60_000;

const listeners = new Set<Listener>();
const watchers = new Set<() => void>();
let source: EventSource | null = null;
let state: LiveState = "idle";
/** What the open stream is about, and what of it is heard without a gap up to `last`. */
let asked = "";
let heardOf = new Set<string>();
let last: number | undefined;
let tries = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

export const liveState = (): LiveState => state;
export function watchLiveState(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function turn(next: LiveState): void {
  if (state === next) return;
  state = next;
  for (const watcher of watchers) watcher();
}

/** Listens, over the one stream of this tab. @returns how to stop */
export function listen(listener: Listener): () => void {
  listeners.add(listener);
  later(GATHER_MS);
  return () => {
    listeners.delete(listener);
    later(GATHER_MS);
  };
}

function later(ms: number): void {
  clearTimeout(timer);
  timer = setTimeout(open, ms);
}

function close(): void {
  source?.close();
  source = null;
  asked = "";
}

/** Opens the stream for what is looked at now; a page that nobody sees lets go of it, since browsers have few connections. */
function open(): void {
  const wanted = [...new Set([...listeners].flatMap(({ about }) => about))].sort();
  if (wanted.length === 0 || document.hidden) {
    close();
    if (wanted.length === 0) {
      heardOf = new Set();
      last = undefined;
    }
    turn("idle");
    return;
  }
  const about = wanted.map(encodeURIComponent).join(",");
  if (source !== null && about === asked) return;
  close();
  asked = about;
  // What is looked at for the first time was read a moment ago; only the others can have missed something.
  const fresh = new Set(wanted.filter((one) => !heardOf.has(one)));
  const after = last !== undefined && fresh.size < wanted.length ? `&after=${last}` : "";
  const opened = new EventSource(`/api/v1/events?about=${about}${after}`);
  source = opened;
  if (state !== "away") turn("opening");
  const data = (event: MessageEvent<string>) => JSON.parse(event.data);
  opened.addEventListener("told", (event) => {
    const told = data(event) as Told;
    last = told.place;
    if (!fresh.has(`${told.record}:${told.id}`)) tell({ kind: "told", told });
  });
  opened.addEventListener("behind", () => tell({ kind: "behind" }));
  opened.addEventListener("ready", (event) => {
    const { place, versions } = data(event) as { place: number; versions: Record<string, number> };
    last = place;
    fresh.clear();
    heardOf = new Set(wanted);
    tries = 0;
    turn("live");
    tell({ kind: "ready", versions });
  });
  opened.onerror = () => {
    if (source !== opened) return;
    close();
    turn("away");
    // Not all at the same moment: when a server stops, everybody looks for another one.
    const most = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** tries);
    tries += 1;
    later(most / 2 + (Math.random() * most) / 2);
  };
}

function tell(heard: Heard): void {
  for (const { about, hear } of listeners)
    if (heard.kind !== "told" || about.includes(`${heard.told.record}:${heard.told.id}`)) hear(heard);
}

/** Follows the network and what the person looks at; for as long as the desk is there. */
export function followWindow(): () => void {
  const now = () => later(0);
  const lost = () => {
    close();
    turn(listeners.size > 0 ? "away" : "idle");
  };
  document.addEventListener("visibilitychange", now);
  window.addEventListener("online", now);
  window.addEventListener("offline", lost);
  return () => {
    document.removeEventListener("visibilitychange", now);
    window.removeEventListener("online", now);
    window.removeEventListener("offline", lost);
  };
}
