import type { DeskPage } from "#kernel/desk/desk-page.ts";

/** The pages that the systems declare, in the order of the navigation. Vite finds the files when it builds. */
const declared = import.meta.glob<readonly DeskPage[]>("../../systems/*/desk/pages.tsx", {
  eager: true,
  import: "default",
});

const last = Number.MAX_SAFE_INTEGER;

export const deskPages: readonly DeskPage[] = Object.values(declared)
  .flat()
  .sort((a, b) => (a.navigation ?? last) - (b.navigation ?? last));
