import { html } from "hono/html";
import type { Markup } from "./markup.ts";

/** An empty place: what belongs here, why nothing is there, and the one act that fills it. */
export type EmptyState = {
  readonly title: string;
  readonly why: string;
  readonly act?: { readonly label: string; readonly href: string };
};

/**
 * What stands where there is nothing to show.
 *
 * Accessibility: plain text in reading order, announced as a status when it answers a search (`role="status"`); the
 * act is one link with a name of its own, not "here".
 */
export function emptyState({ title, why, act }: EmptyState): Markup {
  const link =
    act === undefined ? "" : html`<p class="acts"><a class="button quiet" href="${act.href}">${act.label}</a></p>`;
  return html`<div class="card surface" role="status"><p><b>${title}</b></p><p class="secondary">${why}</p>${link}</div>`;
}
