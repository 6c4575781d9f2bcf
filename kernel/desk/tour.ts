import type { Words } from "#kernel/text/words.ts";
import type { Done } from "./api.ts";
import type { DeskSession } from "./session.ts";

/** What steps of a tour hand on to later ones: ids of what was opened. */
export type TourState = Readonly<Record<string, string>>;

/** One step of a guided tour: who does what, on which page. */
export type TourStep = {
  /** The account that does it; the tour enters by it. */
  readonly account: string;
  readonly role: Words;
  readonly title: Words;
  /** What to look at and what to do, in two or three sentences. */
  readonly text: Words;
  /** Where it is done, below /desk. */
  path(state: TourState): string;
  /** What later steps need, once it is done; null while it is not. `here` is the page on which it was done. A step without it only shows something. */
  done?(state: TourState, here: string): Promise<TourState | null>;
  /** Does it in place of the visitor, by the same acts. */
  doIt?(state: TourState, session: DeskSession): Promise<Done>;
  /** A public page that belongs to it. */
  link?(state: TourState): { readonly href: string; readonly text: Words };
};
/** @param facts of the project that the tour opens */
export type Tour = (facts: Readonly<Record<string, string | number | boolean>>) => readonly TourStep[];
