import type { DeskPage } from "#kernel/desk/desk-page.ts";
import { shellPages } from "./pages.tsx";

/** The pages that the systems declare, and the shell's own, in the order of the navigation. Vite finds the files when it builds. */
const declared = import.meta.glob<readonly DeskPage[]>("../../systems/*/desk/pages.tsx", {
  eager: true,
  import: "default",
});

const last = Number.MAX_SAFE_INTEGER;

export const deskPages: readonly DeskPage[] = [...Object.values(declared).flat(), ...shellPages].sort(
  (a, b) => (a.navigation ?? last) - (b.navigation ?? last),
);
