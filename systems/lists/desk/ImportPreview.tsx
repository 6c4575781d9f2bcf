import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { Problem } from "#kernel/desk/api.ts";
import { useLanguage, useWords } from "#kernel/desk/language.ts";
import { LightShape } from "#kernel/desk/lights.tsx";
import { Ground, ProblemNote } from "#kernel/desk/states.tsx";
import type { CheckedFile } from "../import/check-file.ts";
import type { Ground as ImportGround } from "../import/ground.ts";
import { toLoad } from "../import/load-file.ts";
import { changeTriggers } from "../records.ts";
import { triggerWords } from "./change-words.ts";
import { ImportBodies } from "./ImportBodies.tsx";
import { ImportFaults } from "./ImportFaults.tsx";
import { ImportFirstRows } from "./ImportFirstRows.tsx";
import { ImportProgress } from "./ImportProgress.tsx";
import { askGround, type ChosenFile, type ImportSettings, judgeFile, loadFile } from "./import-file.ts";
import { keepSettings, keptSettings } from "./import-kept.ts";

type Work = { readonly what: "checking" | "loading"; readonly share: number } | null;

/** What would come of a file: how much is good, what is not and why, which bodies stand for which; then loading it. */
export function ImportPreview(props: { file: ChosenFile; today: string; division: string; again: () => void }) {
  const say = useWords();
  const language = useLanguage();
  const [, go] = useLocation();
  const { file, division } = props;
  const { earlier } = file;
  const continues = earlier?.state === "loading";
  const [settings, setSettings] = useState<ImportSettings>(() => ({
    ...{ on: props.today, trigger: "lawChanged", mapping: {} },
    reason: say({ zh: `导入“${file.name}”`, en: `Import of “${file.name}”` }),
    ...keptSettings(file.hash),
    ...(continues && earlier ? { on: earlier.effectiveFrom, trigger: earlier.trigger, reason: earlier.reason } : {}),
  }));
  const [ground, setGround] = useState<ImportGround | null>(null);
  const [checked, setChecked] = useState<CheckedFile | null>(null);
  const [work, setWork] = useState<Work>({ what: "checking", share: 0 });
  const [failed, setFailed] = useState<Problem | null>(null);
  const stop = useRef(new AbortController());
  // Loading goes on when somebody looks at another page meanwhile; it must not call them back.
  const left = useRef(false);
  const { on, mapping } = settings;
  const batch = continues ? earlier?.id : undefined;

  const change = (patch: Partial<ImportSettings>) => {
    const next = { ...settings, ...patch };
    setSettings(next);
    keepSettings(file.hash, next);
  };

  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
    };
  }, []);

  useEffect(() => {
    const controller = new AbortController();
    setGround(null);
    askGround(on, batch, controller.signal).then(setGround, (error) => {
      if (!controller.signal.aborted) setFailed(error);
    });
    return () => controller.abort();
  }, [on, batch]);

  useEffect(() => {
    if (ground === null) return;
    const controller = new AbortController();
    const { signal } = controller;
    const progress = (share: number) => setWork({ what: "checking", share });
    // At once, not with the first portion: what was judged before must not be loaded under what was chosen since.
    progress(0);
    judgeFile(file.read, ground, mapping, { progress, signal }).then(
      (answer) => {
        setChecked(answer);
        setWork(null);
        setFailed(null);
      },
      (error) => {
        if (signal.aborted) return;
        setWork(null);
        setFailed(error);
      },
    );
    stop.current = controller;
    return () => controller.abort();
  }, [file, ground, mapping]);

  async function load() {
    if (checked === null || work !== null) return;
    const controller = new AbortController();
    stop.current = controller;
    setWork({ what: "loading", share: 0 });
    try {
      const progress = (share: number) => setWork({ what: "loading", share });
      const { id } = await loadFile(file, checked, division, settings, {
        progress,
        signal: controller.signal,
      });
      if (!left.current) go(`/lists/imports/${id}`);
    } catch (error) {
      setWork(null);
      if (!(error instanceof Problem)) throw error;
      setFailed(error);
    }
  }

  const save = async (kind: "csv" | "xlsx") => {
    const { saveCorrections } = await import("./import-downloads.ts");
    if (checked) await saveCorrections(checked, file.name, kind, language);
  };
  const entries = checked ? toLoad(checked) : [];
  const bad = checked ? checked.rows.size - checked.good : 0;
  const count = entries.length;
  return (
    <div className="import-preview">
      <div className="row import-actions">
        <b className="el">{file.name}</b>
        {file.read.table.encoding && <span className="s">{file.read.table.encoding}</span>}
        <span className="grow" />
        <button
          type="button"
          className="btn sm"
          aria-disabled={work?.what === "loading"}
          onClick={() => work?.what !== "loading" && props.again()}
        >
          {say({ zh: "换一个文件", en: "Another file" })}
        </button>
      </div>
      {continues && (
        <p className="why">
          {say({
            zh: `这个文件上次载入了 ${earlier?.loaded}/${earlier?.entries} 条就中断了，接着载入，已载入的不会重复。`,
            en: `Loading of this file broke off at ${earlier?.loaded} of ${earlier?.entries}; it goes on, nothing is loaded twice.`,
          })}
        </p>
      )}
      {file.read.table.notices.map((told) => (
        <p className="why" key={told.code}>
          {say(told.text)} {say(told.next)}
        </p>
      ))}
      {failed && <ProblemNote problem={failed} />}
      {work && (
        <ImportProgress
          title={
            work.what === "checking"
              ? say({ zh: "正在逐行核对", en: "Checking row by row" })
              : say({ zh: `正在载入 ${count} 条`, en: `Loading ${count} entries` })
          }
          share={work.share}
          note={
            work.what === "loading"
              ? say({ zh: "停止后，已载入的留作草稿。", en: "What is loaded stays as drafts." })
              : ""
          }
          cancel={() => (work.what === "checking" ? props.again() : stop.current.abort())}
        />
      )}
      {checked && (
        <section className="import-counts" aria-label={say({ zh: "核对结果", en: "Result of the check" })}>
          <span className="nw" role="status">
            {say({ zh: "共", en: "in all" })} <b>{checked.rows.size}</b> {say({ zh: "行", en: "rows" })}
          </span>
          <span className="ok nw">
            <LightShape light="normal" /> {say({ zh: "可载入", en: "good" })} <b>{checked.good}</b>{" "}
            {say({ zh: "行", en: "rows" })}
          </span>
          <span className={bad > 0 ? "red nw" : "s nw"}>
            <LightShape light={bad > 0 ? "red" : "normal"} /> {say({ zh: "不能载入", en: "stay out" })} <b>{bad}</b>{" "}
            {say({ zh: "行", en: "rows" })}
          </span>
          <span className="s2 nw">
            {say({
              zh: `成为 ${count} 条草稿${checked.same > 0 ? `，${checked.same} 行与现行清单相同` : ""}`,
              en: `${count} drafts${checked.same > 0 ? `; ${checked.same} rows say what the list says` : ""}`,
            })}
          </span>
          <span className="grow" />
          {bad > 0 && (
            <>
              <span className="s">{say({ zh: "待改正的行：", en: "Rows to mend:" })}</span>
              <button type="button" className="btn sm" onClick={() => save("xlsx")}>
                .xlsx
              </button>
              <button type="button" className="btn sm" onClick={() => save("csv")}>
                CSV
              </button>
            </>
          )}
          <button
            type="button"
            className="btn p"
            aria-disabled={count === 0 || work !== null}
            onClick={() => count > 0 && load()}
          >
            {say({ zh: `载入 ${count} 条`, en: `Load ${count}` })}
          </button>
        </section>
      )}
      <fieldset className="import-settings" disabled={continues || work?.what === "loading"}>
        <legend className="unseen">{say({ zh: "怎样载入", en: "How it is loaded" })}</legend>
        <label className="field">
          <span>{say({ zh: "生效日", en: "Takes effect on" })}</span>
          <input
            className="in"
            type="date"
            min={props.today}
            value={on}
            onChange={(event) => event.target.value && change({ on: event.target.value })}
          />
        </label>
        <label className="field">
          <span>{say({ zh: "变动原因", en: "Why the list changes" })}</span>
          <select
            className="in"
            value={settings.trigger}
            onChange={(event) => change({ trigger: event.target.value as ImportSettings["trigger"] })}
          >
            {changeTriggers.map((one) => (
              <option key={one} value={one}>
                {say(triggerWords[one])}
              </option>
            ))}
          </select>
        </label>
        <label className="field wide">
          <span>{say({ zh: "说明", en: "Reason" })}</span>
          <input
            className="in"
            maxLength={1000}
            value={settings.reason}
            onChange={(event) => change({ reason: event.target.value })}
          />
        </label>
      </fieldset>
      {checked && ground && checked.unknownBodies.length > 0 && (
        <ImportBodies
          unknown={checked.unknownBodies}
          directory={ground.directory}
          mapping={mapping}
          change={(next) => change({ mapping: next })}
        />
      )}
      {checked && <ImportFaults faults={checked.faults} rows={checked.rows} />}
      {checked && <ImportFirstRows judged={checked.judged} directory={ground?.directory ?? null} />}
      {checked && checked.rows.size === 0 && (
        <Ground
          told={{
            rule: "LST-03",
            text: { zh: "", en: "" },
            next: { zh: "第一行写列名，以下每行一个事项。", en: "Headings first, then one item a row." },
          }}
        />
      )}
    </div>
  );
}
