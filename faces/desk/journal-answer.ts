import { useQuery } from "@tanstack/react-query";
import { request } from "#kernel/desk/api.ts";
import type { JournalEntry } from "#kernel/records/journal.ts";
import type { Words } from "#kernel/text/words.ts";

/** The answer of `journal.entries`. */
export type EntriesAnswer = {
  readonly total: number;
  /** In a list the first few changes of each entry; with a limit of one, all of them. */
  readonly rows: readonly (JournalEntry & { readonly changeCount: number })[];
  readonly next: number | null;
};

/** The answer of `journal.history`. */
export type HistoryAnswer = { readonly rows: readonly JournalEntry[] };

/** The answer of `journal.asOf`: the record's fields beside its id and version. */
export type RecordState = { readonly id: string; readonly version: number } & Readonly<Record<string, unknown>>;

type Operation = { readonly operationId: string; readonly summary: string; readonly description?: string };
type Described = { readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> };

/** What each command is called: the city's description of its own interface says so; a name without one stays as it is. */
export function useCommandTitles(): (command: string) => Words {
  const described = useQuery({
    queryKey: ["command-titles"],
    queryFn: async () => titlesOf((await request<Described>("/api/v1/openapi.json")).body),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (command) => described.data?.get(command) ?? { zh: command, en: command };
}

function titlesOf({ paths }: Described): ReadonlyMap<string, Words> {
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  return new Map(
    operations.map(({ operationId, summary, description }) => [
      operationId,
      { zh: summary, en: description ?? summary },
    ]),
  );
}

/** Why an act took effect at another time than it was recorded. */
export const groundWords: Readonly<Record<JournalEntry["ground"], Words>> = {
  now: { zh: "当时记录", en: "recorded at once" },
  paper: { zh: "纸面补录", en: "entered from paper" },
  outage: { zh: "故障后补录", en: "entered after an outage" },
  offline: { zh: "离线后补录", en: "entered after being offline" },
  import: { zh: "导入", en: "imported" },
  wake: { zh: "到时自动", en: "by the clock" },
  reaction: { zh: "由前一行为引起", en: "caused by another act" },
};

/** A value of a record in one line. Personal values are kept aside; the journal has only a reference (SUP-09). */
export function valueText(value: unknown, say: (words: Words) => string): string {
  if (value === null || value === undefined) return "—";
  if (typeof value === "string") return value;
  if (typeof value === "object" && "$personal" in value)
    return say({ zh: "个人信息（日志只留引用）", en: "personal (the journal keeps a reference)" });
  return JSON.stringify(value);
}
