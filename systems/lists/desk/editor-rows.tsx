import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { useWords } from "#kernel/desk/language.ts";
import type { Words } from "#kernel/text/words.ts";
import { faultsAt, useEditor } from "./editor-context.ts";
import { anchorOf, FaultNotes } from "./fault-notes.tsx";

type RowsProps<Row> = {
  /** JSON pointer of the list. */
  readonly at: string;
  /** What one of them is called: "材料". */
  readonly one: Words;
  readonly rows: readonly Row[];
  set(rows: Row[]): void;
  /** A new one; null where it is added in another way. */
  readonly fresh: (() => Row) | null;
  readonly children: (row: Row, change: (patch: Partial<Row>) => void, at: string) => ReactNode;
};

/** Moves one entry of a list by a step; at an end it stays where it is. */
export function moved<Row>(rows: readonly Row[], from: number, step: number): Row[] {
  const to = from + step;
  if (to < 0 || to >= rows.length) return [...rows];
  const next = [...rows];
  const [row] = next.splice(from, 1);
  next.splice(to, 0, row as Row);
  return next;
}

/**
 * A list whose entries are added, removed and moved.
 *
 * Accessibility: everything by buttons, and by Alt with an arrow inside an entry; no dragging (WCAG 2.5.7). The focus goes
 * with what is moved, to what is added, and to a neighbour of what is removed; moves are announced.
 */
export function Rows<Row>({ at, one, rows, set, fresh, children }: RowsProps<Row>) {
  const say = useWords();
  const { faults } = useEditor();
  const list = useRef<HTMLOListElement>(null);
  const told = useRef<HTMLParagraphElement>(null);
  const focus = (index: number, selector: string) =>
    requestAnimationFrame(() => {
      const row = list.current?.children[index];
      (
        row?.querySelector<HTMLElement>(selector) ?? row?.querySelector<HTMLElement>("input,select,textarea,button")
      )?.focus();
    });
  const move = (index: number, step: number, selector: string) => {
    const to = index + step;
    if (to < 0 || to >= rows.length) return;
    set(moved(rows, index, step));
    if (told.current) told.current.textContent = say({ zh: `已移到第${to + 1}个`, en: `moved to place ${to + 1}` });
    focus(to, selector);
  };
  const remove = (index: number) => {
    set(rows.filter((_, place) => place !== index));
    if (rows.length > 1) focus(Math.min(index, rows.length - 2), "input,select,textarea,button");
    else requestAnimationFrame(() => document.getElementById(`${anchorOf(at)}-add`)?.focus());
  };
  const press = (event: KeyboardEvent, index: number) => {
    const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (!event.altKey || step === 0 || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const control = event.target as HTMLElement;
    const place = control.id.replace(`${anchorOf(at)}-${index}`, `${anchorOf(at)}-${index + step}`);
    move(index, step, place === "" ? "input" : `#${CSS.escape(place)}`);
  };
  const own = faultsAt(faults.faults, at);
  return (
    <div className="rows-field wide" id={anchorOf(at)}>
      <FaultNotes id={`${anchorOf(at)}-faults`} faults={own} />
      <ol ref={list}>
        {rows.map((row, index) => {
          const place = `${at}/${index}`;
          const title = say({ zh: `${one.zh}${index + 1}`, en: `${one.en} ${index + 1}` });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: an entry being typed has no other identity; the values are controlled
            <li key={index}>
              <fieldset aria-label={title} onKeyDown={(event) => press(event, index)}>
                <div className="row-fields">
                  {children(
                    row,
                    (patch) => set(rows.map((other, each) => (each === index ? { ...other, ...patch } : other))),
                    place,
                  )}
                </div>
                <div className="row-acts">
                  <span className="s">{title}</span>
                  <button
                    type="button"
                    className="btn sm up"
                    aria-disabled={index === 0}
                    aria-label={say({ zh: `上移${title}`, en: `Move ${title} up` })}
                    onClick={() => move(index, -1, ".up")}
                  >
                    ↑
                  </button>
                  <button
                    type="button"
                    className="btn sm down"
                    aria-disabled={index === rows.length - 1}
                    aria-label={say({ zh: `下移${title}`, en: `Move ${title} down` })}
                    onClick={() => move(index, 1, ".down")}
                  >
                    ↓
                  </button>
                  <button
                    type="button"
                    className="btn sm"
                    aria-label={say({ zh: `删去${title}`, en: `Remove ${title}` })}
                    onClick={() => remove(index)}
                  >
                    {say({ zh: "删去", en: "Remove" })}
                  </button>
                </div>
              </fieldset>
            </li>
          );
        })}
      </ol>
      <p className="unseen" role="status" ref={told} />
      {fresh && (
        <button
          type="button"
          className="btn sm"
          id={`${anchorOf(at)}-add`}
          onClick={() => {
            set([...rows, fresh()]);
            focus(rows.length, "input,select,textarea");
          }}
        >
          ＋ {say({ zh: `加一个${one.zh}`, en: `Add: ${one.en}` })}
        </button>
      )}
    </div>
  );
}
