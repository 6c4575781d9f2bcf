import { useId } from "react";
import { useWords } from "#kernel/desk/language.ts";
import type { ListChange } from "../records.ts";
import { replacementWords, triggerWords } from "./change-words.ts";
import type { DraftInput } from "./kept-draft.ts";

type TermsProps = {
  readonly kind: ListChange["kind"];
  readonly input: DraftInput;
  readonly today: string;
  set(patch: Partial<DraftInput>): void;
};

/** What is said of the change itself: what makes it, from when, why, and what replaces what is withdrawn. */
export function ChangeTerms({ kind, input, today, set }: TermsProps) {
  const say = useWords();
  const id = useId();
  const past = input.effectiveFrom < today;
  const replacement = input.replacement ?? { kind: "none" as const, item: null };
  return (
    <section className="part" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{say({ zh: "这次变动", en: "This change" })}</h2>
      <div className="part-fields">
        <div className="frame">
          <label className="label" htmlFor={`${id}-trigger`}>
            {say({ zh: "起因", en: "What makes it" })}
          </label>
          <select
            id={`${id}-trigger`}
            className="in"
            value={input.trigger}
            onChange={(event) => set({ trigger: event.target.value as DraftInput["trigger"] })}
          >
            {Object.entries(triggerWords).map(([name, words]) => (
              <option key={name} value={name}>
                {say(words)}
              </option>
            ))}
          </select>
        </div>
        <div className="frame">
          <label className="label" htmlFor={`${id}-from`}>
            {say({ zh: "生效日", en: "Effective from" })}
          </label>
          <input
            id={`${id}-from`}
            className="in"
            type="date"
            value={input.effectiveFrom}
            min={today}
            aria-invalid={past}
            aria-describedby={past ? `${id}-past` : undefined}
            onChange={(event) => {
              if (event.target.value !== "") set({ effectiveFrom: event.target.value as DraftInput["effectiveFrom"] });
            }}
          />
          {past && (
            <p className="s red" id={`${id}-past`}>
              {say({ zh: `错误：生效日应为${today}或以后（LST-11）`, en: `Error: ${today} or later (LST-11)` })}
            </p>
          )}
        </div>
        {kind === "cancel" && (
          <>
            <div className="frame">
              <label className="label" htmlFor={`${id}-replacement`}>
                {say({ zh: "由什么代替", en: "What replaces it" })}
              </label>
              <select
                id={`${id}-replacement`}
                className="in"
                value={replacement.kind}
                onChange={(event) =>
                  set({ replacement: { kind: event.target.value as typeof replacement.kind, item: replacement.item } })
                }
              >
                {Object.entries(replacementWords).map(([name, words]) => (
                  <option key={name} value={name}>
                    {say(words)}
                  </option>
                ))}
              </select>
            </div>
            {replacement.kind === "item" && (
              <div className="frame">
                <label className="label" htmlFor={`${id}-replacing`}>
                  {say({ zh: "代替它的事项编码", en: "Code of the item that replaces it" })}
                </label>
                <input
                  id={`${id}-replacing`}
                  className="in"
                  maxLength={40}
                  value={replacement.item ?? ""}
                  onChange={(event) => set({ replacement: { kind: "item", item: event.target.value || null } })}
                />
              </div>
            )}
          </>
        )}
        {kind === "merge" && (
          <div className="frame wide">
            <label className="label" htmlFor={`${id}-ends`}>
              {say({ zh: "同时终止的版本（如B08@1，用“、”分开）", en: "versions that end with it, such as B08@1" })}
            </label>
            <input
              id={`${id}-ends`}
              className="in"
              value={input.alsoEnds.join("、")}
              onChange={(event) =>
                set({
                  alsoEnds: event.target.value === "" ? [] : event.target.value.split("、").map((one) => one.trim()),
                })
              }
            />
          </div>
        )}
        <div className="frame wide">
          <label className="label" htmlFor={`${id}-reason`}>
            {say({ zh: "理由（公布时一并公开）", en: "Reason (published with it)" })}
          </label>
          <textarea
            id={`${id}-reason`}
            className="in"
            rows={2}
            maxLength={1000}
            value={input.reason}
            onChange={(event) => set({ reason: event.target.value })}
          />
        </div>
      </div>
    </section>
  );
}
