import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "wouter";
import { act, type Done, newKey, type Problem } from "#kernel/desk/api.ts";
import { useWords } from "#kernel/desk/language.ts";
import { hasRole, useSession } from "#kernel/desk/session.ts";
import type { Words } from "#kernel/text/words.ts";
import { BringPapers } from "./bring-papers.tsx";
import type { CaseAnswer } from "./case-answer.ts";
import { WrittenAnswers } from "./case-written.tsx";
import { PaperLinks } from "./paper-links.tsx";

const origins: Readonly<Record<string, Words>> = {
  brought: { zh: "申请人提交", en: "brought by the applicant" },
  held: { zh: "城市已持有", en: "held by the city" },
  yielded: { zh: "由前一步产生，不再索取", en: "made by an earlier step, never asked for" },
};

/** Every paper of the item's list with whether it is there; missing ones can be taken in by who may. */
export function Papers({ answer }: { readonly answer: CaseAnswer }) {
  const say = useWords();
  const session = useSession();
  const present = new Map(answer.papers.map((paper) => [paper.name, paper]));
  const needed = answer.version.papers.filter(({ name }) => !answer.case.waived.includes(name) || present.has(name));
  const missing = needed.filter(({ name }) => !present.has(name) || present.get(name)?.defect !== null);
  const brought = needed.filter(({ name }) => present.get(name)?.origin === "brought").length;
  const unlooked = needed.flatMap(({ name }) => {
    const here = present.get(name);
    return here?.origin === "brought" && here.defect === null && !here.checked ? [name] : [];
  });
  const open = ["received", "supplementing", "accepted"].includes(answer.case.status);
  const mayCheck = answer.acts.some(({ command, allowed }) => command === "approvals.checkPaper" && allowed);
  const mayBring = open && hasRole(session, ["window", "agent", "subject"]);
  return (
    <>
      <p className="s note">
        {missing.length === 0
          ? say({
              zh: `齐全：申请人带来 ${brought} 份，其余 ${needed.length - brought} 份城市已持有`,
              en: `Complete: ${brought} brought, the other ${needed.length - brought} held by the city`,
            })
          : say({ zh: `还缺 ${missing.length} 份`, en: `${missing.length} missing` })}
      </p>
      <ul className="papers">
        {needed.map((paper, index) => {
          const here = present.get(paper.name);
          return (
            <li key={paper.name} className={here && here.defect === null ? undefined : "lacks"}>
              <span className="num s">{index + 1}</span>
              <span className="paper-name">{paper.name}</span>
              <span className="s paper-origin">
                {here ? (
                  <>
                    {here.fromCase ? (
                      <Link href={`/cases/${here.fromCase}`}>{say(origins[here.origin] ?? { zh: "", en: "" })}</Link>
                    ) : (
                      say(origins[here.origin] ?? { zh: "", en: "" })
                    )}
                    {" · "}
                    {here.receivedOn}
                  </>
                ) : paper.from ? (
                  say({ zh: `由事项 ${paper.from} 产生`, en: `made by item ${paper.from}` })
                ) : (
                  say({ zh: "由申请人提交", en: "the applicant brings it" })
                )}
              </span>
              {here && <PaperLinks files={here.files} />}
              <PaperState paper={here} />
              {here && mayCheck && <CheckMark answer={answer} paper={here} />}
            </li>
          );
        })}
      </ul>
      {missing.length + unlooked.length > 0 && mayBring && (
        <BringPapers matter={answer.case.matter} names={missing.map(({ name }) => name)} unlooked={unlooked} />
      )}
      {answer.written && answer.written.answers.length > 0 && <WrittenAnswers written={answer.written} />}
    </>
  );
}

type Here = CaseAnswer["papers"][number];

/** Whether a paper is there and in order, with what was said about it. */
function PaperState({ paper }: { readonly paper: Here | undefined }) {
  const say = useWords();
  if (!paper) return <span className="nw red">{say({ zh: "× 还缺", en: "× missing" })}</span>;
  if (paper.defect !== null)
    return (
      <span className="red">{say({ zh: `△ 要补正：${paper.defect}`, en: `△ to be mended: ${paper.defect}` })}</span>
    );
  const fixed = paper.corrected && say({ zh: `，当场更正：${paper.corrected}`, en: `, corrected: ${paper.corrected}` });
  return (
    <span className="ok">
      {paper.checked ? say({ zh: "✓ 已核对", en: "✓ checked" }) : say({ zh: "✓ 已有", en: "✓ here" })}
      {fixed && <span className="s">{fixed}</span>}
    </span>
  );
}

/** A check mark that is an act of its own: who looked at which paper stands in the journal. */
function CheckMark({ answer, paper }: { readonly answer: CaseAnswer; readonly paper: Here }) {
  const say = useWords();
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const checking = useMutation<Done, Problem, boolean>({
    mutationFn: (sound) =>
      act({
        ...{ command: "approvals.checkPaper", on: answer.case.id, seen: answer.case.version },
        ...{ input: { paper: paper.name, sound }, key: `${key}-${answer.case.version}` },
      }),
    onSuccess: () => queries.invalidateQueries(),
  });
  return (
    <label className="s nw">
      <input
        type="checkbox"
        checked={paper.checked}
        disabled={checking.isPending}
        onChange={(event) => checking.mutate(event.target.checked)}
      />
      {say({ zh: "核对", en: "check" })}
      <span className="unseen">{paper.name}</span>
      {checking.isError && <span className="red"> {say(checking.error.text)}</span>}
    </label>
  );
}
