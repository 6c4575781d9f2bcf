import { useWords } from "#kernel/desk/language.ts";
import { draftFields } from "../compare/field-words.ts";
import { useEditor } from "./editor-context.ts";
import { TextField } from "./editor-fields.tsx";
import { Rows } from "./editor-rows.tsx";
import { ExpressionNote } from "./expression-note.tsx";

/** 条件: what the law asks of the applicant, each with its citation; and when a project needs the item at all. */
export function ConditionsSection() {
  const say = useWords();
  const { draft, set } = useEditor();
  return (
    <>
      <Rows
        at="/conditions"
        one={{ zh: "条件", en: "condition" }}
        rows={draft.conditions}
        set={(conditions) => set({ conditions })}
        fresh={() => ({ text: "", basis: "" })}
      >
        {(row, change, at) => (
          <>
            <TextField
              at={`${at}/text`}
              wide
              lines={2}
              label={{ zh: "条件", en: "Condition" }}
              value={row.text}
              set={(text) => change({ text })}
            />
            <TextField
              at={`${at}/basis`}
              wide
              label={{ zh: "依据", en: "Basis" }}
              value={row.basis}
              set={(basis) => change({ basis })}
            />
          </>
        )}
      </Rows>
      <h3 className="wide">{say(draftFields.appliesWhen.title)}</h3>
      <TextField
        at="/appliesWhen"
        wide
        lines={2}
        most={1100}
        optional
        label={{ zh: "FEEL条件", en: "FEEL condition" }}
        hint={{
          zh: '工程建设事项写：哪些项目要办它，如 project.landMode = "出让"。留空：申请就办',
          en: 'of construction items: which projects need it, such as project.landMode = "出让"; empty: on application',
        }}
        value={draft.appliesWhen ?? ""}
        set={(text) => set({ appliesWhen: text.trim() === "" ? null : text })}
      />
      <ExpressionNote expression={draft.appliesWhen} />
    </>
  );
}
