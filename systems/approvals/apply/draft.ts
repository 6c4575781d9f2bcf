import type { City } from "#kernel/city/city.ts";
import type { PageRequest } from "#kernel/city/system.ts";
import type { Who } from "#kernel/records/asked.ts";
import { selectList } from "#kernel/records/load.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { codeSecret, continueCode } from "./continue-code.ts";
import { type Application, applications } from "./records.ts";
import { refuseApplication } from "./refusals.ts";
import type { Target } from "./target.ts";

/** An opened application with what opens it again: its code, or its id for its owner. */
export type Draft = {
  readonly row: Application;
  /** The code that it was opened with; undefined where its owner opened it without. */
  readonly code: string | undefined;
  /** What its pages' addresses carry: `code=…` or `draft=…`. */
  readonly key: string;
};

/** The application of a code or, for its owner, of an id; a refusal when nothing opens (APP-02) or nothing is kept (APP-01). */
export async function openDraft(
  { city, parameters, who, today }: Pick<PageRequest, "city" | "parameters" | "who" | "today">,
  target?: Target,
): Promise<Draft | Refusal> {
  const draft = await found(city, parameters, who);
  if (draft === undefined || (target && pathOf(draft.row) !== target.path))
    return refuseApplication("APPLICATION_UNKNOWN");
  const { state, expiresOn } = draft.row;
  if (state === "draft" && today > expiresOn) return refuseApplication("APPLICATION_EXPIRED", { day: expiresOn });
  if (state === "discarded")
    return today > expiresOn
      ? refuseApplication("APPLICATION_EXPIRED", { day: expiresOn })
      : refuseApplication("APPLICATION_DISCARDED");
  return draft;
}

async function found(city: City, parameters: PageRequest["parameters"], who: Who): Promise<Draft | undefined> {
  const typed = continueCode.safeParse(parameters.code ?? "");
  if (typed.success) {
    const code = typed.data;
    const row = await rowWhere(city, "code_hash = $1", [city.vault.hash(codeSecret(code))]);
    return row && { row, code, key: `code=${code}` };
  }
  if (who.kind !== "person" || parameters.draft === undefined) return undefined;
  const row = await rowWhere(city, "id = $1 AND owner = $2", [parameters.draft.slice(0, 80), who.person]);
  return row && { row, code: undefined, key: `draft=${row.id}` };
}

async function rowWhere(city: City, where: string, values: readonly string[]): Promise<Application | undefined> {
  const text = `SELECT ${selectList(applications)} FROM applications WHERE ${where}`;
  return (await city.database.pool.query<Application>({ text, values: [...values] })).rows[0];
}

/** Only whoever opens an application that is still written brings files to it. */
export async function admitsPapers(request: PageRequest): Promise<boolean> {
  const draft = await openDraft(request);
  return !isRefusal(draft) && draft.row.state === "draft";
}

/** Where an application's pages are. */
export const pathOf = ({ items, matter, stage }: Pick<Application, "items" | "matter" | "stage">): string =>
  stage === null ? `/apply/${items[0]}` : `/projects/${matter}/apply/${stage}`;

/** The same, of one that is still written: a submitted one leads on to its receipt. */
export async function openUnsent(
  request: Pick<PageRequest, "city" | "parameters" | "who" | "today">,
  target: Target,
): Promise<Draft | Refusal | { readonly redirect: `/${string}` }> {
  const draft = await openDraft(request, target);
  if (isRefusal(draft) || draft.row.state === "draft") return draft;
  return { redirect: (await receiptOf(request.city, draft.row, draft.key)) as `/${string}` };
}

/** The receipt page of a submitted application: with its case's query code, or of a stage with what opened it. */
export async function receiptOf(city: City, { caseId, ...row }: Application, key: string): Promise<string> {
  if (caseId === null) return `${pathOf(row)}/done?${key}`;
  const text = "SELECT query_code AS code FROM cases WHERE id = $1";
  const found = await city.database.pool.query<{ code: string }>({ name: "code-of-case", text, values: [caseId] });
  return `${pathOf(row)}/done?code=${found.rows[0]?.code ?? ""}`;
}
