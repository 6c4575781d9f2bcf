import { subjectKinds } from "#kernel/directory/records.ts";
import { itemKinds } from "#kernel/items/kinds.ts";
import { draftFields } from "../compare/field-words.ts";
import { kindIn, levels, levelWords, subjectWords } from "../list-words.ts";
import { useEditor } from "./editor-context.ts";
import { CheckField, ManyField, NumberField, SelectField, TextField } from "./editor-fields.tsx";

/** Groups by which the item's pages are kept together. */
const groups = [
  ["construction", { zh: "工程建设", en: "Construction" }],
  ["enterprise", { zh: "企业", en: "Enterprises" }],
  ["natural", { zh: "个人", en: "People" }],
  ["community", { zh: "社区", en: "Community" }],
  ["power", { zh: "其他权力", en: "Other powers" }],
] as const;

/** 基本: what the item is, for whom, and where. */
export function BasicSection() {
  const { draft, set } = useEditor();
  const known = groups.map(([name, words]) => [name as string, words] as const);
  const others = known.some(([name]) => name === draft.itemGroup)
    ? []
    : [[draft.itemGroup, { zh: draft.itemGroup, en: draft.itemGroup }] as const];
  return (
    <>
      <TextField
        at="/name"
        label={draftFields.name.title}
        wide
        most={120}
        value={draft.name}
        set={(name) => set({ name })}
      />
      <SelectField
        at="/kind"
        label={draftFields.kind.title}
        value={draft.kind}
        set={(kind) => set({ kind })}
        options={itemKinds.map((kind) => [kind, { zh: kind, en: kindIn(kind, "en") }] as const)}
      />
      <TextField
        at="/basicCode"
        label={draftFields.basicCode.title}
        hint={{ zh: "12位数字；同一编码的各级事项是一家", en: "12 digits; items with the same one are a family" }}
        optional
        most={12}
        value={draft.basicCode ?? ""}
        set={(text) => set({ basicCode: text === "" ? null : text })}
      />
      <SelectField
        at="/itemGroup"
        label={draftFields.itemGroup.title}
        value={draft.itemGroup}
        set={(itemGroup) => set({ itemGroup })}
        options={[...known, ...others]}
      />
      <TextField
        at="/theme"
        label={draftFields.theme.title}
        optional
        most={120}
        value={draft.theme ?? ""}
        set={(text) => set({ theme: text === "" ? null : text })}
      />
      <NumberField
        at="/visits"
        label={draftFields.visits.title}
        value={draft.visits}
        set={(visits) => set({ visits: visits ?? Number.NaN })}
      />
      <div className="frame">
        <CheckField
          label={draftFields.community.title}
          checked={draft.community}
          set={(community) => set({ community })}
        />
        <CheckField label={draftFields.binding.title} checked={draft.binding} set={(binding) => set({ binding })} />
      </div>
      <ManyField
        at="/subjectKinds"
        label={draftFields.subjectKinds.title}
        value={draft.subjectKinds}
        set={(kinds) => set({ subjectKinds: kinds })}
        options={subjectKinds.map((kind) => [kind, subjectWords[kind]] as const)}
      />
      <ManyField
        at="/levels"
        label={draftFields.levels.title}
        value={draft.levels}
        set={(chosen) => set({ levels: chosen })}
        options={levels.map((level) => [level, levelWords[level]] as const)}
      />
    </>
  );
}
