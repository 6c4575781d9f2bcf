import { useId } from "react";
import { useLanguage, useWords } from "#kernel/desk/language.ts";
import type { SiteDeclared } from "../site/terms.ts";
import { type ActField, type ActForm, asked, type Choice, type Lack, type Typed, typedValue } from "./act-form.ts";
import { AskedPapers } from "./asked-papers.tsx";
import type { CaseAnswer } from "./case-answer.ts";
import { JointDefects, ListedDefects } from "./joint-fields.tsx";
import { PickField } from "./pick-field.tsx";
import { SiteFields } from "./site-fields.tsx";

type FieldsProps = {
  /** The case that the act is on; null for an act on something else, whose form asks for nothing of a case. */
  readonly answer: CaseAnswer | null;
  /** Defects that were listed before, for an act that looks at them again. */
  readonly listed?: readonly string[] | undefined;
  /** Conditions that can be set for a site, of an act on something else than a case. */
  readonly site?: readonly SiteDeclared[] | undefined;
  readonly form: ActForm;
  readonly typed: Typed;
  readonly setTyped: (typed: Typed) => void;
  readonly lack: Lack | null;
};

/**
 * What an act asks for.
 *
 * Accessibility: labels always visible, faults beside the field and bound to it (WCAG 3.3.1), nothing by placeholder.
 */
export function ActFields({ answer, listed, site, form, typed, setTyped, lack }: FieldsProps) {
  const fields = asked(form, typed);
  if (fields.length === 0) return null;
  return (
    <div className="act-fields">
      {fields.map((field) => (
        <Field
          key={field.name}
          answer={answer}
          listed={listed}
          site={answer?.site.declared ?? site ?? []}
          field={field}
          value={typedValue(field, typed)}
          set={(value) => setTyped({ ...typed, [field.name]: value })}
          lack={lack?.field === field.name ? lack : null}
        />
      ))}
    </div>
  );
}

type FieldProps = {
  readonly answer: CaseAnswer | null;
  readonly listed: readonly string[] | undefined;
  readonly site: readonly SiteDeclared[];
  readonly field: ActField;
  readonly value: unknown;
  readonly set: (value: unknown) => void;
  readonly lack: Lack | null;
};

function Field({ answer, listed, site, field, value, set, lack }: FieldProps) {
  const say = useWords();
  const id = useId();
  const bound = {
    id,
    "aria-invalid": lack !== null,
    "aria-describedby": [field.hint && `${id}-hint`, lack && `${id}-lack`].filter(Boolean).join(" ") || undefined,
  };
  const notes = (
    <>
      {field.hint && (
        <p className="s" id={`${id}-hint`}>
          {say(field.hint)}
        </p>
      )}
      {lack && (
        <p className="s red" id={`${id}-lack`} role="alert">
          {say(lack.words)}
        </p>
      )}
    </>
  );
  if (field.kind === "choice")
    return (
      <fieldset className="choices" aria-describedby={bound["aria-describedby"]}>
        <legend>{say(field.label)}</legend>
        {field.choices.map((choice) => (
          <label key={choice.value}>
            <input type="radio" name={id} checked={value === choice.value} onChange={() => set(choice.value)} />
            {say(choice.text)}
          </label>
        ))}
        {notes}
      </fieldset>
    );
  if (field.kind === "tick")
    return (
      <div>
        <div className="choices">
          <label>
            <input {...bound} type="checkbox" checked={value === true} onChange={({ target }) => set(target.checked)} />
            {say(field.label)}
          </label>
        </div>
        {notes}
      </div>
    );
  if (field.kind === "defects" || field.kind === "listed") {
    const shared = { label: field.label, value, set, described: bound["aria-describedby"], children: notes };
    return field.kind === "defects" ? (
      <JointDefects {...shared} />
    ) : (
      <ListedDefects {...shared} listed={listed ?? []} />
    );
  }
  if (field.kind === "site")
    return (
      <SiteFields
        {...{ label: field.label, declared: site, value, set, described: bound["aria-describedby"], children: notes }}
      />
    );
  if (field.kind === "asked")
    return answer === null ? null : (
      <AskedPapers answer={answer} label={field.label} value={value} set={set} described={bound["aria-describedby"]}>
        {notes}
      </AskedPapers>
    );
  return (
    <div>
      <label className="label" htmlFor={id}>
        <span>{say(field.label)}</span>
        {field.optional && <small>{say({ zh: "选填", en: "optional" })}</small>}
      </label>
      <Control answer={answer} field={field} value={value} set={set} bound={bound} />
      {notes}
    </div>
  );
}

type Bound = { readonly id: string; readonly "aria-invalid": boolean; readonly "aria-describedby": string | undefined };

function Control({
  answer,
  field,
  value,
  set,
  bound,
}: Omit<FieldProps, "lack" | "listed" | "site"> & { readonly bound: Bound }) {
  const say = useWords();
  const language = useLanguage();
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  switch (field.kind) {
    case "text":
      return (
        <>
          {field.phrases && (
            <div className="phrases">
              {field.phrases.map((phrase) => (
                <button
                  key={phrase}
                  type="button"
                  className="btn sm"
                  onClick={() => set(text ? `${text}\n${phrase}` : phrase)}
                >
                  ＋ <span className="el">{phrase}</span>
                </button>
              ))}
            </div>
          )}
          <textarea
            {...bound}
            className="in"
            rows={3}
            maxLength={field.most}
            value={text}
            onChange={(event) => set(event.target.value)}
          />
        </>
      );
    case "lines":
      return (
        <textarea
          {...bound}
          className="in"
          rows={3}
          maxLength={field.most}
          value={text}
          onChange={(event) => set(event.target.value)}
        />
      );
    case "number":
      return (
        <span className="row">
          <input
            {...bound}
            className="in short"
            inputMode="numeric"
            value={text}
            onChange={(event) => set(event.target.value)}
          />
          <span className="s">{say(field.unit)}</span>
        </span>
      );
    case "day":
      return <input {...bound} className="in" type="date" value={text} onChange={(event) => set(event.target.value)} />;
    case "select":
      return <Select bound={bound} choices={field.choices} value={text} set={set} />;
    case "paper": {
      const choices = (answer?.papers ?? []).map(({ name }): Choice => ({ value: name, text: { zh: name, en: name } }));
      const none = { value: "", text: { zh: "选择一份材料", en: "Choose a paper" } };
      return <Select bound={bound} choices={[none, ...choices]} value={text} set={set} />;
    }
    case "pick":
      return answer === null ? null : <PickField answer={answer} field={field} value={value} set={set} bound={bound} />;
    case "line":
      return (
        <input
          {...bound}
          className="in"
          lang={language}
          maxLength={field.most}
          value={text}
          onChange={(event) => set(event.target.value)}
        />
      );
    default:
      return null;
  }
}

function Select(props: {
  readonly bound: Bound;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly set: (value: unknown) => void;
}) {
  const say = useWords();
  return (
    <select {...props.bound} className="in" value={props.value} onChange={(event) => props.set(event.target.value)}>
      {props.choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {say(choice.text)}
        </option>
      ))}
    </select>
  );
}
