import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { act, type Done, newKey, type Problem } from "#kernel/desk/api.ts";
import { useLanguage, useWords } from "#kernel/desk/language.ts";
import { ProblemNote } from "#kernel/desk/states.tsx";
import type { Words } from "#kernel/text/words.ts";
import type { JointGroup } from "../joint/candidates.ts";

/** The lead begins a round of a group of the plan: all accepted cases, and bodies whose case is still to come. */
export function BeginJoint({ matter, group }: { readonly matter: string; readonly group: JointGroup }) {
  const say = useWords();
  const language = useLanguage();
  const queries = useQueryClient();
  const id = useId();
  const [out, setOut] = useState<ReadonlySet<string>>(new Set());
  const [days, setDays] = useState("");
  const [on, setOn] = useState("");
  const [place, setPlace] = useState("");
  const [lack, setLack] = useState<Words | null>(null);
  const [key] = useState(newKey);
  const acceptance = group.kind === "acceptance";
  const taking = group.members.filter(({ item }) => !out.has(item));
  const begin = useMutation<Done, Problem>({
    mutationFn: () =>
      act({
        command: "approvals.beginJoint",
        on: matter,
        input: {
          ...{ kind: group.kind, group: group.group, power: group.power },
          cases: taking.flatMap((one) => one.case ?? []),
          powers: taking.flatMap((one) => (one.case === null ? [one.power] : [])),
          ...(days.trim() !== "" && { days: Number(days) }),
          ...(acceptance && { visit: { on, place } }),
        },
        key,
      }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const fault =
      acceptance && (on === "" || place.trim().length < 2)
        ? { zh: "错误：定下现场验收的日期和地点", en: "Error: set the day and place of the visit" }
        : days.trim() !== "" && !/^([1-9]|[1-3]\d|4[0-5])$/.test(days.trim())
          ? { zh: "错误：答复期限填1至45的整数，或者不填", en: "Error: 1 to 45 workdays to answer, or nothing" }
          : null;
    setLack(fault);
    if (fault === null && !begin.isPending) begin.mutate();
  };
  return (
    <details className="inset joint-begin">
      <summary>{say({ zh: `发起${group.title.zh}`, en: `Begin: ${group.title.en}` })}</summary>
      <form className="act-fields" onSubmit={submit}>
        <fieldset className="choices">
          <legend>{say({ zh: "同时问的机构", en: "Asked at once" })}</legend>
          {group.members.map((one) => (
            <label key={one.item}>
              <input
                type="checkbox"
                checked={!out.has(one.item)}
                onChange={(event) => {
                  const next = new Set(out);
                  if (event.target.checked) next.delete(one.item);
                  else next.add(one.item);
                  setOut(next);
                }}
              />
              {one.bodyName} <span className="s2">{one.name[language]}</span>
              {one.case === null && <small className="s">{say({ zh: "（还没有办件）", en: " (no case yet)" })}</small>}
            </label>
          ))}
        </fieldset>
        {acceptance && (
          <>
            <label className="label" htmlFor={`${id}-on`}>
              {say({ zh: "现场验收日期（只有一次）", en: "Day of the one visit" })}
            </label>
            <input
              id={`${id}-on`}
              className="in"
              type="date"
              value={on}
              onChange={(event) => setOn(event.target.value)}
            />
            <label className="label" htmlFor={`${id}-place`}>
              {say({ zh: "地点", en: "Place" })}
            </label>
            <input
              id={`${id}-place`}
              className="in"
              maxLength={200}
              value={place}
              onChange={(event) => setPlace(event.target.value)}
            />
          </>
        )}
        <label className="label" htmlFor={`${id}-days`}>
          <span>{say({ zh: "答复期限（工作日）", en: "Workdays to answer" })}</span>
          <small>
            {say({ zh: "选填；不填为各自的承诺时限", en: "optional; each in its own promised days if empty" })}
          </small>
        </label>
        <input
          id={`${id}-days`}
          className="in short"
          inputMode="numeric"
          value={days}
          onChange={(event) => setDays(event.target.value)}
        />
        {lack && (
          <p className="s red" role="alert">
            {say(lack)}
          </p>
        )}
        {begin.isError && <ProblemNote problem={begin.error} />}
        <p>
          <button type="submit" className="btn p">
            {begin.isPending
              ? say({ zh: "正在发起", en: "Sending" })
              : say({
                  zh: `发给 ${taking.length} 个成员并告知申请人`,
                  en: `Send to ${taking.length} and tell the applicant`,
                })}
          </button>
        </p>
      </form>
    </details>
  );
}
