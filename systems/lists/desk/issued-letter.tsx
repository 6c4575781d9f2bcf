import { useEffect, useRef } from "react";
import { useWords } from "#kernel/desk/language.ts";
import { ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { AnswerShown } from "../negative/answer-query.ts";

/** The letter that was issued: number and query code to hand over, and its official page to print. */
export function IssuedLetter({ id, another }: { readonly id: string; readonly another: () => void }) {
  const say = useWords();
  const answer = useAsk<AnswerShown>("lists.activityAnswer", { id });
  const title = useRef<HTMLHeadingElement>(null);
  const there = answer.data !== undefined;
  useEffect(() => {
    if (there) title.current?.focus();
  }, [there]);
  if (answer.isPending) return <Waiting rows={3} />;
  if (answer.isError) return <ProblemNote problem={answer.error} retry={() => answer.refetch()} />;
  const { kind, number, queryCode } = answer.data;
  const page = `/letters?${new URLSearchParams({ number, code: queryCode })}`;
  return (
    <>
      <h1 tabIndex={-1} ref={title}>
        {say({ zh: `${kind}已出具`, en: "The letter is issued" })}
      </h1>
      <dl className="effect">
        <div className="pair">
          <dt>{say({ zh: "编号", en: "Number" })}</dt>
          <dd>{number}</dd>
        </div>
        <div className="pair">
          <dt>{say({ zh: "查询码", en: "Query code" })}</dt>
          <dd>
            <b data-query-code>{queryCode}</b>
          </dd>
        </div>
      </dl>
      <p className="row">
        <a className="btn p" href={page} target="_blank" rel="noreferrer">
          {say({ zh: "打开打印", en: "Open to print" })}
        </a>
        <button type="button" className="btn" onClick={another}>
          {say({ zh: "答复下一位", en: "Answer the next" })}
        </button>
      </p>
    </>
  );
}
