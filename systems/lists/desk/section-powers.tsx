import { useQuery } from "@tanstack/react-query";
import { ask, type Problem } from "#kernel/desk/api.ts";
import { useWords } from "#kernel/desk/language.ts";
import { Picker } from "#kernel/desk/picker.tsx";
import { modeWords } from "../compare/field-words.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import { useEditor } from "./editor-context.ts";
import { SelectField, TextField } from "./editor-fields.tsx";
import { Rows } from "./editor-rows.tsx";

type BodyRow = { readonly id: string; readonly name: string; readonly division: string; readonly divisionName: string };
type Power = ItemDraft["powers"][number];

/** Finds a body of the directory by any of its names. */
export function BodyPicker({ label, pick }: { readonly label: string; pick(body: BodyRow): void }) {
  const say = useWords();
  const find = async (words: string) =>
    (await ask<{ rows: readonly BodyRow[] }>("directory.bodies", { q: words, limit: 8 })).rows;
  return (
    <Picker
      label={label}
      hint={say({ zh: "输机构名称；旧名称也找得到", en: "the body's name; old names find it too" })}
      name="directory.bodies"
      find={async (words) =>
        (await find(words)).map(({ id, name, division, divisionName }) => ({
          ...{ id, text: name, more: `${id} ${divisionName}` },
          division,
        }))
      }
      pick={async ({ id }) => {
        const found = (await find(id)).find((body) => body.id === id);
        if (found) pick(found);
      }}
    />
  );
}

/** A body's name; its id while it is not known. */
export function BodyName({ id }: { readonly id: string }) {
  const { faults, answer } = useEditor();
  const known = [...faults.bodies, ...answer.bodies].find((body) => body.id === id);
  const found = useQuery<{ rows: readonly BodyRow[] }, Problem>({
    queryKey: ["directory.bodies", id],
    queryFn: () => ask("directory.bodies", { q: id, limit: 8 }),
    enabled: known === undefined && id !== "",
  });
  const name = known?.name ?? found.data?.rows.find((body) => body.id === id)?.name;
  return (
    <span>
      <b>{name ?? id}</b> <span className="s">{id}</span>
    </span>
  );
}

/** 职权: which bodies hold the power, where, in what way, and in whose name (LST-13, LST-16). */
export function PowersSection() {
  const say = useWords();
  const { draft, set } = useEditor();
  return (
    <>
      <div className="wide">
        <BodyPicker
          label={say({ zh: "加一个实施机关", en: "Add a body" })}
          pick={({ id, division }) =>
            set({ powers: [...draft.powers, { body: id, division, mode: "own", inNameOf: null }] })
          }
        />
      </div>
      <Rows
        at="/powers"
        one={{ zh: "职权", en: "power" }}
        rows={draft.powers}
        set={(powers) => set({ powers })}
        fresh={null}
      >
        {(power, change, at) => (
          <>
            <p className="wide" id={`at${at.replaceAll("/", "-")}-body`}>
              <BodyName id={power.body} />
            </p>
            <TextField
              at={`${at}/division`}
              most={20}
              label={{ zh: "区划", en: "Division" }}
              value={power.division}
              set={(division) => change({ division })}
            />
            <SelectField
              at={`${at}/mode`}
              label={{ zh: "方式", en: "Mode" }}
              value={power.mode}
              set={(mode) =>
                change({ mode, inNameOf: mode === "own" || mode === "delegated" ? null : (power.inNameOf ?? "") })
              }
              options={(Object.keys(modeWords) as Power["mode"][]).map((mode) => [mode, modeWords[mode]] as const)}
            />
            {power.inNameOf !== null && (
              <TextField
                at={`${at}/inNameOf`}
                most={60}
                label={{ zh: "以谁的名义（机构编号）", en: "In whose name (the body's id)" }}
                value={power.inNameOf}
                set={(inNameOf) => change({ inNameOf })}
              />
            )}
          </>
        )}
      </Rows>
    </>
  );
}
