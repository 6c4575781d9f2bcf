import { useEffect, useRef, useSyncExternalStore } from "react";
import type { Words } from "#kernel/text/words.ts";

/** A key that does something on a screen. `blocked` says why it cannot now; it is shown, and pressing it does nothing. */
export type KeyBinding = {
  /** As `KeyboardEvent.key` names it: "j", "Enter", "/". */
  readonly key: string;
  readonly title: Words;
  run(event: KeyboardEvent): void;
  readonly blocked?: Words | undefined;
};

const LETTERS_OFF = "binglian.desk.letters-off";

let shown: readonly KeyBinding[] = [];
const watchers = new Set<() => void>();
const groups = new Set<{ readonly bindings: readonly KeyBinding[] }>();

function tell(): void {
  shown = [...groups].flatMap(({ bindings }) => bindings);
  for (const watcher of watchers) watcher();
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** Single letters can be switched off for who uses speech or screen-reader keys (WCAG 2.1.4). */
export const lettersAreOff = (): boolean => localStorage.getItem(LETTERS_OFF) === "1";
export function switchLetters(off: boolean): void {
  if (off) localStorage.setItem(LETTERS_OFF, "1");
  else localStorage.removeItem(LETTERS_OFF);
  tell();
}

/** The keys that work on the screen as it is, for the list under `?` and the bar at the foot. */
export function useShownKeys(): readonly KeyBinding[] {
  return useSyncExternalStore(watch, () => shown);
}

/** Whether the key is typed into something: a field, or an input method that composes (IME). */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing || event.keyCode === 229) return true;
  const target = event.target as HTMLElement | null;
  return target?.closest("input:not([type=checkbox]):not([type=radio]),textarea,select,[contenteditable]") != null;
}

/**
 * Binds keys while the component is shown. They never fire inside a field, while an input method composes, with Ctrl, Alt
 * or Meta, or behind an open dialog; Enter and Space keep their meaning on links and buttons.
 */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const latest = useRef(bindings);
  latest.current = bindings;
  const signature = JSON.stringify(bindings.map(({ key, title, blocked }) => [key, title, blocked]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for the bindings
  useEffect(() => {
    const group = { bindings: latest.current };
    groups.add(group);
    tell();
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      if (document.querySelector("dialog[open]")) return;
      const letter = event.key.length === 1;
      if (letter && lettersAreOff()) return;
      const target = event.target as HTMLElement | null;
      if (!letter && target?.closest("a,button,summary,input")) return;
      const binding = latest.current.find(({ key }) => key === event.key);
      if (!binding || binding.blocked) return;
      event.preventDefault();
      binding.run(event);
    };
    window.addEventListener("keydown", listen);
    return () => {
      window.removeEventListener("keydown", listen);
      groups.delete(group);
      tell();
    };
  }, [signature]);
}
