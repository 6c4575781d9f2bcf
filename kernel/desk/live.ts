import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Told } from "#kernel/records/told.ts";
import type { Parameters } from "./api.ts";
import { type LiveState, listen, liveState, watchLiveState } from "./live-source.ts";

/** Several acts in one moment are asked for once. */
const CALM_MS = 300;
/** While the stream is away, pages ask by themselves this often. */
const POLL_MS = 30_000;

type Looked = {
  /** What is looked at, such as `case:<id>` or `work:<body>`, and the version that is shown, of a record. */
  readonly about: Readonly<Record<string, number | null>>;
  /** The queries that are asked anew: by name, and parameters where only one of them is meant. */
  readonly ask: readonly (readonly [name: string, parameters?: Parameters])[];
};

/**
 * Keeps queries as they are on the server, while others act: quietly, since old rows stay until the new ones are there,
 * and what is typed is not of them.
 * @returns what others did since the page was opened or `forget` was called
 */
export function useLive(looked: Looked): { readonly told: readonly Told[]; forget(): void } {
  const queries = useQueryClient();
  const [told, setTold] = useState<readonly Told[]>([]);
  const latest = useRef(looked);
  latest.current = looked;
  const away = useLiveState() === "away";
  const names = Object.keys(looked.about).sort().join();
  const again = useRef(() => {});
  again.current = () => {
    for (const key of latest.current.ask) void queries.invalidateQueries({ queryKey: key });
  };
  useEffect(() => {
    if (names === "") return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      waiting ??= setTimeout(() => {
        waiting = undefined;
        again.current();
      }, CALM_MS);
    };
    const stop = listen({
      about: names.split(","),
      hear(heard) {
        if (heard.kind === "ready") {
          const shown = latest.current.about;
          // What changed between the page's answer and the opening of the stream.
          if (Object.entries(heard.versions).some(([about, version]) => version > (shown[about] ?? version))) soon();
          return;
        }
        soon();
        if (heard.kind === "told" && heard.told.by === "other") setTold((before) => [...before.slice(-19), heard.told]);
      },
    });
    return () => {
      clearTimeout(waiting);
      stop();
    };
  }, [names]);
  useEffect(() => {
    if (!away) return;
    const timer = setInterval(() => again.current(), POLL_MS);
    return () => {
      clearInterval(timer);
      // On return what the stream does not tell again, the newly looked at, is asked for.
      again.current();
    };
  }, [away]);
  return { told, forget: () => setTold([]) };
}

/** How it stands with the stream of this tab. */
export const useLiveState = (): LiveState => useSyncExternalStore(watchLiveState, liveState);
