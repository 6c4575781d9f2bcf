import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";

/** How a page is looked at. */
export interface Look {
  /** Width of the window in CSS pixels; 1280 unless told. */
  readonly width?: number;
  readonly dark?: boolean;
  readonly print?: boolean;
}

/**
 * Saves the whole page as `<name>-<width>[-dark][-print].png` in the folder that `BINGLIAN_PICTURES` names, and does
 * nothing without it. The page looks afterwards as it did before.
 *
 * @returns the file's path, or `undefined` where no folder is named.
 * @throws Error when the name is not made of small letters, digits and hyphens.
 */
export async function picture(page: Page, name: string, look: Look = {}): Promise<string | undefined> {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    throw new Error(`Picture "${name}": use small letters, digits and hyphens, since it becomes a file's name.`);
  }
  const folder = process.env.BINGLIAN_PICTURES;
  if (!folder) return undefined;
  const { width = 1280, dark = false, print = false } = look;
  const file = join(folder, `${name}-${width}${dark ? "-dark" : ""}${print ? "-print" : ""}.png`);
  const before = page.viewportSize();
  await mkdir(folder, { recursive: true });
  await page.setViewportSize({ width, height: before?.height ?? 800 });
  await page.emulateMedia({ colorScheme: dark ? "dark" : "light", media: print ? "print" : "screen" });
  await page.screenshot({ path: file, fullPage: true, animations: "disabled" });
  await page.emulateMedia({ colorScheme: null, media: null });
  if (before) await page.setViewportSize(before);
  return file;
}
