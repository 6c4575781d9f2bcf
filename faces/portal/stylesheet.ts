import { readdirSync, readFileSync } from "node:fs";

/**
 * The portal's one stylesheet: the files of `styles/` one after the other. Their numbers are the cascade's order: tokens
 * first, paper last.
 */
export function portalStylesheet(): string {
  const folder = new URL("./styles/", import.meta.url);
  const names = readdirSync(folder).sort();
  return names.map((name) => readFileSync(new URL(name, folder), "utf8")).join("\n");
}
