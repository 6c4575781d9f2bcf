import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { act, type Done, newKey, type Problem, type Rehearsed, rehearse } from "#kernel/desk/api.ts";
import { useDraft } from "#kernel/desk/draft.ts";
import { DraftNote } from "#kernel/desk/draft-note.tsx";
import { useWords } from "#kernel/desk/language.ts";
import { Ground, ProblemNote } from "#kernel/desk/states.tsx";
import type { Words } from "#kernel/text/words.ts";
import { changeStateWords } from "../change-refusals.ts";
import type { ChangeAct, DraftAnswer } from "./draft-answer.ts";
import { useSettled } from "./use-faults.ts";

type PanelProps = {
  readonly answer: DraftAnswer;
  readonly again: () => Promise<unknown>;
  /** Why nothing can be done just now, such as a draft that is not saved yet. */
  readonly hold: Words | null;
  readonly done: DoneAct;
};

/** The place in the journal of what was done last; kept by the page, which shows another view of the change afterwards. */
export type DoneAct = { readonly place: number | null; tell(place: number | null): void };

/** What an act asks: whether it may go either way, and whether words are needed. */
const forms: Readonly<Record<string, { pass: Words; fail: Words | null; words: "optional" | "needed" | null }>> = {
  "lists.submitChange": { pass: { zh: "送法制审核", en: "Submit for the legality check" }, fail: null, words: null },
  "lists.checkLegality": {
    pass: { zh: "审核通过", en: "Pass it" },
    fail: { zh: "退回拟稿", en: "Return it" },
    words: "optional",
  },
  "lists.approveChange": {
    pass: { zh: "批准", en: "Approve" },
    fail: { zh: "退回拟稿", en: "Return it" },
    words: "optional",
  },
  "lists.publishChange": { pass: { zh: "公布", en: "Publish" }, fail: null, words: null },
  "lists.returnChange": { pass: { zh: "退回拟稿", en: "Return it" }, fail: null, words: "needed" },
  "lists.abandonChange": { pass: { zh: "作废", en: "Abandon" }, fail: null, words: "needed" },
};

const next: Readonly<Record<string, string>> = {
  draft: "lists.submitChange",
  returned: "lists.submitChange",
  submitted: "lists.checkLegality",
  checked: "lists.approveChange",
  approved: "lists.publishChange",
};

/**
 * What can be done with a change. Every act stands here: one that is allowed shows what it will move before it is confirmed,
 * one that is not says why, by which rule, and what to do instead.
 */
export function ChangePanel({ answer, again, hold, done }: PanelProps) {
  const say = useWords();
  const id = useId();
  const queries = useQueryClient();
  const file = answer.change;
  const [picked, setPicked] = useState("");
  const [passed, setPassed] = useState(true);
  const draft = useDraft(`change.${file.id}`, "");
  const opinion = draft.value;
  const [tried, setTried] = useState(false);
  const [key, setKey] = useState(newKey);
  const chosen = answer.acts.find(({ command }) => command === (picked || next[file.state]));
  const form = chosen ? forms[chosen.command] : undefined;
  const twoWays = form?.fail !== null && form?.fail !== undefined;
  const needsWords = form?.words === "needed" || (twoWays && !passed);
  const lack = needsWords && opinion.trim().length < 2;
  const words = form?.words === null || opinion.trim() === "" ? {} : { opinion: opinion.trim() };
  const input = { ...(twoWays ? { passed } : {}), ...words };
  const doing = useMutation<Done, Problem, ChangeAct>({
    mutationFn: ({ command }) => act({ command, on: file.id, input, seen: file.version, key }),
    onSuccess: async ({ place }) => {
      done.tell(place);
      setPicked("");
      draft.drop();
      setPassed(true);
      setTried(false);
      setKey(newKey());
      await queries.invalidateQueries();
    },
    onError: async (problem) => {
      setKey(newKey());
      if (problem.status === 412) await again();
    },
  });
  const confirm = () => {
    if (!chosen?.allowed || doing.isPending || hold) return;
    setTried(true);
    if (lack) document.getElementById(`${id}-opinion`)?.focus();
    else doing.mutate(chosen);
  };
  return (
    <>
      <h2 className="h3">{say({ zh: "办理", en: "Acts" })}</h2>
      {done.place !== null && (
        <p className="done-note" role="status">
          {say({ zh: `✓ 已办，日志第 ${done.place} 号`, en: `✓ Done: journal entry ${done.place}` })}
        </p>
      )}
      <ul className="cmd">
        {answer.acts.map((one) => (
          <li key={one.command}>
            <button
              type="button"
              className={one.allowed ? undefined : "no"}
              aria-pressed={one === chosen}
              aria-disabled={!one.allowed}
              onClick={() => {
                setPicked(one.command);
                setPassed(true);
                setTried(false);
                doing.reset();
                done.tell(null);
              }}
            >
              <span className="grow">{say(one.title)}</span>
              {!one.allowed && <small>{say({ zh: "不可用", en: "not now" })}</small>}
            </button>
          </li>
        ))}
      </ul>
      <div role="status">
        {chosen && !chosen.allowed && chosen.refusal && (
          <div className="why inset-why">
            <b>{say({ zh: `现在不能${chosen.title.zh}：`, en: `${chosen.title.en} is not possible now: ` })}</b>
            {say(chosen.refusal.text)}
            <Ground told={chosen.refusal} />
          </div>
        )}
        {chosen?.allowed && hold && <p className="why inset-why">{say(hold)}</p>}
      </div>
      {chosen?.allowed && form && !hold && (
        <>
          <DraftNote draft={draft} />
          <div className="act-fields">
            {twoWays && form.fail && (
              <fieldset className="choices">
                <legend>{say({ zh: "结论", en: "Conclusion" })}</legend>
                <label>
                  <input type="radio" name={`${id}-way`} checked={passed} onChange={() => setPassed(true)} />
                  {say(form.pass)}
                </label>
                <label>
                  <input type="radio" name={`${id}-way`} checked={!passed} onChange={() => setPassed(false)} />
                  {say(form.fail)}
                </label>
              </fieldset>
            )}
            {form.words !== null && (
              <div>
                <label className="label" htmlFor={`${id}-opinion`}>
                  <span>{say({ zh: "意见", en: "Opinion" })}</span>
                  {!needsWords && <small>{say({ zh: "选填", en: "optional" })}</small>}
                </label>
                <textarea
                  id={`${id}-opinion`}
                  className="in"
                  rows={4}
                  maxLength={1000}
                  value={opinion}
                  aria-invalid={tried && lack}
                  aria-describedby={tried && lack ? `${id}-lack` : undefined}
                  onChange={(event) => draft.set(event.target.value)}
                />
                {tried && lack && (
                  <p className="s red" id={`${id}-lack`} role="alert">
                    {say({
                      zh: "错误：写明哪一处、依据哪一条、怎么改",
                      en: "Error: say which place, by which article, and what to do",
                    })}
                  </p>
                )}
              </div>
            )}
          </div>
          <Effects answer={answer} command={chosen.command} input={lack ? null : input} passed={passed} />
        </>
      )}
      {doing.isError && <ProblemNote problem={doing.error} />}
      {chosen?.allowed && form && !hold && (
        <div className="foot">
          <button type="button" className="btn p" onClick={confirm}>
            {doing.isPending
              ? say({ zh: "正在办理", en: "Sending" })
              : say({
                  zh: `确认${twoWays && !passed ? form.fail?.zh : form.pass.zh}`,
                  en: `Confirm: ${twoWays && !passed ? form.fail?.en : form.pass.en}`,
                })}
          </button>
          <p className="s">
            {say({
              zh: "立即记入日志，不能抹去；同一次点击只办一次。",
              en: "Recorded at once and never erased; one click is one act.",
            })}
          </p>
        </div>
      )}
    </>
  );
}

type EffectProps = {
  readonly answer: DraftAnswer;
  readonly command: string;
  readonly input: object | null;
  readonly passed: boolean;
};

/** What the act would move: rehearsed on the server by the same rule, with nothing written. */
function Effects({ answer, command, input, passed }: EffectProps) {
  const say = useWords();
  const file = answer.change;
  const settled = useSettled(JSON.stringify(input), 300);
  const preview = useQuery<Rehearsed, Problem>({
    queryKey: ["rehearse", command, file.id, file.version, settled],
    queryFn: () => rehearse({ command, on: file.id, input: JSON.parse(settled) as object, seen: file.version }),
    enabled: settled !== "null",
    placeholderData: (before) => before,
  });
  if (preview.isError) return <ProblemNote problem={preview.error} />;
  const changes = preview.data?.changes ?? [];
  const state = changes.find(({ record }) => record === "listChange")?.fields.state as keyof typeof changeStateWords;
  const clock = changes.find(({ record, fields }) => record === "clock" && fields.state !== "stopped")?.fields;
  const { effects } = answer;
  const moves = passed && !["lists.returnChange", "lists.abandonChange"].includes(command);
  const line = (term: Words, text: string) => (
    <div className="pair" key={term.zh}>
      <dt>{say(term)}</dt>
      <dd>{text}</dd>
    </div>
  );
  const day = effects.on;
  const atOnce = command === "lists.publishChange";
  const later = (
    <>
      {moves &&
        effects.ends.map(({ id, name, number, running }) => (
          <div className="pair" key={id}>
            <dt>{say({ zh: "终止", en: "Ends" })}</dt>
            <dd>
              {say({ zh: `${name}第${number}版，${day}起不再适用`, en: `${name}, version ${number}, on ${day}` })}
              <p className="s">
                {running === 0
                  ? say({ zh: "现在没有按它办的在办件", en: "no case runs under it now" })
                  : say({
                      zh: `${running}件在办，按旧版办到底（LST-04）`,
                      en: `${running} cases run and keep it to their end (LST-04)`,
                    })}
              </p>
            </dd>
          </div>
        ))}
      {moves &&
        file.content !== null &&
        line(
          { zh: "开始", en: "Begins" },
          say({
            zh: `${file.content.name}的新版本，${day}起收件按它办；${file.content.powers.length}项职权`,
            en: `the new version of ${file.content.name}: intake follows it from ${day} on; ${file.content.powers.length} powers`,
          }),
        )}
      {moves &&
        effects.intakeCloses &&
        line(
          { zh: "收件", en: "Intake" },
          say({ zh: `${day}起不再收件，职权同日终止`, en: `closes on ${day}; the powers end that day` }),
        )}
      {moves &&
        effects.intakeCloses &&
        effects.dependents.length > 0 &&
        line(
          { zh: "影响", en: "Touches" },
          say({
            zh: `${effects.dependents.length}个事项的材料由它出具：${effects.dependents.map(({ name }) => name).join("、")}`,
            en: `${effects.dependents.length} items take papers from it: ${effects.dependents.map(({ code }) => code).join(", ")}`,
          }),
        )}
    </>
  );
  return (
    <section aria-labelledby="effects">
      <h2 className="h3" id="effects">
        {say({ zh: "确认后产生", en: "This will make" })}
      </h2>
      <dl className="effect inset">
        {state &&
          line({ zh: "状态", en: "State" }, `${say(changeStateWords[file.state])} → ${say(changeStateWords[state])}`)}
        {clock &&
          line(
            { zh: "期限", en: "Limit" },
            say({
              zh: `${String(clock.limitDays)}工作日内公布，至${String(clock.due)}`,
              en: `to be published within ${String(clock.limitDays)} workdays, until ${String(clock.due)}`,
            }),
          )}
        {atOnce && later}
      </dl>
      {!atOnce && moves && (
        <>
          <h2 className="h3">{say({ zh: "公布以后产生", en: "Its publication will make" })}</h2>
          <dl className="effect inset">{later}</dl>
        </>
      )}
    </section>
  );
}
