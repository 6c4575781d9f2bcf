import { useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, useDeferredValue, useId, useState } from "react";
import type { Problem } from "./api.ts";
import { useWords } from "./language.ts";
import { ProblemNote } from "./states.tsx";

export type Choice = { readonly id: string; readonly text: string; readonly more: string };

type PickerProps = {
  readonly label: string;
  /** Stands before the field, so that it is read before typing. */
  readonly hint: string;
  /** Told apart from other pickers in the cache. */
  readonly name: string;
  readonly fault?: string | undefined;
  find(words: string): Promise<readonly Choice[]>;
  pick(choice: Choice): void;
};

/**
 * Finds one thing by words.
 *
 * Accessibility: a combobox with a list (ARIA 1.2): the label is visible, arrows move, Enter chooses, Escape closes the list,
 * the number of hits is announced; Enter in an input method chooses a word there, not here.
 */
export function Picker({ label, hint, name, fault, find, pick }: PickerProps) {
  const say = useWords();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const words = useDeferredValue(typed.trim());
  const found = useQuery<readonly Choice[], Problem>({
    queryKey: ["picker", name, words],
    queryFn: () => find(words),
    enabled: words.length > 0,
    placeholderData: (before) => before,
  });
  const hits = words.length > 0 ? (found.data ?? []) : [];
  const shown = open && hits.length > 0;
  const here = Math.min(at, Math.max(0, hits.length - 1));
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    setTyped("");
    setOpen(false);
    pick(choice);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0 && hits.length > 0) {
      event.preventDefault();
      setOpen(true);
      setAt((here + step + hits.length) % hits.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (shown) choose(hits[here]);
    } else if (event.key === "Escape") setOpen(false);
  };
  return (
    <div className="picker">
      <label className="label" htmlFor={id}>
        {label}
      </label>
      <p className="s" id={`${id}-hint`}>
        {hint}
      </p>
      {fault && (
        <p className="s red" id={`${id}-fault`}>
          {fault}
        </p>
      )}
      <input
        id={id}
        className="in"
        role="combobox"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-describedby={`${id}-hint${fault ? ` ${id}-fault` : ""}`}
        aria-invalid={fault !== undefined}
        aria-activedescendant={shown ? `${id}-${here}` : undefined}
        autoComplete="off"
        maxLength={100}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setOpen(true);
          setAt(0);
        }}
        onKeyDown={press}
        onBlur={() => setTimeout(() => setOpen(false), 150)}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} className="choices-list" hidden={!shown}>
        {hits.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are on the combobox, which keeps the focus
          // biome-ignore lint/a11y/useFocusableInteractive: an option is pointed at by aria-activedescendant
          <div
            key={choice.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === here}
            onClick={() => choose(choice)}
          >
            <span>{choice.text}</span>
            <span className="s">{choice.more}</span>
          </div>
        ))}
      </div>
      <p className="s" role="status">
        {words.length > 0 && found.data && hits.length === 0 && !found.isFetching
          ? say({ zh: "没有找到。换个词，或核对号码。", en: "Nothing found. Try other words or check the number." })
          : ""}
      </p>
      {found.isError && <ProblemNote problem={found.error} />}
    </div>
  );
}
