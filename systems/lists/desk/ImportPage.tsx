import "./keeper.css";
import "./import.css";
import { useEffect, useRef, useState } from "react";
import { Link, useLocation } from "wouter";
import { Problem } from "#kernel/desk/api.ts";
import { useWords } from "#kernel/desk/language.ts";
import { hasRole, useCity, useSession } from "#kernel/desk/session.ts";
import { Empty, Ground, ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { ImportRow } from "../queries/import-list.ts";
import { ImportChoose } from "./ImportChoose.tsx";
import { ImportPreview } from "./ImportPreview.tsx";
import { ImportProgress } from "./ImportProgress.tsx";
import type { ChosenFile } from "./import-file.ts";
import { importStateWords } from "./import-words.ts";
import { ListTabs } from "./list-tabs.tsx";

type Phase =
  | { readonly at: "choose"; readonly told?: Refusal | Problem }
  | { readonly at: "reading"; readonly name: string; readonly share: number }
  | { readonly at: "preview"; readonly file: ChosenFile };

/** 清单导入: choose a file, see what is good and row by row what is not, load the good part. Below: earlier imports. */
export default function ImportPage() {
  const say = useWords();
  const session = useSession();
  const city = useCity();
  const keeper = session.posts.find(({ kind }) => kind === "listKeeper");
  const [phase, setPhase] = useState<Phase>({ at: "choose" });
  const stop = useRef(new AbortController());
  useEffect(() => {
    document.title = say({ zh: "清单导入 · 并联", en: "List import · Binglian" });
    return () => stop.current.abort();
  }, [say]);

  async function choose(chosen: File) {
    stop.current = new AbortController();
    const { signal } = stop.current;
    setPhase({ at: "reading", name: chosen.name, share: 0 });
    const { chooseFile } = await import("./import-file.ts");
    const progress = (share: number) => setPhase({ at: "reading", name: chosen.name, share });
    try {
      const file = await chooseFile(chosen, { progress, signal });
      setPhase({ at: "preview", file });
    } catch (error) {
      if (signal.aborted) return setPhase({ at: "choose" });
      const told = error instanceof Problem ? error : (error as { refusal?: Refusal }).refusal;
      if (told === undefined) throw error;
      setPhase({ at: "choose", told });
    }
  }

  return (
    <main className="list-page import-page">
      <ListTabs />
      <div className="import-body">
        <h1>{say({ zh: "清单导入", en: "List import" })}</h1>
        {keeper && phase.at === "choose" && (
          <>
            {phase.told instanceof Problem && <ProblemNote problem={phase.told} />}
            {phase.told && !(phase.told instanceof Problem) && (
              <div className="problem" role="alert">
                <p>
                  <b>{say({ zh: "错误：", en: "Error: " })}</b>
                  {say(phase.told.text)}
                </p>
                <Ground told={phase.told} />
              </div>
            )}
            <ImportChoose choose={choose} />
          </>
        )}
        {phase.at === "reading" && (
          <ImportProgress
            title={say({ zh: `正在读“${phase.name}”`, en: `Reading “${phase.name}”` })}
            share={phase.share}
            cancel={() => stop.current.abort()}
          />
        )}
        {phase.at === "preview" && keeper && (
          <ImportPreview
            file={phase.file}
            today={city?.today ?? ""}
            division={keeper.division}
            again={() => setPhase({ at: "choose" })}
          />
        )}
        {phase.at === "choose" && <EarlierImports />}
      </div>
    </main>
  );
}

/** Imports so far, each with the page on which its drafts go on. */
function EarlierImports() {
  const say = useWords();
  const session = useSession();
  const [, go] = useLocation();
  const answer = useAsk<{ rows: readonly ImportRow[] }>("lists.imports", { limit: 50 });
  const rows = answer.data?.rows ?? [];
  return (
    <section aria-labelledby="earlier-imports">
      <h2 id="earlier-imports">{say({ zh: "已有的导入", en: "Earlier imports" })}</h2>
      {answer.isError && <ProblemNote problem={answer.error} retry={() => answer.refetch()} />}
      {answer.isPending && <Waiting rows={3} />}
      {answer.data && rows.length === 0 && (
        <Empty
          title={say({ zh: "还没有导入", en: "No import yet" })}
          why={
            hasRole(session, ["listKeeper"])
              ? say({ zh: "选一个文件，先看结果，再决定载入。", en: "Choose a file; you see what comes of it first." })
              : say({ zh: "清单管理员导入以后，在这里审核。", en: "What a list keeper brings in is checked here." })
          }
        />
      )}
      {rows.length > 0 && (
        <table className="import-table">
          <thead>
            <tr>
              <th scope="col">{say({ zh: "文件", en: "File" })}</th>
              <th scope="col" className="num">
                {say({ zh: "行", en: "Rows" })}
              </th>
              <th scope="col" className="num">
                {say({ zh: "已载入", en: "Loaded" })}
              </th>
              <th scope="col">{say({ zh: "状态", en: "State" })}</th>
              <th scope="col">{say({ zh: "谁、哪天", en: "Who, when" })}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} onDoubleClick={() => go(`/lists/imports/${row.id}`)}>
                <td>
                  <Link href={`/lists/imports/${row.id}`}>{row.fileName}</Link>
                </td>
                <td className="num">{row.rows}</td>
                <td className="num">
                  {row.loaded}/{row.entries}
                </td>
                <td>{say(importStateWords[row.state])}</td>
                <td>
                  {row.importerName} {row.startedOn}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
