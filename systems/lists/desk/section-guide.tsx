import { guideWords, onlineWords } from "../compare/field-words.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import { useEditor } from "./editor-context.ts";
import { SelectField, TextField } from "./editor-fields.tsx";

type Guide = ItemDraft["guide"];

/** 指南: where, when and by whom one is helped. */
export function GuideSection() {
  const { draft, set } = useEditor();
  const { guide } = draft;
  /** A part that is emptied is left out, not kept as an empty text. */
  const change = <Key extends keyof Guide>(key: Key, value: Guide[Key] | undefined) => {
    const { [key]: _old, ...rest } = guide;
    set({ guide: value === undefined ? rest : { ...rest, [key]: value } });
  };
  return (
    <>
      {(Object.keys(guideWords) as (keyof typeof guideWords)[]).map((key) => (
        <TextField
          key={key}
          at={`/guide/${key}`}
          optional={key !== "visitReason" || draft.visits === 0}
          label={guideWords[key]}
          value={guide[key] ?? ""}
          set={(text) => change(key, text === "" ? undefined : text)}
        />
      ))}
      <SelectField
        at="/guide/online"
        label={{ zh: "网上办理", en: "Online" }}
        value={guide.online ?? ""}
        set={(online) => change("online", online === "" ? undefined : online)}
        options={[
          ["", { zh: "没有说明", en: "not said" }],
          ...(["none", "consult", "apply", "whole"] as const).map((one) => [one, onlineWords[one]] as const),
        ]}
      />
    </>
  );
}
