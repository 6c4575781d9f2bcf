import type { ImportSettings } from "./import-file.ts";

// What was typed for a file is kept on this machine under the file's hash, so that a reload or a second look loses nothing.
// The file itself is not: it is chosen again.

const PLACE = "binglian.desk.import";

export function keptSettings(hash: string): Partial<ImportSettings> {
  try {
    const kept = JSON.parse(localStorage.getItem(PLACE) ?? "null") as { hash?: string; settings?: object } | null;
    return kept?.hash === hash ? (kept.settings ?? {}) : {};
  } catch {
    return {};
  }
}

export function keepSettings(hash: string, settings: ImportSettings): void {
  localStorage.setItem(PLACE, JSON.stringify({ hash, settings }));
}
