import { createContext, useContext } from "react";
import type { Session } from "#kernel/access/sessions.ts";
import type { Words } from "#kernel/text/words.ts";
import type { DeskRole } from "./desk-page.ts";

export type DeskSession = Session;

/** What the desk knows of its city before anybody signs in. */
export type CityFacts = {
  readonly id: string;
  readonly name: Words;
  readonly demo: boolean;
  /** The city's day and time of day now; a demo city's clock can stand elsewhere than the visitor's. */
  readonly today: string;
  readonly time: string;
  /** The facts of the project that a demo city's guided tour opens; null where there is no tour. */
  readonly tour: Readonly<Record<string, string | number | boolean>> | null;
  /** One button a role at sign-in; empty outside a demo city. */
  readonly roles: readonly { readonly account: string; readonly title: Words }[];
};

export const SessionContext = createContext<DeskSession | null>(null);
export const CityContext = createContext<CityFacts | null>(null);

/** Who is signed in. Pages are shown to nobody else, so there is always somebody. */
export function useSession(): DeskSession {
  const session = useContext(SessionContext);
  if (session === null) throw new TypeError("a page of the desk is shown inside a session");
  return session;
}

/** The city's facts; null while the server does not tell them. */
export const useCity = (): CityFacts | null => useContext(CityContext);

/** Whether the session has one of the roles. */
export function hasRole(session: DeskSession, roles: readonly DeskRole[]): boolean {
  return roles.some(
    (role) =>
      role === "signedIn" ||
      (role === "subject" && session.subjects.length > 0) ||
      session.posts.some((post) => post.kind === role),
  );
}
