import { type ReactNode, useEffect, useState } from "react";
import { useWords } from "#kernel/desk/language.ts";
import type { Words } from "#kernel/text/words.ts";
import { faultsAt, useEditor } from "./editor-context.ts";
import { anchorOf, FaultNotes } from "./fault-notes.tsx";

type Place = {
  /** JSON pointer of the draft's place that it edits. */
  readonly at: string;
  readonly label: Words;
  readonly hint?: Words | undefined;
  readonly optional?: boolean;
  /** Wide enough for a sentence: over both columns. */
  readonly wide?: boolean;
};

type FrameProps = Place & { children(attributes: ControlAttributes): ReactNode };
type ControlAttributes = {
  readonly id: string;
  readonly "aria-invalid": boolean;
  readonly "aria-describedby": string | undefined;
};

/**
 * Label, hint, control and what is wrong, in this order.
 *
 * Accessibility: the label is visible and bound, hint and faults are bound to the control (WCAG 3.3.1, 3.3.2).
 */
export function Frame({ at, label, hint, optional, wide, children }: FrameProps) {
  const say = useWords();
  const { faults } = useEditor();
  const here = faultsAt(faults.faults, at);
  const id = anchorOf(at);
  const described = [...(hint ? [`${id}-hint`] : []), ...(here.length > 0 ? [`${id}-faults`] : [])].join(" ");
  return (
    <div className={wide ? "frame wide" : "frame"}>
      <label className="label" htmlFor={id}>
        <span>{say(label)}</span>
        {optional && <small>{say({ zh: "选填", en: "optional" })}</small>}
      </label>
      {hint && (
        <p className="s" id={`${id}-hint`}>
          {say(hint)}
        </p>
      )}
      {children({ id, "aria-invalid": here.length > 0, "aria-describedby": described || undefined })}
      <FaultNotes id={`${id}-faults`} faults={here} />
    </div>
  );
}

type TextProps = Place & {
  readonly value: string;
  set(value: string): void;
  readonly lines?: number;
  readonly most?: number;
  readonly list?: string;
};

export function TextField({ value, set, lines, most = 500, list, ...place }: TextProps) {
  return (
    <Frame {...place}>
      {(attributes) =>
        lines ? (
          <textarea
            {...attributes}
            className="in"
            rows={lines}
            maxLength={most}
            value={value}
            onChange={(event) => set(event.target.value)}
          />
        ) : (
          <input
            {...attributes}
            className="in"
            maxLength={most}
            list={list}
            value={value}
            onChange={(event) => set(event.target.value)}
          />
        )
      }
    </Frame>
  );
}

type NumberProps = Place & { readonly value: number | null; set(value: number | null): void };

/** A whole number; an empty field is null. What is no number yet stays as it was typed. */
export function NumberField({ value, set, ...place }: NumberProps) {
  const shown = value === null || Number.isNaN(value) ? "" : String(value);
  const [typed, setTyped] = useState(shown);
  useEffect(() => {
    setTyped((before) => (before.trim() !== "" && Number(before) === value ? before : shown));
  }, [shown, value]);
  return (
    <Frame {...place}>
      {(attributes) => (
        <input
          {...attributes}
          className="in short"
          inputMode="numeric"
          maxLength={6}
          value={typed}
          onChange={(event) => {
            const text = event.target.value;
            setTyped(text);
            set(text.trim() === "" ? null : Number(text));
          }}
        />
      )}
    </Frame>
  );
}

type SelectProps<Value extends string> = Place & {
  readonly value: Value;
  set(value: Value): void;
  readonly options: readonly (readonly [Value, Words])[];
};

export function SelectField<Value extends string>({ value, set, options, ...place }: SelectProps<Value>) {
  const say = useWords();
  return (
    <Frame {...place}>
      {(attributes) => (
        <select {...attributes} className="in" value={value} onChange={(event) => set(event.target.value as Value)}>
          {options.map(([one, words]) => (
            <option key={one} value={one}>
              {say(words)}
            </option>
          ))}
        </select>
      )}
    </Frame>
  );
}

type CheckProps = { readonly label: Words; readonly checked: boolean; set(checked: boolean): void };

export function CheckField({ label, checked, set }: CheckProps) {
  const say = useWords();
  return (
    <label className="check">
      <input type="checkbox" checked={checked} onChange={(event) => set(event.target.checked)} /> {say(label)}
    </label>
  );
}

type ManyProps<Value extends string> = Omit<Place, "optional" | "wide"> & {
  readonly value: readonly Value[];
  set(value: Value[]): void;
  readonly options: readonly (readonly [Value, Words])[];
};

/** Several of a few; each a checkbox. */
export function ManyField<Value extends string>({ at, label, value, set, options }: ManyProps<Value>) {
  const say = useWords();
  const { faults } = useEditor();
  const here = faultsAt(faults.faults, at, true);
  const id = anchorOf(at);
  return (
    <fieldset className="choices frame wide" id={id} aria-describedby={here.length > 0 ? `${id}-faults` : undefined}>
      <legend>{say(label)}</legend>
      {options.map(([one, words]) => (
        <label key={one}>
          <input
            type="checkbox"
            checked={value.includes(one)}
            onChange={(event) =>
              set(
                options
                  .map(([each]) => each)
                  .filter((each) => (each === one ? event.target.checked : value.includes(each))),
              )
            }
          />
          {say(words)}
        </label>
      ))}
      <FaultNotes id={`${id}-faults`} faults={here} />
    </fieldset>
  );
}
