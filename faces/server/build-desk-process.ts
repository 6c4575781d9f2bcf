import { buildDesk } from "#faces/desk/build.ts";

/** What this process answers to the start that forked it. */
export type DeskAnswer = { readonly folder: string } | { readonly failed: string };

// A Ctrl-C reaches the whole group of the terminal; the start decides what becomes of us, and we never outlive it.
for (const signal of ["SIGINT", "SIGHUP"] as const) process.on(signal, () => {});
process.once("disconnect", () => process.exit());

const answer: DeskAnswer = await buildDesk().then(
  ({ folder }) => ({ folder }),
  (error: unknown) => ({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
);
process.send?.(answer, () => process.exit());
