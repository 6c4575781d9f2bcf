import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { act, type Done, newKey, type Problem } from "#kernel/desk/api.ts";
import { useDraft } from "#kernel/desk/draft.ts";
import { DraftNote } from "#kernel/desk/draft-note.tsx";
import { useLanguage, useWords } from "#kernel/desk/language.ts";
import { LightBadge } from "#kernel/desk/lights.tsx";
import { ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import { findingWords, reportClocks, reportStateWords } from "../inaction/report-words.ts";
import type { ReportShown } from "../inaction/reports-query.ts";

/** One report with what was written, and the two acts that its state allows. */
export function ReportPanel({ id }: { readonly id: string }) {
  const say = useWords();
  const language = useLanguage();
  const answer = useAsk<ReportShown>("lists.inactionReport", { id }, { keep: false });
  if (answer.isPending) return <Waiting rows={4} />;
  if (answer.isError) return <ProblemNote problem={answer.error} retry={() => answer.refetch()} />;
  const shown = answer.data;
  const { standing } = shown;
  return (
    <div className="report-acts">
      <p>
        <b>{shown.bodyName}</b> {shown.itemName} · {reportStateWords[shown.state][language]}{" "}
        {standing && <LightBadge light={standing.light} />}{" "}
        {standing && (
          <span className="s">
            {say({
              zh: `${reportClocks[standing.clock].zh}，${standing.due ?? "—"}前`,
              en: `${reportClocks[standing.clock].en}, by ${standing.due ?? "—"}`,
            })}
          </span>
        )}
      </p>
      <section className="card">
        {shown.what.split("\n").map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of one text have no identity
          <p key={index}>{line}</p>
        ))}
        <p className="s">
          {shown.contact === null
            ? say({
                zh: "没有留联系方式，凭查询码看答复。",
                en: "No contact left; the answer is read with the query code.",
              })
            : say({ zh: `联系：${shown.contact}`, en: `Contact: ${shown.contact}` })}
        </p>
      </section>
      {shown.answer !== null && (
        <p>
          {shown.finding && <b>{findingWords[shown.finding][language]} </b>}
          {shown.answer}
        </p>
      )}
      {(shown.state === "received" || shown.state === "taken") && <Acts key={shown.version} shown={shown} />}
    </div>
  );
}

function Acts({ shown }: { readonly shown: ReportShown }) {
  const say = useWords();
  const language = useLanguage();
  const queries = useQueryClient();
  const id = useId();
  const draft = useDraft(`report.${shown.id}.${shown.state}`, "");
  const text = draft.value;
  const [finding, setFinding] = useState<keyof typeof findingWords>("founded");
  const [key, setKey] = useState(newKey);
  const received = shown.state === "received";
  const acting = useMutation<Done, Problem, boolean>({
    mutationFn: (taken) =>
      act({
        ...{ on: shown.id, seen: shown.version, key },
        ...(received
          ? { command: "lists.takeReport", input: taken ? { taken } : { taken, reason: text.trim() || null } }
          : { command: "lists.answerReport", input: { finding, answer: text.trim() } }),
      }),
    onSuccess: () => {
      draft.drop();
      return queries.invalidateQueries();
    },
    // Another text is another request.
    onError: () => setKey(newKey()),
  });
  const send = (taken: boolean) => {
    if (!acting.isPending) acting.mutate(taken);
  };
  return (
    <>
      {!received && (
        <fieldset className="choices">
          <legend>{say({ zh: "查下来", en: "It was found" })}</legend>
          {(Object.keys(findingWords) as (keyof typeof findingWords)[]).map((one) => (
            <label key={one}>
              <input type="radio" name={`${id}-finding`} checked={finding === one} onChange={() => setFinding(one)} />{" "}
              {findingWords[one][language]}
            </label>
          ))}
        </fieldset>
      )}
      <DraftNote draft={draft} />
      <label className="label" htmlFor={`${id}-text`}>
        {received
          ? say({
              zh: "不受理的理由和有权处理的机关（受理可以不写）",
              en: "Why it is not taken and whom to ask (not needed to take it)",
            })
          : say({ zh: "答复（举报人凭查询码看到）", en: "The answer (read with the query code)" })}
      </label>
      <textarea
        id={`${id}-text`}
        className="in"
        value={text}
        maxLength={2000}
        onChange={(event) => draft.set(event.target.value)}
      />
      {acting.isError && <ProblemNote problem={acting.error} />}
      <p className="row">
        {received && (
          <button type="button" className="btn" onClick={() => send(false)}>
            {say({ zh: "不受理", en: "Do not take it" })}
          </button>
        )}
        <button type="button" className="btn p" onClick={() => send(true)}>
          {received ? say({ zh: "受理", en: "Take it" }) : say({ zh: "答复", en: "Answer" })}
        </button>
      </p>
    </>
  );
}
