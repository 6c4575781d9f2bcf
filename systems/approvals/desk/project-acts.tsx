import { useState } from "react";
import { useLocation } from "wouter";
import { useWords } from "#kernel/desk/language.ts";
import { usePageActs } from "#kernel/desk/page-acts.ts";
import { Ground } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import { ActList } from "./act-list.tsx";
import type { CaseAct } from "./case-answer.ts";

/** The acts that the project page offers by name; the others have their own place on it. */
const offered: Readonly<Record<string, (id: string) => string>> = {
  "approvals.changeFacts": (id) => `/projects/${id}/facts`,
};

/** What can be done with a project; what cannot be done now says why, by which article, and what to do instead. */
export function ProjectActs({ id }: { readonly id: string }) {
  const say = useWords();
  const [, go] = useLocation();
  const [looked, setLooked] = useState("");
  const answer = useAsk<{ readonly acts: readonly CaseAct[] }>("approvals.projectActs", { id });
  const acts = (answer.data?.acts ?? []).filter(({ command }) => offered[command] !== undefined);
  const choose = (one: CaseAct) => {
    setLooked(one.command);
    const address = offered[one.command]?.(id);
    if (one.allowed && address) go(address);
  };
  usePageActs(
    acts.map((one) => ({ title: one.title, blocked: one.refusal?.text ?? undefined, run: () => choose(one) })),
  );
  const blocked = acts.find(({ command, allowed }) => command === looked && !allowed);
  if (acts.length === 0) return null;
  return (
    <div className="screen-only">
      <h2 className="h3">{say({ zh: "办理", en: "Acts" })}</h2>
      <ActList acts={acts} chosen={undefined} choose={choose} peek={(command) => command && setLooked(command)} />
      <div role="status">
        {blocked?.refusal && (
          <div className="why inset-why">
            <b>{say({ zh: `现在不能${blocked.title.zh}：`, en: `${blocked.title.en} is not possible now: ` })}</b>
            {say(blocked.refusal.text)}
            <Ground told={blocked.refusal} />
          </div>
        )}
      </div>
    </div>
  );
}
