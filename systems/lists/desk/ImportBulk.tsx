import { useEffect, useRef, useState } from "react";
import { Problem } from "#kernel/desk/api.ts";
import { csvOf, download } from "#kernel/desk/csv.ts";
import { useLanguage, useWords } from "#kernel/desk/language.ts";
import { LightShape } from "#kernel/desk/lights.tsx";
import { Ground, ProblemNote } from "#kernel/desk/states.tsx";
import { ImportProgress } from "./ImportProgress.tsx";
import { type BulkStep, draftsFor, type Tried, tryEach } from "./import-bulk.ts";

type Phase =
  | { readonly at: "rehearsing" | "doing"; readonly share: number }
  | { readonly at: "ready"; readonly tries: readonly Tried[] }
  | { readonly at: "done"; readonly tries: readonly Tried[]; readonly stopped: boolean };

const SHOWN = 20;

/**
 * One step for all drafts of an import that can take it: each is rehearsed first, and how many will go through and which will
 * be refused, with reasons, stands there before anything is done; what came of it stays until it is closed.
 */
export function ImportBulk(props: { id: string; step: BulkStep; finished: () => void; close: () => void }) {
  const say = useWords();
  const language = useLanguage();
  const { id, step } = props;
  const [phase, setPhase] = useState<Phase>({ at: "rehearsing", share: 0 });
  const [failed, setFailed] = useState<Problem | null>(null);
  const stop = useRef(new AbortController());
  const started = useRef(false);

  useEffect(() => {
    if (started.current) return;
    started.current = true;
    const { signal } = stop.current;
    const progress = (share: number) => setPhase({ at: "rehearsing", share });
    draftsFor(id, step.from, signal)
      .then((rows) => tryEach(rows, step, false, { progress, signal }))
      .then(
        (tries) => setPhase({ at: "ready", tries }),
        (error) => {
          if (!signal.aborted) setFailed(error);
        },
      );
  }, [id, step]);

  async function go(tries: readonly Tried[]) {
    stop.current = new AbortController();
    const { signal } = stop.current;
    const rows = tries.filter(({ refused }) => refused === null).map(({ row, key }) => ({ ...row, key }));
    setPhase({ at: "doing", share: 0 });
    try {
      const done = await tryEach(rows, step, true, { signal, progress: (share) => setPhase({ at: "doing", share }) });
      const before = tries.filter(({ refused }) => refused !== null);
      setPhase({ at: "done", tries: [...done, ...before], stopped: signal.aborted });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      setFailed(error);
      setPhase({ at: "ready", tries });
    }
    props.finished();
  }

  const tries = phase.at === "ready" || phase.at === "done" ? phase.tries : [];
  const passed = tries.filter(({ refused }) => refused === null);
  const refused = tries.filter((one) => one.refused !== null);
  const title = say(step.title);
  const saveRefused = () => {
    const heads =
      language === "zh" ? ["行", "编码", "名称", "问题", "依据"] : ["row", "code", "name", "problem", "rule"];
    const lines = refused.map(({ row, refused: no }) => [
      row.row,
      row.item,
      row.name,
      no ? say(no.text) : "",
      no?.rule ?? "",
    ]);
    download(`${step.key}.csv`, csvOf([heads, ...lines]));
  };
  return (
    <section className="import-bulk" aria-label={title}>
      {failed && <ProblemNote problem={failed} />}
      {(phase.at === "rehearsing" || phase.at === "doing") && !failed && (
        <ImportProgress
          title={
            phase.at === "doing" ? title : say({ zh: `预演：${step.title.zh}`, en: `Rehearsing: ${step.title.en}` })
          }
          share={phase.share}
          cancel={() => stop.current.abort()}
        />
      )}
      {(phase.at === "ready" || phase.at === "done") && (
        <div className="row import-actions" role="status">
          <b>{title}</b>
          <span className="ok nw">
            <LightShape light="normal" />{" "}
            {phase.at === "done" ? say({ zh: "已办", en: "done" }) : say({ zh: "将成功", en: "will succeed" })}{" "}
            <b>{passed.length}</b>
          </span>
          <span className={refused.length > 0 ? "red nw" : "s nw"}>
            <LightShape light={refused.length > 0 ? "red" : "normal"} />{" "}
            {phase.at === "done"
              ? say({ zh: "被拒绝", en: "refused" })
              : say({ zh: "将被拒绝", en: "will be refused" })}{" "}
            <b>{refused.length}</b>
          </span>
          {phase.at === "done" && phase.stopped && <span className="s">{say({ zh: "中途停止", en: "stopped" })}</span>}
          <span className="grow" />
          {refused.length > 0 && (
            <button type="button" className="btn sm" onClick={saveRefused}>
              {say({ zh: "下载被拒绝的", en: "Download the refused" })}
            </button>
          )}
          <button type="button" className="btn" onClick={props.close}>
            {phase.at === "done" ? say({ zh: "收起", en: "Close" }) : say({ zh: "取消", en: "Cancel" })}
          </button>
          {phase.at === "ready" && (
            <button
              type="button"
              className="btn p"
              aria-disabled={passed.length === 0}
              onClick={() => passed.length > 0 && go(phase.tries)}
            >
              {say({ zh: `${step.title.zh} ${passed.length} 条`, en: `${step.title.en} ${passed.length}` })}
            </button>
          )}
        </div>
      )}
      {refused.length > 0 && (
        <ul className="import-reasons">
          {refused.slice(0, SHOWN).map(({ row, refused: no }) => (
            <li key={row.id}>
              <b>{row.name}</b> <span className="s">{row.item}</span>
              {no && (
                <>
                  <p>{say(no.text)}</p>
                  <Ground told={no} />
                </>
              )}
            </li>
          ))}
          {refused.length > SHOWN && (
            <li className="s">
              {say({
                zh: `还有 ${refused.length - SHOWN} 条，下载可见`,
                en: `${refused.length - SHOWN} more in the file`,
              })}
            </li>
          )}
        </ul>
      )}
    </section>
  );
}
