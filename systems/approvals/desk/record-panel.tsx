import { useWords } from "#kernel/desk/language.ts";
import { useSession } from "#kernel/desk/session.ts";
import { ProblemNote } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { SiteDeclared } from "../site/terms.ts";
import { ActsPanel } from "./acts-panel.tsx";
import type { CaseAct } from "./case-answer.ts";

type PanelProps = {
  readonly record: "consultation" | "hearing" | "simulation";
  readonly id: string;
  /** As its documents name them. */
  readonly body: string;
  readonly addressee: string;
};

/** What can be done now with one record that is looked at, and why not. */
export function RecordPanel({ record, id, body, addressee }: PanelProps) {
  const say = useWords();
  const applicant = useSession().posts.length === 0;
  const answer = useAsk<{ version: number; acts: readonly CaseAct[]; site: readonly SiteDeclared[] }>(
    "approvals.recordActs",
    { record, id },
    { keep: false },
  );
  if (answer.isError) return <ProblemNote problem={answer.error} retry={() => answer.refetch()} />;
  if (!answer.data) return null;
  // What only others may ever do is none of an applicant's; an office is told why.
  const acts = answer.data.acts.filter(({ refusal }) => !applicant || refusal?.code !== "NOT_ALLOWED");
  if (acts.length === 0) return null;
  return (
    <>
      <h2 className="h3">{say({ zh: "办理", en: "Acts" })}</h2>
      <ActsPanel
        on={{ id, version: answer.data.version, status: null, body, addressee, site: answer.data.site }}
        acts={acts}
      />
    </>
  );
}
