import type { Words } from "#kernel/text/words.ts";
import type { FactDeclaration, Flow } from "./flow.ts";

/** A procedure that may be needed: its condition hangs on facts that nobody has stated yet. */
export type ToConfirm = { readonly id: string; readonly name: Words; readonly asks: readonly string[] };

/** A fact that the plan asks for, and the procedures that it decides on. */
export type Question = {
  readonly path: string;
  readonly question: Words;
  readonly decides: readonly string[];
  readonly declared?: FactDeclaration;
};

/** What to ask, those first that decide on most procedures; then in the order of the edition, then by name. */
export function questionsOf(flow: Flow, open: readonly ToConfirm[]): Question[] {
  const decides = new Map<string, string[]>();
  for (const { id, asks } of open) {
    for (const path of asks) decides.set(path, [...(decides.get(path) ?? []), id]);
  }
  const place = new Map((flow.facts ?? []).map(({ path }, index) => [path, index]));
  const placeOf = (path: string) => place.get(path) ?? place.size;
  return [...decides]
    .map(([path, ids]): Question => {
      const declared = flow.facts?.find((one) => one.path === path);
      const question = declared?.question ?? { zh: `${path}是什么？`, en: `What is ${path}?` };
      return { path, question, decides: ids, ...(declared && { declared }) };
    })
    .sort(
      (one, other) =>
        other.decides.length - one.decides.length ||
        placeOf(one.path) - placeOf(other.path) ||
        (one.path < other.path ? -1 : 1),
    );
}
