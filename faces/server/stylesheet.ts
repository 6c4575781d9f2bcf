import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

/** The portal's one stylesheet under an address that changes with its content, so that it may be kept for ever. */
export type Stylesheet = { readonly address: string; readonly text: string };

export async function readStylesheet(): Promise<Stylesheet> {
  const text = await readFile(new URL("../portal/portal.css", import.meta.url), "utf8");
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 12);
  return { address: `/portal.${hash}.css`, text };
}
