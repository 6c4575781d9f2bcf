import { html } from "hono/html";
import { encode } from "uqr";
import type { Markup } from "./markup.ts";

/** Cells of white around a code, without which it is not found. */
const QUIET = 4;

/**
 * A code to be scanned, as SVG: black on white in every theme and on paper, since readers expect that.
 *
 * Accessibility: an image with a name; what it leads to stands beside it as text or link, too.
 */
export function qrCode({ text, label }: { readonly text: string; readonly label: string }): Markup {
  const { data, size } = encode(text, { ecc: "M", border: 0 });
  const side = size + 2 * QUIET;
  // One run of black cells is one bar: a third of what single cells would weigh.
  const bars = data.flatMap((row, y) =>
    [
      ...row
        .map((cell) => (cell ? "1" : "0"))
        .join("")
        .matchAll(/1+/g),
    ].map((run) => `M${run.index + QUIET} ${y + QUIET}h${run[0].length}v1h-${run[0].length}z`),
  );
  return html`<svg class="qr" viewBox="0 0 ${side} ${side}" role="img" aria-label="${label}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${bars.join("")}"/></svg>`;
}
