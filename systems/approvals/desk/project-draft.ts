/** What is kept of a project that is not yet opened: never who applies, since a shared machine must not tell. */
export type ProjectDraft = { readonly title: string; readonly code: string; readonly papers: readonly string[] };

const PLACE = "binglian.desk.project";
const none: ProjectDraft = { title: "", code: "", papers: [] };

export function readProjectDraft(): ProjectDraft {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? "null");
    if (typeof kept !== "object" || kept === null) return none;
    const { title, code, papers } = kept as Record<string, unknown>;
    return {
      title: typeof title === "string" ? title : "",
      code: typeof code === "string" ? code : "",
      papers: Array.isArray(papers) ? papers.filter((name): name is string => typeof name === "string") : [],
    };
  } catch {
    return none;
  }
}

export function keepProjectDraft(draft: ProjectDraft): void {
  localStorage.setItem(PLACE, JSON.stringify(draft));
}

export function dropProjectDraft(): void {
  localStorage.removeItem(PLACE);
}
