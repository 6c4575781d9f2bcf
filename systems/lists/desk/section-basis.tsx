import { ask } from "#kernel/desk/api.ts";
import { useWords } from "#kernel/desk/language.ts";
import { Picker } from "#kernel/desk/picker.tsx";
import { lawOf } from "#kernel/items/citation.ts";
import { type Law, maySet } from "#kernel/items/laws.ts";
import { useEditor } from "./editor-context.ts";
import { TextField } from "./editor-fields.tsx";
import { Rows } from "./editor-rows.tsx";
import { lawKindWords } from "./law-words.ts";

/** 依据: citations, each with what the register of laws says of it; new ones are picked from the register. */
export function BasisSection() {
  const say = useWords();
  const { draft, set, effectiveFrom } = useEditor();
  return (
    <>
      <div className="wide">
        <LawPicker
          label={say({ zh: "从依据目录选", en: "Pick from the register" })}
          pick={(law) => set({ bases: [...draft.bases, `${law} 第条`] })}
        />
      </div>
      <Rows
        at="/bases"
        one={{ zh: "依据", en: "basis" }}
        rows={draft.bases.map((text) => ({ text }))}
        set={(rows) => set({ bases: rows.map(({ text }) => text) })}
        fresh={() => ({ text: "" })}
      >
        {({ text }, change, at) => (
          <>
            <TextField
              at={at}
              wide
              label={{ zh: "名称和条款", en: "Law and article" }}
              hint={{ zh: "如“建筑法 第8条”", en: "such as “建筑法 第8条”" }}
              value={text}
              set={(next) => change({ text: next })}
            />
            <LawState citation={text} on={effectiveFrom} />
          </>
        )}
      </Rows>
    </>
  );
}

/** What the register says of the law that a citation names: kind, dates, and whether it may carry the item's kind (LST-12). */
export function LawState({ citation, on }: { readonly citation: string; readonly on: string }) {
  const say = useWords();
  const { draft, faults, answer } = useEditor();
  const name = lawOf(citation);
  const law = [...faults.laws, ...answer.laws].find(({ id }) => id === name);
  if (name.length < 2) return null;
  if (!law)
    return (
      <p className="s wide">{say({ zh: `依据目录里没有“${name}”`, en: `The register does not have “${name}”` })}</p>
    );
  const lapsed = (law.validTo !== null && law.validTo <= on) || law.validFrom > on;
  const fits = maySet(draft.kind, law);
  return (
    <p className="s wide">
      <span className="tag">{say(lawKindWords[law.kind])}</span>{" "}
      {lapsed ? (
        <b className="red">
          ✕{" "}
          {law.validFrom > on
            ? say({ zh: `${law.validFrom}才施行`, en: `only from ${law.validFrom}` })
            : say({ zh: `已失效（${law.validTo}）`, en: `no longer in force (${law.validTo})` })}
          {law.replacedBy && say({ zh: `，由${law.replacedBy}代替`, en: `, replaced by ${law.replacedBy}` })}
        </b>
      ) : (
        <>✓ {say({ zh: `现行，${law.validFrom}施行`, en: `in force since ${law.validFrom}` })}</>
      )}{" "}
      {!fits && say({ zh: ` · 不能设定${draft.kind}`, en: ` · cannot set this kind of power` })}
    </p>
  );
}

type LawRow = Law & { readonly inForce: boolean };

/** Finds a law in the register; one that lapsed says so before it is chosen. */
export function LawPicker({ label, pick }: { readonly label: string; pick(law: string): void }) {
  const say = useWords();
  const { effectiveFrom } = useEditor();
  return (
    <Picker
      label={label}
      hint={say({ zh: "输名称或文号；失效的有标注", en: "name or number; those that lapsed are marked" })}
      name={`lists.laws ${effectiveFrom}`}
      find={async (words) => {
        const { rows } = await ask<{ rows: readonly LawRow[] }>("lists.laws", {
          ...{ q: words, on: effectiveFrom, limit: 8 },
        });
        return rows.map((law) => ({
          id: law.id,
          text: law.title,
          more: `${say(lawKindWords[law.kind])} ${law.number ?? ""} ${law.inForce ? say({ zh: "现行", en: "in force" }) : say({ zh: "✕已失效", en: "✕ lapsed" })}`,
        }));
      }}
      pick={({ id }) => pick(id)}
    />
  );
}
