import { useCallback, useEffect, useRef, useState } from "react";
import type { Upload } from "tus-js-client";
import { newKey, ownProblem, Problem } from "./api.ts";

/** A file on its way: how much of it has come, and what became of it. */
export type Uploading = {
  readonly key: string;
  readonly name: string;
  readonly bytes: number;
  readonly sent: number;
  readonly state: "sending" | "waiting" | "kept" | "refused";
  /** The id of the kept file. */
  readonly file: string | null;
  /** Why it was refused or is waiting. */
  readonly problem: Problem | null;
};

export type Uploads = {
  readonly all: readonly Uploading[];
  add(files: Iterable<File>): readonly string[];
  /** Goes on where a broken one stopped; a refused one is sent anew. */
  retry(key: string): void;
  /** Stops and forgets it; what had come of it is thrown away. */
  cancel(key: string): void;
  clear(): void;
};

/** What is done for one file; `waits`: broken off, and to go on when there is a network again. */
type Running = { upload: Upload | null; readonly file: File; gone: boolean; waits: boolean };

/** Waits before the connection is tried again, in milliseconds; after the last one the person decides. */
const RETRY_MS = [500, 2000, 5000];

/**
 * Uploads that go on where they stopped (tus 1.0.0). The protocol's program comes with the first file that is chosen. Nothing is
 * kept in the browser: a file's name can be a person's, and desks are shared.
 */
export function useUploads(): Uploads {
  const [all, setAll] = useState<readonly Uploading[]>([]);
  const running = useRef(new Map<string, Running>());
  const patch = useCallback((key: string, change: Partial<Uploading>) => {
    setAll((before) => before.map((one) => (one.key === key ? { ...one, ...change } : one)));
  }, []);
  const start = useCallback(
    async (key: string) => {
      const one = running.current.get(key);
      if (!one) return;
      one.waits = false;
      patch(key, { state: "sending", problem: null });
      try {
        one.upload ??= await begin(one.file, {
          progress: (sent) => patch(key, { sent }),
          kept: (file) => patch(key, { state: "kept", file, sent: one.file.size }),
          failed(problem) {
            // A refusal is final for these bytes; what was broken off goes on.
            const final = problem.status >= 400 && problem.status < 500 && problem.status !== 401;
            if (final) one.upload = null;
            one.waits = !final;
            patch(key, { state: final ? "refused" : "waiting", problem });
          },
        });
      } catch {
        one.waits = true;
        patch(key, { state: "waiting", problem: away() });
        return;
      }
      if (!one.gone) one.upload?.start();
    },
    [patch],
  );
  const cancel = useCallback((key: string) => {
    const one = running.current.get(key);
    if (one) {
      one.gone = true;
      // A file that was kept stays with its uploader until it is used or expires.
      void one.upload?.abort(one.upload.url !== null).catch(() => undefined);
    }
    running.current.delete(key);
    setAll((before) => before.filter((other) => other.key !== key));
  }, []);
  const own = running.current;
  useEffect(() => {
    const goOn = () => {
      for (const [key, { waits }] of own) if (waits) void start(key);
    };
    window.addEventListener("online", goOn);
    return () => window.removeEventListener("online", goOn);
  }, [own, start]);
  useEffect(
    () => () => {
      for (const one of own.values()) {
        one.gone = true;
        void one.upload?.abort().catch(() => undefined);
      }
    },
    [own],
  );
  return {
    all,
    add(files) {
      const added = [...files].map((file): Uploading => {
        const key = newKey();
        running.current.set(key, { upload: null, file, gone: false, waits: false });
        return { key, name: file.name, bytes: file.size, sent: 0, state: "sending", file: null, problem: null };
      });
      setAll((before) => [...before, ...added]);
      for (const { key } of added) void start(key);
      return added.map(({ key }) => key);
    },
    retry: (key) => void start(key),
    cancel,
    clear() {
      running.current.clear();
      setAll([]);
    },
  };
}

type Told = {
  progress(sent: number): void;
  kept(file: string): void;
  failed(problem: Problem): void;
};

async function begin(file: File, told: Told): Promise<Upload> {
  const tus = await import("tus-js-client");
  const language = document.documentElement.lang.startsWith("en") ? "en" : "zh";
  return new tus.Upload(file, {
    endpoint: "/api/v1/uploads",
    metadata: { filename: file.name },
    headers: { accept: "application/json", "accept-language": language },
    retryDelays: RETRY_MS,
    storeFingerprintForResuming: false,
    onProgress: (sent) => told.progress(sent),
    onSuccess({ lastResponse }) {
      const body = parsed(lastResponse.getBody()) as { id?: string } | null;
      if (body?.id) told.kept(body.id);
      else told.failed(away());
    },
    onError(error) {
      const answer = "originalResponse" in error ? error.originalResponse : null;
      const body = parsed(answer?.getBody() ?? "") as Problem | null;
      told.failed(body !== null && "code" in body ? new Problem(body) : away());
    },
    // Only what the network or a busy server did is tried again by itself.
    // Without a network it waits until there is one again.
    onShouldRetry: (error) => {
      if (!navigator.onLine) return false;
      const status = error.originalResponse?.getStatus() ?? 0;
      return status === 0 || status === 423 || status >= 500;
    },
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function away(): Problem {
  return ownProblem({
    ...{ status: 0, code: "UPLOAD_AWAY" },
    text: { zh: "上传中断了，已传的部分还在。", en: "The upload was broken off; what had come is still there." },
    next: { zh: "检查网络，再接着传。", en: "Check the network and go on." },
  });
}
