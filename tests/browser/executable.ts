import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { tmpdir, userInfo } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { inflate } from "@sparticuz/chromium";
import { unpackOnce } from "./unpack-once.ts";

/** A browser to start, and what its environment must have beyond ours. */
export interface Executable {
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
}

const INSTALLED_ON_MACOS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

/**
 * The Chromium that tests run in: `BINGLIAN_CHROME` where it is set, the one inside npm's `@sparticuz/chromium` on
 * Linux x64, an installed Chrome on macOS.
 *
 * @throws Error in one line that says what to install, where none of them is there.
 */
export async function executable(): Promise<Executable> {
  const named = process.env.BINGLIAN_CHROME;
  if (named) return { path: named, env: {} };
  if (process.platform === "darwin") {
    const path = INSTALLED_ON_MACOS.find((candidate) => existsSync(candidate));
    if (path) return { path, env: {} };
    throw new Error("Browser tests need Google Chrome on macOS: install it, or set BINGLIAN_CHROME to a Chromium.");
  }
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error(
      `No Chromium comes with npm for ${process.platform}-${process.arch}: install one and set BINGLIAN_CHROME to its path.`,
    );
  }
  const folder = await packagedChromium();
  const path = join(folder, "chromium");
  const fonts = { FONTCONFIG_FILE: join(folder, "fonts.conf") };
  return { path, env: startsUnaided(path) ? fonts : { ...fonts, LD_LIBRARY_PATH: withLibraries(folder) } };
}

/**
 * Whether the dynamic linker finds everything on this system. The package itself only looks at the environment variables
 * of a few cloud services, so on a bare machine it would start a browser that cannot load.
 */
function startsUnaided(path: string): boolean {
  return spawnSync(path, ["--version"], { stdio: "ignore" }).status === 0;
}

function withLibraries(folder: string): string {
  const inherited = process.env.LD_LIBRARY_PATH;
  return [join(folder, "al2023", "lib"), ...(inherited ? [inherited] : [])].join(":");
}

async function packagedChromium(): Promise<string> {
  const packageFolder = dirname(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))));
  const { version } = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8")) as { version: string };
  const { uid } = userInfo();
  // The version is in the name because the package takes any unpacked browser it finds for its own.
  const folder = join(tmpdir(), `binglian-chromium-${version}-${uid}`);
  await unpackOnce(folder, async (target) => {
    await inflateInto(target, join(packageFolder, "bin"), ["chromium.br", "al2023.tar.br"]);
    await writeFile(join(target, "fonts.conf"), await fontConfiguration(target));
  });
  // Everybody may write to the temporary folder, and what lies here is about to be run.
  if ((await stat(folder)).uid !== uid)
    throw new Error(`${folder} belongs to somebody else: remove it, or set TMPDIR.`);
  return folder;
}

/** `inflate` writes to the system's temporary folder, and asks which one that is only while it is being called. */
async function inflateInto(target: string, from: string, archives: readonly string[]): Promise<void> {
  const before = process.env.TMPDIR;
  process.env.TMPDIR = target;
  const underway = archives.map((archive) => inflate(join(from, archive)));
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  await Promise.all(underway);
}

/** One weight is enough to read a page, and one font on every machine keeps pictures comparable. */
async function fontConfiguration(target: string): Promise<string> {
  const font = fileURLToPath(
    import.meta.resolve("@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"),
  );
  // Copied, so that the unpacked browser outlives the checkout that unpacked it; its final place is known by
  // `prefix`. A cache knows no such prefix: without a whole path it would lie wherever the browser was started.
  await mkdir(join(target, "fonts"));
  await writeFile(join(target, "fonts", "NotoSansSC-Regular.ttf"), await readFile(font));
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir>${join(tmpdir(), "binglian-font-cache")}</cachedir>
</fontconfig>
`;
}
