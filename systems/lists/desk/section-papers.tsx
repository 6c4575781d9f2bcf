import { ask } from "#kernel/desk/api.ts";
import { useWords } from "#kernel/desk/language.ts";
import { Picker } from "#kernel/desk/picker.tsx";
import { draftFields, paperFormWords } from "../compare/field-words.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import type { ItemList } from "../items-query.ts";
import { useEditor } from "./editor-context.ts";
import { CheckField, NumberField, SelectField, TextField } from "./editor-fields.tsx";
import { Rows } from "./editor-rows.tsx";

type Paper = ItemDraft["papers"][number];

/** 材料: each with where it comes from, in what form, and whether it may follow (容缺); and what the item yields. */
export function PapersSection() {
  const say = useWords();
  const { draft, set } = useEditor();
  return (
    <>
      <Rows
        at="/papers"
        one={{ zh: "材料", en: "paper" }}
        rows={draft.papers}
        set={(papers) => set({ papers })}
        fresh={(): Paper => ({ name: "", from: null })}
      >
        {(paper, change, at) => <PaperFields paper={paper} change={change} at={at} />}
      </Rows>
      <h3 className="wide">{say(draftFields.yields.title)}</h3>
      <Rows
        at="/yields"
        one={{ zh: "结果", en: "result" }}
        rows={draft.yields.map((name) => ({ name }))}
        set={(rows) => set({ yields: rows.map(({ name }) => name) })}
        fresh={() => ({ name: "" })}
      >
        {({ name }, change, at) => (
          <TextField
            at={at}
            wide
            most={120}
            label={{ zh: "证照、批文名称", en: "Name of the document" }}
            value={name}
            set={(text) => change({ name: text })}
          />
        )}
      </Rows>
    </>
  );
}

function PaperFields({ paper, change, at }: { paper: Paper; change(patch: Partial<Paper>): void; at: string }) {
  const say = useWords();
  return (
    <>
      <TextField
        at={`${at}/name`}
        wide
        most={120}
        label={{ zh: "名称", en: "Name" }}
        value={paper.name}
        set={(name) => change({ name })}
      />
      {paper.from === null ? (
        <div className="wide">
          <Picker
            label={say({
              zh: "来源：申请人提交；由本市事项出具的，选那一项",
              en: "Source: the applicant; or the city's item that yields it",
            })}
            hint={say({ zh: "输事项名称、材料名称或编码", en: "name of item or paper, or code" })}
            name="lists.items"
            find={async (words) => {
              const { rows } = await ask<ItemList>("lists.items", { q: words, limit: 8 });
              return rows.map(({ code, name, bodyName }) => ({
                id: code,
                text: name,
                more: `${code} ${bodyName ?? ""}`,
              }));
            }}
            pick={({ id }) => change({ from: id })}
          />
        </div>
      ) : (
        <p className="wide row">
          <span>
            {say({
              zh: `来源：由${paper.from}出具，系统调取，不向申请人要`,
              en: `Source: ${paper.from}, fetched, never asked for`,
            })}
          </span>
          <button type="button" className="btn sm" onClick={() => change({ from: null })}>
            {say({ zh: "改为申请人提交", en: "Let the applicant bring it" })}
          </button>
        </p>
      )}
      <SelectField
        at={`${at}/form`}
        label={{ zh: "形式", en: "Form" }}
        value={paper.form ?? ""}
        set={(form) => change({ form: form === "" ? undefined : form })}
        options={[
          ["", { zh: "原件或复印件均可", en: "original or copy" }],
          ["original", paperFormWords.original],
          ["copy", paperFormWords.copy],
          ["electronic", paperFormWords.electronic],
        ]}
      />
      <NumberField
        at={`${at}/copies`}
        label={{ zh: "份数", en: "Copies" }}
        optional
        value={paper.copies ?? null}
        set={(copies) => change({ copies: copies ?? undefined })}
      />
      <TextField
        at={`${at}/issuer`}
        most={120}
        optional
        label={{ zh: "由谁出具（市外、单位）", en: "Issued by, outside the city" }}
        value={paper.issuer ?? ""}
        set={(issuer) => change({ issuer: issuer === "" ? undefined : issuer })}
      />
      <TextField
        at={`${at}/basis`}
        optional
        label={{ zh: "依据", en: "Basis" }}
        value={paper.basis ?? ""}
        set={(basis) => change({ basis: basis === "" ? undefined : basis })}
      />
      <CheckField
        label={{ zh: "可以容缺后补（承诺后先受理）", en: "may follow on a written promise" }}
        checked={paper.necessary === false}
        set={(follows) => change({ necessary: follows ? false : undefined })}
      />
    </>
  );
}
