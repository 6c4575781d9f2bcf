import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** The portal's one script under an address that changes with its content, so that it may be kept for ever. */
export type LiveScript = { readonly address: string; readonly text: string };

/**
 * The script that lets the live part of a page follow its links and forms without loading the page anew. Only pages that
 * say `live` name it; they work without it as well. Comments and indents are left out, which would be half of what travels.
 */
export function readLiveScript(): LiveScript {
  const written = readFileSync(new URL("./script/live-part.js", import.meta.url), "utf8");
  const text = written.replace(/^\s*\/\/.*\n/gm, "").replace(/^\s+/gm, "");
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 12);
  return { address: `/live-part.${hash}.js`, text };
}
