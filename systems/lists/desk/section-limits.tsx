import { useWords } from "#kernel/desk/language.ts";
import { specialProcedureField } from "#kernel/items/content.ts";
import { draftFields, unitWords } from "../compare/field-words.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import { useEditor } from "./editor-context.ts";
import { NumberField, SelectField } from "./editor-fields.tsx";
import { Rows } from "./editor-rows.tsx";

const grounds = specialProcedureField.shape.ground.options;

/** 时限: the law's limit, the promise, and special procedures that may be excluded (CLK-16). */
export function LimitsSection() {
  const say = useWords();
  const { draft, set } = useEditor();
  const days = (unit: ItemDraft["legalUnit"]) =>
    unit === "none" ? null : unit === "immediate" ? 0 : draft.legalDays || 20;
  return (
    <>
      <SelectField
        at="/legalUnit"
        label={draftFields.legalUnit.title}
        value={draft.legalUnit}
        set={(legalUnit) => set({ legalUnit, legalDays: days(legalUnit) })}
        options={(Object.keys(unitWords) as ItemDraft["legalUnit"][]).map((unit) => [unit, unitWords[unit]] as const)}
      />
      <NumberField
        at="/legalDays"
        label={draftFields.legalDays.title}
        hint={{ zh: "没有法定时限的留空，当场办结的写0", en: "empty: none in law; 0: on the spot" }}
        value={draft.legalDays}
        set={(legalDays) => set({ legalDays })}
      />
      <NumberField
        at="/promisedDays"
        label={draftFields.promisedDays.title}
        hint={{ zh: "不长于法定时限", en: "no longer than the law's limit" }}
        value={draft.promisedDays}
        set={(promised) => set({ promisedDays: promised ?? Number.NaN })}
      />
      <h3 className="wide">{say(draftFields.special.title)}</h3>
      <Rows
        at="/special"
        one={{ zh: "特别程序", en: "special procedure" }}
        rows={draft.special}
        set={(special) => set({ special })}
        fresh={() => ({ ground: "专家评审" as const, days: 10, unit: "calendar" as const })}
      >
        {(row, change, at) => (
          <>
            <SelectField
              at={`${at}/ground`}
              label={{ zh: "程序", en: "Procedure" }}
              value={row.ground}
              set={(ground) => change({ ground })}
              options={grounds.map((ground) => [ground, { zh: ground, en: ground }] as const)}
            />
            <NumberField
              at={`${at}/days`}
              label={{ zh: "通常天数", en: "Usual days" }}
              value={row.days}
              set={(usual) => change({ days: usual ?? Number.NaN })}
            />
            <SelectField
              at={`${at}/unit`}
              label={{ zh: "单位", en: "Unit" }}
              value={row.unit}
              set={(unit) => change({ unit })}
              options={[
                ["workday", unitWords.workday],
                ["calendar", unitWords.calendar],
              ]}
            />
          </>
        )}
      </Rows>
    </>
  );
}
