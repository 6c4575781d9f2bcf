import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { glob, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { InlineConfig } from "vite";

const root = fileURLToPath(new URL("../../", import.meta.url));
const here = fileURLToPath(new URL(".", import.meta.url));

export type BuildOptions = {
  /** Where built desks are kept, one folder a state of the sources; `.cache/desk` unless told. */
  readonly cache?: string;
};

export type BuiltDesk = {
  /** Holds index.html and assets/. */
  readonly folder: string;
  /** False when the sources had not changed since an earlier build. */
  readonly built: boolean;
};

/**
 * Builds the desk for browsers of es2022, once for each state of its sources. Two that build at the same time both
 * get a whole folder.
 * @throws {Error} of Vite, with file and line, when a source is wrong
 */
export async function buildDesk(options: BuildOptions = {}): Promise<BuiltDesk> {
  const cache = options.cache ?? join(root, ".cache/desk");
  const folder = join(cache, await hashOfSources());
  if (existsSync(join(folder, "index.html"))) return { folder, built: false };
  await mkdir(cache, { recursive: true });
  const target = await mkdtemp(join(cache, "part-"));
  try {
    // Loaded only now: a start finds its desk built, as a rule, and the bundler is slow to load.
    const { build } = await import("vite");
    await build(viteConfig(target));
    await rename(target, folder);
    await forgetOld(cache);
  } catch (error) {
    await rm(target, { recursive: true, force: true });
    // A rename onto a folder with files fails: somebody else was faster, and theirs is as good as ours.
    if (!existsSync(join(folder, "index.html"))) throw error;
  }
  return { folder, built: true };
}

const WEEK_MS = 7 * 86_400_000;

/** A build that is older than a week is no longer served by any program of this checkout, as far as anybody works so. */
async function forgetOld(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const old = join(cache, name);
    const made = await stat(old).catch(() => undefined);
    if (made && Date.now() - made.mtimeMs > WEEK_MS) await rm(old, { recursive: true, force: true });
  }
}

/** Vite's settings, in code: pages are split by their dynamic imports, and licences of packages stay in the files. */
export function viteConfig(outDir: string): InlineConfig {
  return {
    root: here,
    base: "/desk/",
    configFile: false,
    logLevel: "error",
    publicDir: false,
    define: { "process.env.NODE_ENV": '"production"' },
    oxc: { jsx: { runtime: "automatic" } },
    build: {
      outDir,
      emptyOutDir: true,
      // Which files a page needs, for the test that holds them to their budget.
      manifest: "manifest.json",
      target: "es2022",
      // Data addresses in a stylesheet would need a looser security policy.
      assetsInlineLimit: 0,
      // The policy of the desk allows no inline script, which the polyfill would be.
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 300,
    },
  };
}

/** All that the built files depend on: our sources that the browser may import, and the exact packages. */
async function hashOfSources(): Promise<string> {
  const files = [];
  const patterns = [
    "faces/desk/**/*.{ts,tsx,css,html}",
    "systems/**/*.{ts,tsx,css}",
    "kernel/**/*.{ts,tsx,css}",
    "package-lock.json",
  ];
  for await (const file of glob(patterns, { cwd: root })) if (!file.includes(".test.")) files.push(file);
  const hash = createHash("sha256");
  for (const file of files.sort())
    hash
      .update(`${file}\0`)
      .update(await readFile(join(root, file)))
      .update("\0");
  return hash.digest("hex").slice(0, 20);
}
