import "./case.css";
import "./permits.css";
import { useEffect } from "react";
import { Link, useParams } from "wouter";
import { useWords } from "#kernel/desk/language.ts";
import { LiveNote } from "#kernel/desk/live-note.tsx";
import { useSearchParameters } from "#kernel/desk/search-parameters.ts";
import { useSession } from "#kernel/desk/session.ts";
import { ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import { ActsPanel } from "./acts-panel.tsx";
import { DocumentList } from "./document-list.tsx";
import type { PermitAnswer } from "./permit-answer.ts";
import { PermitChip } from "./permit-chip.tsx";
import { PermitFacts } from "./permit-facts.tsx";
import { PermitFollowUps } from "./permit-follow-ups.tsx";
import { TimelineOf } from "./timeline.tsx";

const defaults = { document: "" };

/** 证件: its term and chain at the left, its documents and story in the middle, what can be done with it at the right. */
export default function PermitPage() {
  const { id = "" } = useParams<{ id: string }>();
  const say = useWords();
  const answer = useAsk<PermitAnswer>("approvals.permit", { id }, { keep: false });
  const title = answer.data?.permit.name;
  useEffect(() => {
    document.title = `${title ?? say({ zh: "证件", en: "Permit" })} · ${say({ zh: "并联", en: "Binglian" })}`;
  }, [title, say]);
  if (answer.isPending) return <Waiting rows={8} />;
  if (answer.isError)
    return (
      <main>
        <h1 className="unseen">{say({ zh: "证件", en: "Permit" })}</h1>
        <ProblemNote problem={answer.error} retry={() => answer.refetch()} />
      </main>
    );
  return <OnePermit key={id} answer={answer.data} />;
}

function OnePermit({ answer }: { readonly answer: PermitAnswer }) {
  const say = useWords();
  const own = useSession().posts.length === 0;
  const { permit, today } = answer;
  const [seen, setSeen] = useSearchParameters(defaults);
  // To a holder the office's own acts are none of theirs.
  const acts = answer.acts.filter(({ refusal }) => !own || refusal?.code !== "NOT_ALLOWED");
  const worksActs = answer.worksActs.filter(({ refusal }) => refusal?.code !== "NOT_ALLOWED");
  const { works } = answer;
  const noneAllowed = acts.length > 0 && acts.every(({ refusal }) => refusal?.code === "NOT_ALLOWED");
  return (
    <main className="case-page permit-page">
      <div className="case-head">
        <Link href="/permits" className="nw">
          ‹ {own ? say({ zh: "我的证件", en: "My permits" }) : say({ zh: "证件", en: "Permits" })}
        </Link>
        <h1>{permit.name}</h1>
        <span className="s nw">{permit.number}</span>
        <span className="el">{permit.holderName}</span>
        <span className="grow" />
        <PermitChip permit={permit} today={today} />
        <button type="button" className="btn sm" onClick={() => window.print()}>
          {say({ zh: "打印", en: "Print" })}
        </button>
      </div>
      <LiveNote
        {...{ record: "permit", id: permit.id, version: permit.version }}
        ask={[["approvals.permit", { id: permit.id }]]}
      />
      <div className="case">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys too (WCAG 2.1.1) */}
        <section className="side" aria-label={say({ zh: "证件概况", en: "The permit" })} tabIndex={0}>
          <PermitFacts answer={answer} />
        </section>
        <section className="middle" aria-label={say({ zh: "文书和时间线", en: "Documents and story" })}>
          <DocumentList
            documents={answer.documents}
            chosen={seen.document}
            choose={(document) => setSeen({ document })}
            addressee={answer.permit.holderName}
          />
          <h2 className="h3">{say({ zh: "时间线", en: "Timeline" })}</h2>
          <TimelineOf entries={answer.history} />
        </section>
        <section className="decision" aria-label={say({ zh: "办理", en: "Acts" })}>
          {works && worksActs.length > 0 && (
            <>
              <h2 className="h3">{say({ zh: "施工", en: "Works" })}</h2>
              <ActsPanel
                on={{
                  ...{ id: works.id, version: works.version, status: null },
                  ...{ body: permit.bodyName, addressee: permit.holderName },
                }}
                acts={worksActs}
              />
            </>
          )}
          <h2 className="h3">{say({ zh: "变更和延续", en: "Change and renewal" })}</h2>
          <PermitFollowUps answer={answer} />
          {acts.length > 0 && <h2 className="h3">{say({ zh: "提前终结", en: "Ending it" })}</h2>}
          {noneAllowed && (
            <p className="why inset-why">
              {say({
                zh: "您的岗位看得到这件证件，不能终结它。每一项为什么不能，点开就说。",
                en: "Your post may see this permit, not end it. Each act says why when it is chosen.",
              })}
            </p>
          )}
          <ActsPanel
            on={{
              ...{ id: permit.id, version: permit.version, status: null },
              ...{ body: permit.bodyName, addressee: permit.holderName },
            }}
            acts={acts}
          />
        </section>
      </div>
    </main>
  );
}
