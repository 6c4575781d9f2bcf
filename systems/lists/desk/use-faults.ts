import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { askUnaddressed, type Problem } from "#kernel/desk/api.ts";
import type { Law } from "#kernel/items/laws.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { entryFaults } from "../draft/entry-faults.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import type { NamedBody } from "../queries/names.ts";
import type { ListChange } from "../records.ts";
import { shapeFaults } from "./shape-faults.ts";

type Checked = {
  readonly faults: readonly Refusal[];
  readonly laws: readonly Law[];
  readonly bodies: readonly NamedBody[];
};
export type Faults = Checked & { readonly checking: boolean; readonly problem: Problem | null };

/** What only the server says: the register of laws, the directory, papers that the city holds, supervision, conditions. */
const ofServer = /^DRAFT_(BASIS|BODY|NOT_AN_ORGAN|PAPER_HELD|SUPERVISION|FEE|CONDITION)/;

/** A value once it has not changed for so many milliseconds. */
export function useSettled<Value>(value: Value, pause: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pause);
    return () => clearTimeout(timer);
  }, [value, pause]);
  return settled;
}

/**
 * What is wrong with a draft, while somebody types: its shape and the rules at once, in the browser; what the city knows a
 * moment later, from the server, by the same function.
 */
export function useFaults(content: ItemDraft | null, effectiveFrom: ListChange["effectiveFrom"]): Faults {
  const settled = useSettled(content, 500);
  const whole = settled !== null && shapeFaults(settled).length === 0;
  const checked = useQuery<Checked, Problem>({
    queryKey: ["lists.draftCheck", effectiveFrom, settled],
    queryFn: ({ signal }) => askUnaddressed<Checked>("lists.draftCheck", { content: settled, effectiveFrom }, signal),
    enabled: whole,
    placeholderData: keepPreviousData,
  });
  const shape = useMemo(() => (content === null ? [] : shapeFaults(content)), [content]);
  const own = useMemo(
    () => (content === null || shape.length > 0 ? [] : entryFaults(content, { on: effectiveFrom })),
    [content, shape, effectiveFrom],
  );
  const current = settled === content && !checked.isPlaceholderData;
  const known = checked.data?.faults ?? [];
  const judged = current && checked.data ? known : [...own, ...known.filter(({ code }) => ofServer.test(code))];
  const faults = shape.length > 0 ? [...shape, ...known.filter(({ code }) => ofServer.test(code))] : judged;
  return {
    faults: distinct(faults),
    laws: checked.data?.laws ?? [],
    bodies: checked.data?.bodies ?? [],
    checking: checked.isFetching,
    problem: checked.error,
  };
}

function distinct(faults: readonly Refusal[]): Refusal[] {
  const seen = new Set<string>();
  return faults.filter(({ code, field, text }) => {
    const key = `${code} ${field} ${text.zh}`;
    return !seen.has(key) && seen.add(key);
  });
}
