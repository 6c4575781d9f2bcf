import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { act, newKey, Problem } from "#kernel/desk/api.ts";
import { useSession } from "#kernel/desk/session.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import type { DraftAnswer } from "./draft-answer.ts";
import { type DraftInput, keepDraft, keptDraft } from "./kept-draft.ts";
import { shapeFaults } from "./shape-faults.ts";

/** Milliseconds after the last key before a draft is saved by itself. */
const PAUSE = 900;

export type SaveState = "saved" | "waiting" | "saving" | "incomplete" | "refused" | "conflict";

export type Draft = {
  readonly input: DraftInput;
  readonly state: SaveState;
  /** Why it could not be saved. */
  readonly problem: Problem | null;
  /** What was found in this browser, from another time. */
  readonly restored: boolean;
  /** In a conflict: what the server has now. */
  readonly theirs: DraftInput | null;
  set(patch: Partial<DraftInput>): void;
  setContent(patch: Partial<ItemDraft>): void;
  /** Goes on with one's own text upon the server's version, or with the server's. */
  settle(whose: "mine" | "theirs"): void;
  /** Tries again at once. */
  retry(): void;
};

export const inputOf = ({ change }: DraftAnswer): DraftInput => {
  const { content, alsoEnds, trigger, reason, replacement, effectiveFrom, effectiveTo } = change;
  return { content, alsoEnds, trigger, reason, replacement, effectiveFrom, effectiveTo };
};
const same = (one: DraftInput, other: DraftInput): boolean => canonical(one) === canonical(other);

/** Keys sorted, since a store may give them back in another order. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/**
 * A draft that saves itself: each pause in typing sends it with the version that was seen. Until the server has it, it lies
 * in this browser too. When somebody else was faster, both texts are kept and the person chooses; nothing typed is lost.
 */
export function useDraft(answer: DraftAnswer, again: () => Promise<unknown>): Draft {
  const { id } = answer.change;
  const person = useSession().person.id;
  const queries = useQueryClient();
  const [kept] = useState(() => keptDraft(person, id));
  const first = kept !== null && !same(kept.input, inputOf(answer)) ? kept : null;
  const [input, setInput] = useState<DraftInput>(first?.input ?? inputOf(answer));
  const [state, setState] = useState<SaveState>(first ? "waiting" : "saved");
  const [problem, setProblem] = useState<Problem | null>(null);
  const [turn, setTurn] = useState(0);
  const seen = useRef(first?.seen ?? answer.change.version);
  const latest = useRef(input);
  latest.current = input;

  // What others saved meanwhile is taken over as long as nothing of one's own waits.
  useEffect(() => {
    if (state !== "saved" || answer.change.version <= seen.current) return;
    seen.current = answer.change.version;
    setInput(inputOf(answer));
  }, [answer, state]);

  const save = useCallback(async () => {
    const sent = latest.current;
    setState("saving");
    try {
      const done = await act({ command: "lists.saveChange", on: id, input: sent, seen: seen.current, key: newKey() });
      seen.current = done.version;
      setProblem(null);
      if (latest.current === sent) {
        keepDraft(person, id, null);
        setState("saved");
      } else setState("waiting");
      await queries.invalidateQueries({ queryKey: ["lists.draft"] });
    } catch (error) {
      const told = error instanceof Problem ? error : null;
      setProblem(told);
      if (told?.status === 412) await again();
      setState(told?.status === 412 ? "conflict" : "refused");
    }
  }, [person, id, again, queries]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the input, and each retry, begins the pause anew
  useEffect(() => {
    if (state !== "waiting") return;
    if (input.content !== null && shapeFaults(input.content).length > 0) {
      setState("incomplete");
      return;
    }
    const timer = setTimeout(save, PAUSE);
    return () => clearTimeout(timer);
  }, [input, state, turn, save]);

  const set = useCallback(
    (patch: Partial<DraftInput>) => {
      const next = { ...latest.current, ...patch };
      latest.current = next;
      keepDraft(person, id, { seen: seen.current, input: next });
      setInput(next);
      setState((before) => (before === "conflict" || before === "saving" ? before : "waiting"));
    },
    [person, id],
  );
  return {
    ...{ input, state, problem, restored: first !== null },
    theirs: state === "conflict" ? inputOf(answer) : null,
    set,
    setContent: (patch) => latest.current.content && set({ content: { ...latest.current.content, ...patch } }),
    settle(whose) {
      seen.current = answer.change.version;
      setProblem(null);
      if (whose === "theirs") {
        keepDraft(person, id, null);
        setInput(inputOf(answer));
        setState("saved");
      } else {
        keepDraft(person, id, { seen: seen.current, input: latest.current });
        setState("waiting");
      }
    },
    retry() {
      setState("waiting");
      setTurn((before) => before + 1);
    },
  };
}
