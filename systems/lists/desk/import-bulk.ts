import { act, ask, newKey, Problem, rehearse } from "#kernel/desk/api.ts";
import type { Words } from "#kernel/text/words.ts";
import type { ImportChange, ImportChanges } from "../queries/import-changes.ts";
import type { ChangeState } from "../records.ts";
import type { Steps } from "./import-file.ts";

/** One step that many drafts can take at once, by whom, and out of which states. */
export type BulkStep = {
  readonly key: string;
  readonly role: "listKeeper" | "legalReviewer" | "leader";
  readonly from: readonly ChangeState[];
  readonly command: string;
  readonly input: object;
  readonly title: Words;
};

export const bulkSteps: readonly BulkStep[] = [
  {
    ...{ key: "submit", role: "listKeeper", from: ["draft", "returned"], command: "lists.submitChange", input: {} },
    title: { zh: "送审", en: "Submit" },
  },
  {
    ...{ key: "check", role: "legalReviewer", from: ["submitted"], command: "lists.checkLegality" },
    ...{ input: { passed: true }, title: { zh: "审核通过", en: "Pass the check" } },
  },
  {
    ...{ key: "approve", role: "leader", from: ["checked"], command: "lists.approveChange", input: { passed: true } },
    title: { zh: "批准", en: "Approve" },
  },
  {
    ...{ key: "publish", role: "listKeeper", from: ["approved"], command: "lists.publishChange", input: {} },
    title: { zh: "公布", en: "Publish" },
  },
];

/** At most so many at once, so that a thousand drafts do not become a thousand requests in one moment. */
const AT_ONCE = 6;

/** A draft and what was said of it; null when it went, or would go, through. */
export type Tried = { readonly row: ImportChange; readonly key: string; readonly refused: Problem | null };

/** All drafts of an import in a step's states, in the order of the file. */
export async function draftsFor(
  id: string,
  states: readonly ChangeState[],
  signal: AbortSignal,
): Promise<ImportChange[]> {
  const found: ImportChange[] = [];
  for (const state of states) {
    let after: string | undefined;
    do {
      const page = await ask<ImportChanges>("lists.importChanges", { id, state, limit: 500, after }, signal);
      found.push(...page.rows);
      after = page.next ?? undefined;
    } while (after !== undefined);
  }
  return found.sort((one, other) => one.row - other.row);
}

/** Tries the step on each: with `doing` it is done, else only rehearsed. Stopped, it gives what was tried until then. */
export async function tryEach(
  rows: readonly (ImportChange & { readonly key?: string })[],
  step: BulkStep,
  doing: boolean,
  { progress, signal }: Steps,
): Promise<Tried[]> {
  const tries: Tried[] = [];
  for (let from = 0; from < rows.length && !signal.aborted; from += AT_ONCE) {
    const portion = rows.slice(from, from + AT_ONCE);
    tries.push(...(await Promise.all(portion.map((row) => one(row, step, doing)))));
    progress(tries.length / rows.length);
  }
  return tries;
}

async function one(row: ImportChange & { readonly key?: string }, step: BulkStep, doing: boolean): Promise<Tried> {
  const key = row.key ?? newKey();
  const asked = { command: step.command, on: row.id, input: step.input, seen: row.version };
  try {
    await (doing ? act({ ...asked, key }) : rehearse(asked));
    return { row, key, refused: null };
  } catch (problem) {
    // A no is an answer; a server that is away or a session that ended is not, and stops the whole.
    if (problem instanceof Problem && problem.status !== 0 && problem.status < 500 && problem.status !== 401)
      return { row, key, refused: problem };
    throw problem;
  }
}
