import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const checkout = join(import.meta.dirname, "../..");
/** The packs, and all that reads them, keeps them and carries out what follows from them. */
const FOLDERS = ["cities", "kernel", "systems", "faces/server", "tests/city", "tests/database"];

let known: string | undefined;

/** Changes with any file that a loaded pack may depend on; pages of the desk and tests are none. */
export function sourceHash(): string {
  known ??= hashOf(FOLDERS);
  return known;
}

function hashOf(folders: readonly string[]): string {
  const hash = createHash("sha256").update(readFileSync(join(checkout, "package-lock.json")));
  for (const folder of folders)
    for (const file of readdirSync(join(checkout, folder), { recursive: true, encoding: "utf8" }).sort())
      if (/(?<!\.test)\.(ts|sql|json|csv)$/.test(file))
        hash.update(`\0${file}\0`).update(readFileSync(join(checkout, folder, file)));
  return hash.digest("hex").slice(0, 20);
}
