import { useId } from "react";
import { useWords } from "#kernel/desk/language.ts";
import { ProblemNote } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import { type CaseKind, caseKinds } from "#kernel/matters/records.ts";
import { caseKindWords } from "../permit-words.ts";
import type { PermitRow } from "../queries/permit-rows.ts";
import { termOf } from "./permit-chip.tsx";

/** What an application is for; a change or a renewal names the permit that it is about (CLK-23). */
export type About = { readonly kind: CaseKind; readonly permit: string; readonly wish: string };
export const newPermit: About = { kind: "new", permit: "", wish: "" };

type AboutProps = {
  readonly item: string;
  /** The subject that applies; only their own permits can be changed or renewed. */
  readonly applicant: string;
  readonly about: About;
  readonly fault: string | undefined;
  set(about: About): void;
};

/**
 * A new permit, or the change or renewal of one that the applicant holds.
 *
 * Accessibility: radio buttons in a group with a legend; the choice of the permit appears after them in reading order.
 */
export function ReceiveAbout({ item, applicant, about, fault, set }: AboutProps) {
  const say = useWords();
  const id = useId();
  const { kind } = about;
  return (
    <>
      <fieldset className="choices">
        <legend className="unseen">{say({ zh: "为了什么", en: "What for" })}</legend>
        {caseKinds.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name={id}
              checked={kind === one}
              onChange={() => set({ ...about, kind: one, permit: one === "new" ? "" : about.permit })}
            />
            {say(caseKindWords[one])}
          </label>
        ))}
      </fieldset>
      {kind !== "new" && (
        <>
          <p className="s" id={`${id}-hint`}>
            {kind === "change"
              ? say({
                  zh: "只能变更自己的、有效的证件（行政许可法 第四十九条）。",
                  en: "Only a valid permit of one's own is changed (administrative licensing law, art. 49).",
                })
              : say({
                  zh: "届满三十日前提出，另有规定的从其规定（行政许可法 第五十条）。",
                  en: "Asked thirty days before its end unless a rule says otherwise (art. 50).",
                })}
          </p>
          {item === "" || applicant === "" ? (
            <p className="s">{say({ zh: "先选事项和申请人。", en: "Choose item and applicant first." })}</p>
          ) : (
            <PermitSelect
              {...{ item, applicant, fault }}
              id={id}
              value={about.permit}
              set={(permit) => set({ ...about, permit })}
            />
          )}
        </>
      )}
      {kind === "change" && (
        <div>
          <label className="label" htmlFor={`${id}-wish`}>
            <span>{say({ zh: "要变更什么", en: "What is to be changed" })}</span>
            <small>{say({ zh: "选填", en: "optional" })}</small>
          </label>
          <textarea
            id={`${id}-wish`}
            className="in"
            rows={2}
            maxLength={500}
            value={about.wish}
            onChange={(event) => set({ ...about, wish: event.target.value })}
          />
        </div>
      )}
    </>
  );
}

type SelectProps = {
  readonly id: string;
  readonly item: string;
  readonly applicant: string;
  readonly fault: string | undefined;
  readonly value: string;
  set(permit: string): void;
};

function PermitSelect({ id, item, applicant, fault, value, set }: SelectProps) {
  const say = useWords();
  const held = useAsk<{ rows: readonly PermitRow[] }>(
    "approvals.permits",
    { item, holder: applicant, state: "valid", sort: "validTo", limit: 100 },
    { keep: false },
  );
  if (held.isError) return <ProblemNote problem={held.error} retry={() => held.refetch()} />;
  if (!held.data) return null;
  if (held.data.rows.length === 0)
    return (
      <p className="s red" role="status">
        {say({
          zh: "申请人没有这个事项的有效证件：按新办申请。",
          en: "The applicant holds no valid permit of this item: apply for a new one.",
        })}
      </p>
    );
  return (
    <div>
      <label className="label" htmlFor={`${id}-permit`}>
        {say({ zh: "哪一件证件", en: "Which permit" })}
      </label>
      <select
        id={`${id}-permit`}
        className="in"
        value={value}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? `${id}-hint` : `${id}-hint ${id}-fault`}
        onChange={(event) => set(event.target.value)}
      >
        <option value="">{say({ zh: "请选择", en: "Choose" })}</option>
        {held.data.rows.map((row) => (
          <option key={row.id} value={row.id}>
            {row.number} {row.name} {say(termOf(row))}
          </option>
        ))}
      </select>
      {fault && (
        <p className="s red" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}

/** What of it goes into the command's input. */
export const aboutInput = ({ kind, permit, wish }: About): object => ({
  kind,
  ...(kind !== "new" && { permit }),
  ...(kind === "change" && wish.trim() !== "" && { wish: wish.trim() }),
});
