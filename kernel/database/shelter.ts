import { chmodSync, lstatSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * A folder that every user can pass through and only we can write to, for what PostgreSQL's user cannot reach at its own
 * place: programs under root's home, and then the cluster itself. `/var/lib` comes before the temporary folder because
 * that one is swept by age while a server runs.
 */
export function shelterFolder(): string {
  const uid = process.getuid?.() ?? 0;
  const places = [...(uid === 0 ? ["/var/lib/binglian"] : []), join(tmpdir(), `binglian-postgres-${uid}`)];
  for (const folder of places) {
    try {
      mkdirSync(folder, { recursive: true });
      const found = lstatSync(folder);
      // In a folder open to all, somebody else may have put theirs under our name first.
      if (!found.isDirectory() || found.uid !== uid) continue;
      chmodSync(folder, 0o711);
      return folder;
    } catch {}
  }
  throw new Error(`none of ${places.join(", ")} can be used`);
}
