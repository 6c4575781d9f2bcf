import "./keeper.css";
import { useEffect, useState } from "react";
import { Link, useParams } from "wouter";
import { useWords } from "#kernel/desk/language.ts";
import { LightBadge } from "#kernel/desk/lights.tsx";
import { LiveNote } from "#kernel/desk/live-note.tsx";
import { ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import { changeStateWords } from "../change-refusals.ts";
import { ChangeReading } from "./change-reading.tsx";
import { kindOfChange, waitsWords } from "./change-words.ts";
import type { DraftAnswer } from "./draft-answer.ts";
import { DraftEditor } from "./draft-editor.tsx";

/** One change: the editor while it is a draft of somebody who may write, else its reading. */
export default function ChangePage() {
  const { id = "" } = useParams<{ id: string }>();
  const say = useWords();
  const answer = useAsk<DraftAnswer>("lists.draft", { id }, { keep: false });
  const [place, tell] = useState<number | null>(null);
  const title = answer.data?.change.name;
  useEffect(() => {
    document.title = `${title ?? say({ zh: "清单变动", en: "List change" })} · ${say({ zh: "并联", en: "Binglian" })}`;
  }, [title, say]);
  if (answer.isPending) return <Waiting rows={8} />;
  if (answer.isError)
    return (
      <main>
        <h1 className="unseen">{say({ zh: "清单变动", en: "List change" })}</h1>
        <ProblemNote problem={answer.error} retry={() => answer.refetch()} />
      </main>
    );
  const shown = answer.data;
  const again = () => answer.refetch();
  return (
    <main className="change-page">
      <Head answer={shown} />
      <LiveNote {...{ record: "listChange", id, version: shown.change.version }} ask={[["lists.draft", { id }]]} />
      {mayWrite(shown) ? (
        <DraftEditor key={id} answer={shown} again={again} done={{ place, tell }} />
      ) : (
        <ChangeReading key={id} answer={shown} again={again} done={{ place, tell }} />
      )}
    </main>
  );
}

/** A draft that is whole or not may be written by whoever could submit it; only another post may not. */
function mayWrite({ change, acts }: DraftAnswer): boolean {
  const submit = acts.find(({ command }) => command === "lists.submitChange");
  return ["draft", "returned"].includes(change.state) && submit !== undefined && submit.refusal?.code !== "NOT_ALLOWED";
}

function Head({ answer }: { readonly answer: DraftAnswer }) {
  const say = useWords();
  const { change, waitsFor, publication } = answer;
  return (
    <div className="change-head">
      <Link href="/lists" className="nw">
        ‹ {say({ zh: "清单变动", en: "List changes" })}
      </Link>
      <h1>
        {say(kindOfChange[change.kind])}：{change.name}
      </h1>
      <span className="s nw">
        {change.item} · {change.divisionName}
      </span>
      <span className="grow" />
      {publication?.state === "running" && (
        <span className="row nw">
          <LightBadge light={publication.light} />
          {say({ zh: `${publication.due}前公布`, en: `publish by ${publication.due}` })}
        </span>
      )}
      <span className="chip b-pause pause">
        {say(changeStateWords[change.state])}
        {waitsFor &&
          ` · ${say({ zh: `等${waitsWords[waitsFor].zh}`, en: `waits for the ${waitsWords[waitsFor].en}` })}`}
      </span>
    </div>
  );
}
