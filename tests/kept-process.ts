/** What one test file of a process leaves for the next ones, and how it ends after the last; nothing where a file is alone. */
let endings: (() => Promise<unknown>)[] | undefined;

/** From now on this process runs several files. */
export function beginSharing(): void {
  endings ??= [];
}

/** Keeps something to the end of a shared process. @returns false where the file is alone and must end it itself */
export function keepToTheEnd(end: () => Promise<unknown>): boolean {
  endings?.push(end);
  return endings !== undefined;
}

export async function endSharing(): Promise<void> {
  for (const end of endings?.splice(0) ?? []) await end();
}
