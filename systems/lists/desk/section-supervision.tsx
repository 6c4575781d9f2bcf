import { useWords } from "#kernel/desk/language.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import { useEditor } from "./editor-context.ts";
import { TextField } from "./editor-fields.tsx";
import { Rows } from "./editor-rows.tsx";
import { BodyName, BodyPicker } from "./section-powers.tsx";

type Supervision = ItemDraft["supervision"][number];
type Check = Supervision["checks"][number];

const blankCheck = (): Check => ({ subject: "", frequency: "", method: "双随机抽查" });

/** 监管: who watches what was permitted (LST-09). What stands already is shown; a draft adds to it. */
export function SupervisionSection() {
  const say = useWords();
  const { draft, set, answer } = useEditor();
  return (
    <>
      {answer.supervised.length > 0 && (
        <div className="why wide">
          <p>
            {say({
              zh: "现行监管条目（不随这次变动改）：",
              en: "Supervision that stands already and is not changed here:",
            })}
          </p>
          <ul>
            {answer.supervised.map(({ id, bodyName, duty }) => (
              <li key={id}>
                <b>{bodyName}</b>：{duty}
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="wide">
        <BodyPicker
          label={say({ zh: "加一个监管机关", en: "Add a supervising body" })}
          pick={({ id }) =>
            set({
              supervision: [
                ...draft.supervision,
                { body: id, duty: "", boundary: null, checks: [blankCheck()], accountability: [], bases: [] },
              ],
            })
          }
        />
      </div>
      <Rows
        at="/supervision"
        one={{ zh: "监管条目", en: "supervision entry" }}
        rows={draft.supervision}
        set={(supervision) => set({ supervision })}
        fresh={null}
      >
        {(entry, change, at) => (
          <>
            <p className="wide" id={`at${at.replaceAll("/", "-")}-body`}>
              <BodyName id={entry.body} />
            </p>
            <TextField
              at={`${at}/duty`}
              wide
              lines={2}
              label={{ zh: "监管职责", en: "Duty" }}
              value={entry.duty}
              set={(duty) => change({ duty })}
            />
            <TextField
              at={`${at}/boundary`}
              wide
              optional
              label={{ zh: "与其他机关的边界", en: "Where it ends" }}
              value={entry.boundary ?? ""}
              set={(text) => change({ boundary: text === "" ? null : text })}
            />
            <Rows
              at={`${at}/checks`}
              one={{ zh: "检查", en: "check" }}
              rows={entry.checks}
              set={(checks) => change({ checks })}
              fresh={blankCheck}
            >
              {(check, patch, place) => (
                <>
                  <TextField
                    at={`${place}/subject`}
                    label={{ zh: "查什么", en: "What" }}
                    value={check.subject}
                    set={(subject) => patch({ subject })}
                  />
                  <TextField
                    at={`${place}/frequency`}
                    label={{ zh: "多久一次", en: "How often" }}
                    value={check.frequency}
                    set={(frequency) => patch({ frequency })}
                  />
                  <TextField
                    at={`${place}/method`}
                    label={{ zh: "方式", en: "How" }}
                    value={check.method}
                    set={(method) => patch({ method })}
                  />
                </>
              )}
            </Rows>
            <TextField
              at={`${at}/bases`}
              wide
              optional
              label={{ zh: "依据（几条用“；”分开）", en: "Bases, parted by ；" }}
              value={entry.bases.join("；")}
              set={(text) => change({ bases: text === "" ? [] : text.split("；") })}
            />
            <TextField
              at={`${at}/accountability`}
              wide
              optional
              label={{ zh: "追责情形（几条用“；”分开）", en: "Accountability, parted by ；" }}
              value={entry.accountability.join("；")}
              set={(text) => change({ accountability: text === "" ? [] : text.split("；") })}
            />
          </>
        )}
      </Rows>
    </>
  );
}
