import { type ReactNode, useEffect, useId, useRef } from "react";
import { useWords } from "./language.ts";

/**
 * A dialog of the browser's own kind.
 *
 * Accessibility: the browser keeps the focus inside, Escape closes, and the focus goes back to where it was (WCAG 2.4.3).
 */
export function Dialog(props: { title: string; close: () => void; children: ReactNode; wide?: boolean }) {
  const say = useWords();
  const title = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement as HTMLElement | null;
    dialog?.showModal();
    return () => {
      dialog?.close();
      before?.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      className={props.wide ? "dialog wide" : "dialog"}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        props.close();
      }}
    >
      <header className="row">
        <h2 id={title} className="grow">
          {props.title}
        </h2>
        <button type="button" className="btn sm" onClick={props.close}>
          {say({ zh: "关闭", en: "Close" })} <kbd>Esc</kbd>
        </button>
      </header>
      {props.children}
    </dialog>
  );
}
