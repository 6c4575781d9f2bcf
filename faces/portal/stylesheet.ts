import { readdirSync, readFileSync } from "node:fs";

/**
 * The portal's one stylesheet: the files of `styles/` one after the other, without their comments and line ends, which
 * would be a sixth of what travels. Their numbers are the cascade's order: tokens first, paper last.
 */
export function portalStylesheet(): string {
  const folder = new URL("./styles/", import.meta.url);
  const names = readdirSync(folder).sort();
  const written = names.map((name) => readFileSync(new URL(name, folder), "utf8")).join("\n");
  return written.replace(/\/\*.*?\*\//gs, "").replace(/\s+/g, " ");
}
