import type { ComponentType } from "react";
import type { Words } from "#kernel/text/words.ts";

/** Kinds of posts that a page is for; `subject` is who speaks for a firm or themselves, `signedIn` is everybody. */
export type DeskRole =
  | "window"
  | "reviewer"
  | "decider"
  | "head"
  | "listKeeper"
  | "legalReviewer"
  | "agent"
  | "supervisor"
  | "auditor"
  | "leader"
  | "finance"
  | "administrator"
  | "subject"
  | "signedIn";

/** A page of the desk. Its component is loaded when somebody goes there. */
export type DeskPage = {
  /** Below /desk, such as /cases/:id. */
  readonly path: string;
  readonly title: Words;
  /** Its place in the main navigation, from the left; a page without one is reached from another. */
  readonly navigation?: number;
  readonly roles: readonly DeskRole[];
  load(): Promise<{ readonly default: ComponentType }>;
};

/** Declares a page; the desk finds all declarations in the systems' `desk/pages.tsx`. */
export function deskPage(declaration: DeskPage): DeskPage {
  return declaration;
}
