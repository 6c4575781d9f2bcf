import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { dirname } from "node:path";
import { errorCode } from "./start-failure.ts";

/** Whom PostgreSQL's processes run as: nobody else than us, or, when we are root, which PostgreSQL refuses, another. */
export type SystemUser = { readonly uid: number; readonly gid: number } | "ourselves";

/**
 * The user for a cluster's folder. As root that is whoever owns the folder (it may have been made by an ordinary user),
 * and `nobody` for a new one. `initdb` wants a user that the system knows by name, and we create none on the host.
 */
export function systemUser(clusterFolder: string): SystemUser {
  if (process.getuid?.() !== 0) return "ourselves";
  try {
    const owner = statSync(clusterFolder);
    if (owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  } catch (error) {
    if (errorCode(error) !== "ENOENT") throw error;
  }
  const id = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

/** Whether the user may pass through every folder from the root down to `folder` itself. */
export function canReach(user: SystemUser, folder: string): boolean {
  if (user === "ourselves") return true;
  for (let step = folder; ; step = dirname(step)) {
    const { mode, uid, gid } = statSync(step);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (step === dirname(step)) return true;
  }
}
