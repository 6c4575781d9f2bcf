import "./lists.css";
import { useEffect } from "react";
import { Link } from "wouter";
import { useWords } from "#kernel/desk/language.ts";
import { useSearchParameters } from "#kernel/desk/search-parameters.ts";
import { Empty, ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import { ListHead } from "./list-head.tsx";

type ProjectsAnswer = {
  readonly total: number;
  readonly next: string | null;
  readonly rows: readonly {
    readonly id: string;
    readonly title: string;
    readonly projectCode: string | null;
    readonly openedOn: string;
    readonly state: string;
    readonly flow: string | null;
    readonly opened: number;
    readonly decided: number;
    readonly workingBodies: number;
  }[];
};

/** 项目清单: how far each one is, and how many bodies work on it at the same time. */
export default function ProjectsPage() {
  const say = useWords();
  const [seen, setSeen] = useSearchParameters({ q: "", after: "" });
  const answer = useAsk<ProjectsAnswer>("approvals.projects", seen);
  useEffect(() => {
    document.title = say({ zh: "项目 · 并联", en: "Projects · Binglian" });
  }, [say]);
  const rows = answer.data?.rows ?? [];
  return (
    <main className="list-page">
      <ListHead
        title={say({ zh: "项目", en: "Projects" })}
        total={answer.data?.total}
        words={seen.q}
        change={(q) => setSeen({ q, after: "" })}
      />
      {answer.isError && <ProblemNote problem={answer.error} retry={() => answer.refetch()} />}
      {answer.isPending && <Waiting />}
      {answer.data && rows.length === 0 && (
        <Empty
          title={say({ zh: "没有项目", en: "No projects" })}
          why={say({
            zh: "投资建设项目按流程开立后在这里，每一步由哪个部门办、办到哪里，都看得见。",
            en: "Investment projects stand here once opened, with each step, its body and how far it is.",
          })}
        />
      )}
      {rows.length > 0 && (
        <div className="list">
          <table className="projects-table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: "项目", en: "Project" })}</th>
                <th scope="col">{say({ zh: "项目代码", en: "Code" })}</th>
                <th scope="col">{say({ zh: "开立", en: "Opened" })}</th>
                <th scope="col">{say({ zh: "已办结 / 已开办", en: "Decided / opened" })}</th>
                <th scope="col" className="num">
                  {say({ zh: "同时在办的部门", en: "Bodies at work" })}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>
                    <Link href={`/projects/${row.id}`}>{row.title}</Link>
                  </td>
                  <td>{row.projectCode ?? "—"}</td>
                  <td>{row.openedOn}</td>
                  <td>
                    <progress value={row.decided} max={Math.max(1, row.opened)} aria-label={row.title} /> {row.decided}{" "}
                    / {row.opened}
                  </td>
                  <td className="num">{row.workingBodies}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {answer.data?.next && (
        <nav className="pager" aria-label={say({ zh: "翻页", en: "Pages" })}>
          <button
            type="button"
            className="btn sm"
            onClick={() => setSeen({ after: answer.data.next ?? "" }, { push: true })}
          >
            {say({ zh: "下一页", en: "Next page" })}
          </button>
        </nav>
      )}
    </main>
  );
}
