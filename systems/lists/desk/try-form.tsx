import { type ReactNode, useId, useState } from "react";
import { useLanguage, useWords } from "#kernel/desk/language.ts";
import { type FormField, formFields } from "#kernel/forms/form-fields.ts";
import { type Answers, isShown, shownAnswers, validateAnswers } from "#kernel/forms/validate-answers.ts";
import type { ItemForm } from "#kernel/items/content.ts";

/** 试填: the form as an applicant meets it, judged by the function that the server judges by. Nothing is sent or kept. */
export default function TryForm({ form }: { readonly form: ItemForm }) {
  const say = useWords();
  const id = useId();
  const [answers, setAnswers] = useState<Answers>({});
  const [tried, setTried] = useState(false);
  const fields = formFields(form);
  const counted = shownAnswers(fields, answers);
  const { faults } = validateAnswers(form, answers);
  const set = (name: string, value: unknown) => setAnswers((before) => ({ ...before, [name]: value }));
  return (
    <div className="try-form">
      <p className="s">{say({ zh: "试填：不提交、不保存。", en: "A trial: nothing is sent or kept." })}</p>
      {fields
        .filter((field) => isShown(field, counted))
        .map((field) => {
          const fault = tried ? faults.find((one) => one.field === `/${field.name}`) : undefined;
          return (
            <TryField
              key={field.name}
              id={`${id}-${field.name}`}
              field={field}
              value={answers[field.name]}
              set={(value) => set(field.name, value)}
              fault={fault && `${say({ zh: "错误：", en: "Error: " })}${say(fault.text)}`}
            />
          );
        })}
      <button type="button" className="btn sm" onClick={() => setTried(true)}>
        {say({ zh: "检查", en: "Check" })}
      </button>
      <p role="status" className={tried && faults.length > 0 ? "s red" : "s"}>
        {tried &&
          (faults.length === 0
            ? say({ zh: "✓ 可以提交", en: "✓ It could be sent" })
            : say({ zh: `${faults.length}处要改`, en: `${faults.length} to correct` }))}
      </p>
    </div>
  );
}

type TryProps = {
  readonly id: string;
  readonly field: FormField;
  readonly value: unknown;
  readonly fault: string | undefined;
  set(value: unknown): void;
};

function TryField({ id, field, value, fault, set }: TryProps) {
  const say = useWords();
  const language = useLanguage();
  const { control, title, hint, required } = field;
  const note: ReactNode = (
    <>
      {hint && (
        <p className="s" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p className="s red" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </>
  );
  const described = [...(hint ? [`${id}-hint`] : []), ...(fault ? [`${id}-fault`] : [])].join(" ") || undefined;
  const optional = !required && <small>{say({ zh: "选填", en: "optional" })}</small>;
  if (control === "yesNo" || control === "choice" || control === "choices") {
    const yesNo = language === "zh" ? ["是", "否"] : ["Yes", "No"];
    const choices =
      control === "yesNo"
        ? [
            { value: true, title: yesNo[0] },
            { value: false, title: yesNo[1] },
          ]
        : field.choices;
    const many = Array.isArray(value) ? (value as unknown[]) : [];
    return (
      <fieldset className="choices" aria-describedby={described}>
        <legend>
          {title} {optional}
        </legend>
        {choices.map((choice) => (
          <label key={String(choice.value)}>
            <input
              type={control === "choices" ? "checkbox" : "radio"}
              name={id}
              checked={control === "choices" ? many.includes(choice.value) : value === choice.value}
              onChange={(event) => {
                if (control !== "choices") set(choice.value);
                else set(event.target.checked ? [...many, choice.value] : many.filter((one) => one !== choice.value));
              }}
            />
            {choice.title}
          </label>
        ))}
        {note}
      </fieldset>
    );
  }
  const attributes = { id, className: "in", "aria-invalid": fault !== undefined, "aria-describedby": described };
  const text = Array.isArray(value) ? value.join("\n") : String(value ?? "");
  return (
    <div>
      <label className="label" htmlFor={id}>
        <span>{title}</span>
        {optional}
      </label>
      {note}
      {control === "longText" || control === "lines" ? (
        <textarea
          {...attributes}
          rows={3}
          value={text}
          onChange={(event) => set(control === "lines" ? linesOf(event.target.value) : event.target.value)}
        />
      ) : (
        <input
          {...attributes}
          type={control === "date" ? "date" : "text"}
          inputMode={control === "number" || control === "integer" ? "decimal" : undefined}
          value={text}
          onChange={(event) =>
            set(control === "number" || control === "integer" ? numberOf(event.target.value) : event.target.value)
          }
        />
      )}
    </div>
  );
}

const linesOf = (text: string): string[] | string => (text === "" ? "" : text.split("\n"));
/** A number where it is written as one; else the text, so that the fault shows what was found. */
const numberOf = (text: string): number | string => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text);
