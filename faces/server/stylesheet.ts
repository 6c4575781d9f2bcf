import { createHash } from "node:crypto";
import { portalStylesheet } from "#faces/portal/stylesheet.ts";

/** The portal's one stylesheet under an address that changes with its content, so that it may be kept for ever. */
export type Stylesheet = { readonly address: string; readonly text: string };

export function readStylesheet(): Stylesheet {
  const text = portalStylesheet();
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 12);
  return { address: `/portal.${hash}.css`, text };
}
