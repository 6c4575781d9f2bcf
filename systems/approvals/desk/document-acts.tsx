import { useWords } from "#kernel/desk/language.ts";
import { hasRole, useSession } from "#kernel/desk/session.ts";
import { useAsk } from "#kernel/desk/use-ask.ts";
import { ActsPanel } from "./acts-panel.tsx";
import type { CaseAct, CaseDocument } from "./case-answer.ts";

type Shown = Pick<CaseDocument, "id" | "bodyName">;

/** Correcting a slip in a document, or voiding one that was issued by mistake; for who has a post where it was issued. */
export function DocumentActs({ document, addressee }: { readonly document: Shown; readonly addressee: string }) {
  const say = useWords();
  const staff = hasRole(useSession(), ["decider", "head"]);
  const answer = useAsk<{ version: number; acts: readonly CaseAct[] }>(
    "approvals.recordActs",
    { record: "document", id: document.id },
    { enabled: staff, keep: false },
  );
  if (!staff || !answer.data) return null;
  if (answer.data.acts.every(({ refusal }) => refusal?.code === "NOT_ALLOWED")) return null;
  const { version, acts } = answer.data;
  return (
    <details className="document-acts screen-only">
      <summary>{say({ zh: "更正或作废这份文书", en: "Correct or void this document" })}</summary>
      <ActsPanel on={{ id: document.id, version, status: null, body: document.bodyName, addressee }} acts={acts} />
    </details>
  );
}
