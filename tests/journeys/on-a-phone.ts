import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { assertAccessible } from "#tests/browser/accessibility.ts";
import { picture } from "#tests/browser/pictures.ts";
import { quiet } from "#tests/browser/quiet.ts";

/**
 * Opens a path of the desk on a phone and looks at it in the light and in the dark: it is accessible, and nothing runs over the
 * edge. It is opened once, since only style sheets ask which of the two it is.
 */
export async function fitsAPhone(page: Page, path: string, name: string): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/desk/${path}`);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await quiet(page);
  for (const dark of [false, true]) {
    await page.emulateMedia({ colorScheme: dark ? "dark" : "light" });
    assert.equal(await page.evaluate<boolean>("matchMedia('(prefers-color-scheme: dark)').matches"), dark);
    await assertAccessible(page);
    const over = await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
    assert.ok(over <= 0, `/desk/${path} is ${over} pixels wider than the phone`);
    await picture(page, `phone-${name}`, { width: 390, dark });
  }
}
