import { after, describe } from "node:test";
import { pathToFileURL } from "node:url";
import { beginSharing, endSharing } from "./kept-process.ts";

/**
 * Runs test files in this process, one after another, each as a suite of its own under its path: hooks of a file reach its own
 * tests only, and one that cannot be loaded fails by name.
 */
export function together(checkout: string, files: readonly string[]): void {
  let waiting = files.length;
  beginSharing();
  after(endSharing);
  for (const file of files)
    describe(file, async () => {
      after(() => {
        waiting -= 1;
      });
      await import(new URL(file, pathToFileURL(`${checkout}/`)).href);
    });
  // Whoever ends the process with a clean conscience in the middle must not take the rest with it unseen.
  process.once("exit", () => {
    if (waiting > 0) process.exitCode = 1;
  });
}
