import { useState } from "react";
import { useWords } from "#kernel/desk/language.ts";
import { type FieldControl, type FormField, fieldControls, formFields } from "#kernel/forms/form-fields.ts";
import { formField } from "#kernel/items/content.ts";
import type { Words } from "#kernel/text/words.ts";
import { emptyForm, formOf, newField } from "../form/form-writing.ts";
import { faultsAt, useEditor } from "./editor-context.ts";
import { CheckField, NumberField, SelectField, TextField } from "./editor-fields.tsx";
import { Rows } from "./editor-rows.tsx";
import { ExpressionNote } from "./expression-note.tsx";
import { anchorOf, FaultNotes } from "./fault-notes.tsx";

const controlWords: Readonly<Record<FieldControl, Words>> = {
  text: { zh: "一行文字", en: "one line of text" },
  longText: { zh: "多行文字", en: "several lines" },
  number: { zh: "数字", en: "number" },
  integer: { zh: "整数", en: "whole number" },
  date: { zh: "日期", en: "day" },
  choice: { zh: "单选", en: "one of several" },
  yesNo: { zh: "是或否", en: "yes or no" },
  choices: { zh: "多选", en: "several of several" },
  lines: { zh: "逐行列举", en: "one a line" },
};

/** 表单: what the applicant fills in, as data; built field by field, or written as JSON Schema by an expert. */
export function FormSection() {
  const say = useWords();
  const { draft, set, faults } = useEditor();
  const [raw, setRaw] = useState(false);
  const form = draft.form;
  if (form === null)
    return (
      <p className="wide row">
        <span className="s">
          {say({ zh: "没有表单：申请人只交材料。", en: "No form: applicants bring papers only." })}
        </span>
        <button type="button" className="btn sm" onClick={() => set({ form: emptyForm })}>
          {say({ zh: "建一张表单", en: "Make a form" })}
        </button>
      </p>
    );
  return (
    <>
      <div className="wide row" id={anchorOf("/form")}>
        <button type="button" className="btn sm" aria-pressed={raw} onClick={() => setRaw(!raw)}>
          {raw
            ? say({ zh: "回到逐项编辑", en: "Back to the fields" })
            : say({ zh: "看JSON Schema原文", en: "See the JSON Schema" })}
        </button>
        <button type="button" className="btn sm" onClick={() => set({ form: null })}>
          {say({ zh: "不要表单", en: "Remove the form" })}
        </button>
      </div>
      <div className="wide">
        <FaultNotes id={`${anchorOf("/form")}-faults`} faults={faultsAt(faults.faults, "/form", true)} />
      </div>
      {raw ? <RawForm /> : <FieldRows />}
    </>
  );
}

function FieldRows() {
  const { draft, set } = useEditor();
  const form = draft.form ?? emptyForm;
  const fields = formFields(form);
  return (
    <Rows
      at="/form/fields"
      one={{ zh: "字段", en: "field" }}
      rows={fields}
      set={(rows) => set({ form: formOf(rows, form) })}
      fresh={() => newField(form, "")}
    >
      {(field, change, at) => <FieldEditor field={field} change={change} at={at} />}
    </Rows>
  );
}

type FieldProps = { readonly field: FormField; change(patch: Partial<FormField>): void; readonly at: string };

function FieldEditor({ field, change, at }: FieldProps) {
  const { control } = field;
  const closed = control === "choice" || control === "choices";
  const bounded = !["date", "yesNo", "choice"].includes(control);
  return (
    <>
      <TextField
        at={`${at}/title`}
        most={120}
        label={{ zh: "标题", en: "Title" }}
        value={field.title === field.name ? "" : field.title}
        set={(title) => change({ title })}
      />
      <SelectField
        at={`${at}/control`}
        label={{ zh: "怎么填", en: "Kind" }}
        value={control}
        set={(next) =>
          change({ control: next, least: null, most: null, choices: next.startsWith("choice") ? field.choices : [] })
        }
        options={fieldControls.map((one) => [one, controlWords[one]] as const)}
      />
      <TextField
        at={`${at}/name`}
        most={40}
        label={{ zh: "字段名", en: "Key" }}
        hint={{ zh: "字母开头，供条件和数据用", en: "letters first; for conditions and data" }}
        value={field.name}
        set={(name) => change({ name })}
      />
      <TextField
        at={`${at}/hint`}
        optional
        label={{ zh: "填写提示", en: "Hint" }}
        value={field.hint ?? ""}
        set={(hint) => change({ hint: hint === "" ? null : hint })}
      />
      {closed && (
        <TextField
          at={`${at}/choices`}
          wide
          lines={3}
          most={4000}
          label={{
            zh: "选项，一行一个；要另定代码的写成“代码=文字”",
            en: "choices, one a line; “code=text” for a code of its own",
          }}
          value={field.choices.map(({ value, title }) => (value === title ? value : `${value}=${title}`)).join("\n")}
          set={(text) => change({ choices: choicesOf(text) })}
        />
      )}
      {bounded && (
        <>
          <NumberField
            at={`${at}/least`}
            optional
            label={limitWords(control, "least")}
            value={field.least}
            set={(least) => change({ least })}
          />
          <NumberField
            at={`${at}/most`}
            optional
            label={limitWords(control, "most")}
            value={field.most}
            set={(most) => change({ most })}
          />
        </>
      )}
      <TextField
        at={`${at}/shownWhen`}
        wide
        optional
        most={1100}
        label={{ zh: "什么时候问（FEEL）", en: "Asked when (FEEL)" }}
        hint={{
          zh: "用别的字段名，如 danger = true；留空：总是问",
          en: "by other keys, such as danger = true; empty: always",
        }}
        value={field.shownWhen ?? ""}
        set={(when) => change({ shownWhen: when.trim() === "" ? null : when })}
      />
      <ExpressionNote expression={field.shownWhen} />
      <CheckField
        label={{ zh: "必填", en: "required" }}
        checked={field.required}
        set={(required) => change({ required })}
      />
    </>
  );
}

/** Lines as choices; the last line may still be empty while somebody types. */
function choicesOf(text: string): FormField["choices"] {
  return text.split("\n").map((line) => {
    const [value = "", ...title] = line.split("=");
    return title.length === 0 ? { value: line, title: line } : { value: value.trim(), title: title.join("=") };
  });
}

function limitWords(control: FieldControl, end: "least" | "most"): Words {
  const text = control === "text" || control === "longText";
  const many = control === "choices" || control === "lines";
  const unit = text
    ? { zh: "字数", en: "characters" }
    : many
      ? { zh: "个数", en: "entries" }
      : { zh: "数值", en: "value" };
  return end === "least"
    ? { zh: `最少${unit.zh}`, en: `Least ${unit.en}` }
    : { zh: `最多${unit.zh}`, en: `Most ${unit.en}` };
}

/** The form as it is kept, for experts: taken over as soon as it is JSON of the right shape; until then it says why not. */
function RawForm() {
  const say = useWords();
  const { draft, set } = useEditor();
  const [text, setText] = useState(() => JSON.stringify(draft.form, null, 2));
  const [fault, setFault] = useState<Words | null>(null);
  const change = (typed: string) => {
    setText(typed);
    try {
      const read = formField.safeParse(JSON.parse(typed));
      if (read.success) set({ form: read.data });
      setFault(
        read.success
          ? null
          : { zh: "应有schema（对象），可有shownWhen。", en: "it needs schema, and may have shownWhen." },
      );
    } catch (error) {
      const why = error instanceof Error ? error.message : "";
      setFault({ zh: `还不是完整的JSON：${why}`, en: `not whole JSON yet: ${why}` });
    }
  };
  return (
    <div className="wide">
      <label className="label" htmlFor="raw-form">
        JSON Schema 2020-12 · shownWhen
      </label>
      <textarea
        id="raw-form"
        className="in code-text"
        rows={22}
        spellCheck={false}
        value={text}
        aria-invalid={fault !== null}
        aria-describedby={fault ? "raw-form-fault" : undefined}
        onChange={(event) => change(event.target.value)}
      />
      {fault && (
        <p className="s red" id="raw-form-fault" role="status">
          {say({ zh: `错误：${fault.zh}原来的表单没有动。`, en: `Error: ${fault.en} The form is as it was.` })}
        </p>
      )}
    </div>
  );
}
