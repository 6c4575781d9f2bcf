import { Link } from "wouter";
import { useWords } from "#kernel/desk/language.ts";
import { Ground, ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import { ActPreview } from "./act-preview.tsx";
import type { CaseAnswer } from "./case-answer.ts";

/** What the reviewer wrote, and the document that a decision as proposed would make; or why there can be none now. */
export function SignPreview({ id }: { readonly id: string }) {
  const say = useWords();
  const answer = useAsk<CaseAnswer>("approvals.case", { id });
  if (answer.isPending) return <Waiting rows={6} />;
  if (answer.isError) return <ProblemNote problem={answer.error} retry={() => answer.refetch()} />;
  const { case: file, opinion, acts, papers } = answer.data;
  const decide = acts.find(({ command }) => command === "approvals.decide");
  const decision = file.proposal ?? "granted";
  return (
    <>
      <h2 className="h3">{file.itemName}</h2>
      <p className="inset s2">
        {file.applicantName} · {file.queryCode} ·{" "}
        {say({ zh: `材料 ${papers.length} 份`, en: `${papers.length} papers` })}
      </p>
      {opinion !== null && (
        <blockquote className="inset said-by">
          <p>{opinion}</p>
          <p className="s">
            {say({ zh: `审查意见，${file.reviewedOn ?? ""}`, en: `Review, ${file.reviewedOn ?? ""}` })}
          </p>
        </blockquote>
      )}
      {decide && !decide.allowed && decide.refusal ? (
        <div className="why inset-why">
          <b>{say({ zh: "现在不能决定：", en: "Not possible now: " })}</b>
          {say(decide.refusal.text)}
          <Ground told={decide.refusal} />
        </div>
      ) : (
        <ActPreview
          on={{ ...file, body: file.bodyName, addressee: file.applicantName }}
          command="approvals.decide"
          // What is refused needs reasons of who decides; the opinion stands for them in the preview.
          input={{ decision, ...(decision === "refused" && { reason: opinion ?? "——" }) }}
          waitingFor={null}
        />
      )}
      <div className="foot">
        <Link className="btn p" href={`/cases/${file.id}?act=approvals.decide`}>
          {say({ zh: "打开并决定", en: "Open and decide" })} <kbd>d</kbd>
        </Link>
      </div>
    </>
  );
}
