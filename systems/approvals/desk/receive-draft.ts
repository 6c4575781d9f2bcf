/** What is kept of an unfinished receipt: never who applies, since a shared machine must not tell. */
export type ReceiveDraft = { readonly power: string; readonly papers: readonly string[] };

const PLACE = "binglian.desk.receive";
const none: ReceiveDraft = { power: "", papers: [] };

export function readDraft(): ReceiveDraft {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? "null");
    if (typeof kept !== "object" || kept === null) return none;
    const { power, papers } = kept as Record<string, unknown>;
    return {
      power: typeof power === "string" ? power : "",
      papers: Array.isArray(papers) ? papers.filter((name): name is string => typeof name === "string") : [],
    };
  } catch {
    return none;
  }
}

export function keepDraft(draft: ReceiveDraft): void {
  localStorage.setItem(PLACE, JSON.stringify(draft));
}

export function dropDraft(): void {
  localStorage.removeItem(PLACE);
}
