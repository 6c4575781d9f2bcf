import { useState } from "react";
import { useWords } from "#kernel/desk/language.ts";
import { ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { Words } from "#kernel/text/words.ts";
import { differences } from "../compare/differences.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import type { Entry } from "../queries/entries.ts";
import type { NamedBody } from "../queries/names.ts";
import { DifferenceTable } from "./difference-table.tsx";

type Found = Entry & { readonly why: "version" | "family" | "name" };
type CompareAnswer = { readonly rows: readonly Found[]; readonly bodies: readonly NamedBody[] };

const whyWords: Readonly<Record<Found["why"], Words>> = {
  version: { zh: "本事项的版本", en: "version of this item" },
  family: { zh: "同一基本编码", en: "same basic code" },
  name: { zh: "同名", en: "same name" },
};

/** Fields that are the entry's own and are never taken from another one. */
const own: readonly (keyof ItemDraft)[] = ["code", "powers", "supervision", "levels"];

type PaneProps = { readonly draft: ItemDraft; readonly take: ((patch: Partial<ItemDraft>) => void) | null };

/** 比对: the same item elsewhere and in its other versions, side by side; what is better there can be taken over. */
export function ComparePane({ draft, take }: PaneProps) {
  const say = useWords();
  const [chosen, setChosen] = useState("");
  const { code, basicCode, name } = draft;
  const answer = useAsk<CompareAnswer>("lists.compare", { item: code, basicCode: basicCode ?? "", name });
  if (answer.isPending) return <Waiting rows={4} />;
  if (answer.isError) return <ProblemNote problem={answer.error} retry={() => answer.refetch()} />;
  const { rows, bodies } = answer.data;
  const other = rows.find(({ id }) => id === chosen) ?? rows[0];
  if (!other)
    return (
      <p className="s inset">
        {say({
          zh: "清单上没有同一基本编码、同名的事项，也没有别的版本。",
          en: "The list has no item of the same basic code or name, and no other version.",
        })}
      </p>
    );
  const bodyOf = ({ content }: Entry) => bodies.find(({ id }) => id === content.powers[0]?.body)?.name ?? "";
  return (
    <div className="compare-pane">
      <label className="label" htmlFor="compare-with">
        {say({ zh: "和哪一条比", en: "Compare with" })}
      </label>
      <select id="compare-with" className="in" value={other.id} onChange={(event) => setChosen(event.target.value)}>
        {rows.map((row) => (
          <option key={row.id} value={row.id}>
            {`${say(whyWords[row.why])} · ${row.content.name} ${row.content.code} · ${say({ zh: `第${row.number}版`, en: `version ${row.number}` })} · ${bodyOf(row)}`}
          </option>
        ))}
      </select>
      <DifferenceTable
        caption={say({ zh: "与那一条的不同", en: "How it differs" })}
        rows={differences(draft, other.content)}
        before={say({ zh: "本草稿", en: "This draft" })}
        after={say({ zh: "那一条", en: "The other" })}
        {...(take && {
          action: ({ field }) =>
            own.includes(field) ? null : (
              <button
                type="button"
                className="btn sm"
                onClick={() =>
                  take({
                    [field]: other.content[field],
                    // The limit's days mean nothing without their unit.
                    ...(field === "legalDays" ? { legalUnit: other.content.legalUnit } : {}),
                  })
                }
              >
                {say({ zh: "用这个值", en: "Take it" })}
              </button>
            ),
        })}
      />
    </div>
  );
}
