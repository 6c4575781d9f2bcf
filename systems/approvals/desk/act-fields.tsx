import { useId } from "react";
import { useWords } from "#kernel/desk/language.ts";
import type { Words } from "#kernel/text/words.ts";
import type { ActForm, Typed } from "./act-words.ts";

type FieldsProps = {
  readonly form: ActForm;
  readonly typed: Typed;
  readonly setTyped: (typed: Typed) => void;
  readonly lack: Words | null;
};

/**
 * What an act asks for.
 *
 * Accessibility: labels always visible, faults beside the field and bound to it (WCAG 3.3.1), nothing by placeholder.
 */
export function ActFields({ form, typed, setTyped, lack }: FieldsProps) {
  const say = useWords();
  const id = useId();
  const set = (patch: Partial<Typed>) => setTyped({ ...typed, ...patch });
  const has = (field: ActForm["fields"][number]) => form.fields.includes(field);
  if (form.fields.length === 0) return null;
  const needsReason = has("reason") && (!has("decision") || typed.decision === "refused");
  const optional = !has("decision") && !has("rightOffice");
  return (
    <div className="act-fields">
      {has("decision") && (
        <fieldset className="choices">
          <legend>{say({ zh: "决定", en: "Decision" })}</legend>
          <label>
            <input
              type="radio"
              name={`${id}-decision`}
              checked={typed.decision === "granted"}
              onChange={() => set({ decision: "granted" })}
            />
            {say({ zh: "准予", en: "Grant" })}
          </label>
          <label>
            <input
              type="radio"
              name={`${id}-decision`}
              checked={typed.decision === "refused"}
              onChange={() => set({ decision: "refused" })}
            />
            {say({ zh: "不予许可（须说明理由）", en: "Refuse (with reasons)" })}
          </label>
        </fieldset>
      )}
      {needsReason && (
        <div>
          <label className="label" htmlFor={`${id}-reason`}>
            <span>{say({ zh: "理由", en: "Reason" })}</span>
            {optional && <small>{say({ zh: "选填", en: "optional" })}</small>}
          </label>
          {form.phrases.length > 0 && (
            <div className="phrases">
              {form.phrases.map((phrase) => (
                <button
                  key={phrase}
                  type="button"
                  className="btn sm"
                  onClick={() => set({ reason: typed.reason ? `${typed.reason}\n${phrase}` : phrase })}
                >
                  ＋ <span className="el">{phrase}</span>
                </button>
              ))}
            </div>
          )}
          <textarea
            id={`${id}-reason`}
            className="in"
            rows={3}
            maxLength={form.longestReason}
            value={typed.reason}
            aria-invalid={lack !== null}
            aria-describedby={lack ? `${id}-lack` : undefined}
            onChange={(event) => set({ reason: event.target.value })}
          />
          {lack && (
            <p className="s red" id={`${id}-lack`} role="alert">
              {say(lack)}
            </p>
          )}
        </div>
      )}
      {has("rightOffice") && (
        <div>
          <label className="label" htmlFor={`${id}-office`}>
            <span>{say({ zh: "应向哪个机关提出", en: "The right office" })}</span>
            <small>{say({ zh: "选填", en: "optional" })}</small>
          </label>
          <input
            id={`${id}-office`}
            className="in"
            maxLength={100}
            value={typed.rightOffice}
            onChange={(event) => set({ rightOffice: event.target.value })}
          />
        </div>
      )}
      {has("means") && (
        <div>
          <label className="label" htmlFor={`${id}-means`}>
            {say({ zh: "送达方式", en: "By" })}
          </label>
          <select
            id={`${id}-means`}
            className="in"
            value={typed.means}
            onChange={(event) => set({ means: event.target.value })}
          >
            <option value="window">{say({ zh: "窗口领取", en: "at the window" })}</option>
            <option value="post">{say({ zh: "邮寄", en: "post" })}</option>
            <option value="online">{say({ zh: "网上", en: "online" })}</option>
          </select>
        </div>
      )}
    </div>
  );
}
