import type { Refusal } from "#kernel/records/refusal.ts";
import type { NegativeEntry } from "../records.ts";
import { matchActivity } from "./match.ts";
import { refuse } from "./refusals.ts";

export type Answer = "free" | "permitted" | "prohibited";

/** A citation as it is judged: its id, what it is called, and which answer it carries; undefined for what is not in force. */
export type Cited = { readonly id: string; readonly title: string; readonly carries: Answer | undefined };

/**
 * The burden is on the office (LST-16): an answer that demands or forbids cites something in force that carries it, "free" cites
 * nothing, and every entry in force that speaks of the activity is cited or set aside with a reason.
 */
export function answerFault(asked: {
  readonly activity: string;
  readonly answer: Answer;
  readonly cited: readonly Cited[];
  readonly setAside: readonly string[];
  /** The entries in force. */
  readonly entries: readonly NegativeEntry[];
}): Refusal | undefined {
  const { activity, answer, cited, setAside, entries } = asked;
  const gone = cited.filter(({ carries }) => carries === undefined);
  if (gone.length > 0) return refuse("CITATION_NOT_LIVE", { cited: titles(gone), field: "/entries" });
  if (answer !== "free" && cited.length === 0) return refuse("NOTHING_CITED", { field: "/entries" });
  const unfit = cited.filter(({ carries }) => carries !== answer);
  if (unfit.length > 0) return refuse("CITATION_CLASS", { cited: titles(unfit), field: "/answer" });
  const dealtWith = new Set([...cited.map(({ id }) => id), ...setAside]);
  const open = matchActivity(activity, entries).filter(({ entry }) => !dealtWith.has(entry.id));
  if (open.length > 0) {
    const named = open.map(({ entry, words }) => `${entry.title}（${words.join("、")}）`);
    return refuse("ACTIVITY_MATCHES", { entries: named.join("；"), field: "/setAside" });
  }
  return undefined;
}

const titles = (cited: readonly Cited[]): string => cited.map(({ title }) => title).join("、");
