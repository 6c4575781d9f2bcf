import { useWords } from "#kernel/desk/language.ts";
import { draftFields, postWords } from "../compare/field-words.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import { useEditor } from "./editor-context.ts";
import { NumberField, SelectField, TextField } from "./editor-fields.tsx";
import { Rows } from "./editor-rows.tsx";
import { LawState } from "./section-basis.tsx";

type Step = ItemDraft["steps"][number];

/** 步骤: who does what in how many workdays of the promise. */
export function StepsSection() {
  const say = useWords();
  const { draft, set } = useEditor();
  const days = draft.steps.reduce((sum, step) => sum + (step.days || 0), 0);
  return (
    <>
      <Rows
        at="/steps"
        one={{ zh: "步骤", en: "step" }}
        rows={draft.steps}
        set={(steps) => set({ steps })}
        fresh={(): Step => ({ name: "", post: "reviewer", days: 1 })}
      >
        {(step, change, at) => (
          <>
            <TextField
              at={`${at}/name`}
              most={120}
              label={{ zh: "名称", en: "Name" }}
              value={step.name}
              set={(name) => change({ name })}
            />
            <SelectField
              at={`${at}/post`}
              label={{ zh: "岗位", en: "Post" }}
              value={step.post}
              set={(post) => change({ post })}
              options={(Object.keys(postWords) as Step["post"][]).map((post) => [post, postWords[post]] as const)}
            />
            <NumberField
              at={`${at}/days`}
              label={{ zh: "工作日", en: "Workdays" }}
              value={step.days}
              set={(taken) => change({ days: taken ?? Number.NaN })}
            />
            <TextField
              at={`${at}/standard`}
              optional
              label={{ zh: "审查标准", en: "Standard" }}
              value={step.standard ?? ""}
              set={(standard) => change({ standard: standard === "" ? undefined : standard })}
            />
          </>
        )}
      </Rows>
      <p className="s wide">
        {say({
          zh: `合计${days}工作日，承诺${draft.promisedDays}工作日`,
          en: `${days} workdays in all, ${draft.promisedDays} promised`,
        })}
      </p>
    </>
  );
}

/** 收费: in words, and what may be charged, each with the law behind it (LST-15). */
export function FeesSection() {
  const { draft, set, effectiveFrom } = useEditor();
  return (
    <>
      <TextField
        at="/fee"
        wide
        label={draftFields.fee.title}
        hint={{ zh: "不收费的写“无”", en: "无 where nothing is charged" }}
        value={draft.fee}
        set={(fee) => set({ fee })}
      />
      <Rows
        at="/fees"
        one={{ zh: "收费项目", en: "fee" }}
        rows={draft.fees}
        set={(fees) => set({ fees })}
        fresh={() => ({ name: "", standard: "", basis: "" })}
      >
        {(fee, change, at) => (
          <>
            <TextField
              at={`${at}/name`}
              most={120}
              label={{ zh: "名称", en: "Name" }}
              value={fee.name}
              set={(name) => change({ name })}
            />
            <TextField
              at={`${at}/standard`}
              label={{ zh: "标准", en: "Standard" }}
              hint={{ zh: "如“每平方米20元”", en: "such as 20 yuan a square metre" }}
              value={fee.standard}
              set={(standard) => change({ standard })}
            />
            <TextField
              at={`${at}/basis`}
              wide
              label={{ zh: "依据", en: "Basis" }}
              value={fee.basis}
              set={(basis) => change({ basis })}
            />
            <LawState citation={fee.basis} on={effectiveFrom} />
          </>
        )}
      </Rows>
    </>
  );
}
