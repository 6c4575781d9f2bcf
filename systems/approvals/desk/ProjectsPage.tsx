import "./lists.css";
import { useEffect } from "react";
import { Link } from "wouter";
import { ask } from "#kernel/desk/api.ts";
import { csvOf, download } from "#kernel/desk/csv.ts";
import { useWords } from "#kernel/desk/language.ts";
import { ListHead } from "#kernel/desk/list-head.tsx";
import { Pager } from "#kernel/desk/pager.tsx";
import { useSearchParameters } from "#kernel/desk/search-parameters.ts";
import { hasRole, useSession } from "#kernel/desk/session.ts";
import { Empty, ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";

type ProjectsAnswer = {
  readonly total: number;
  readonly next: string | null;
  readonly rows: readonly ListedProject[];
};
type ListedProject = {
  readonly id: string;
  readonly title: string;
  readonly projectCode: string | null;
  readonly openedOn: string;
  readonly state: string;
  readonly flow: string | null;
  readonly opened: number;
  readonly decided: number;
  readonly workingBodies: number;
};

/** 项目清单: how far each one is, and how many bodies work on it at the same time. */
export default function ProjectsPage() {
  const say = useWords();
  const session = useSession();
  const [seen, setSeen] = useSearchParameters({ q: "", sort: "", after: "" });
  const { q, sort, after } = seen;
  const answer = useAsk<ProjectsAnswer>("approvals.projects", { q, after });
  useEffect(() => {
    document.title = say({ zh: "项目 · 并联", en: "Projects · Binglian" });
  }, [say]);
  const paged = after !== "" || answer.data?.next != null;
  const rows = sorted(answer.data?.rows ?? [], sort);
  return (
    <main className="list-page">
      <ListHead
        title={say({ zh: "项目", en: "Projects" })}
        total={answer.data?.total}
        unit="个"
        words={q}
        change={(words) => setSeen({ q: words, after: "" })}
        exportAll={() => exportProjects(q, say)}
      >
        {hasRole(session, ["window", "agent", "subject"]) && (
          <Link className="btn p" href="/projects/new">
            {say({ zh: "开立项目", en: "Open a project" })}
          </Link>
        )}
        <label className="row nw s">
          {paged ? say({ zh: "本页排序", en: "Order of this page" }) : say({ zh: "排序", en: "Order" })}
          <select className="in small wide" value={sort} onChange={(event) => setSeen({ sort: event.target.value })}>
            <option value="">{say({ zh: "新开立在前", en: "Newest first" })}</option>
            <option value="left">{say({ zh: "未办结最多", en: "Most undecided" })}</option>
            <option value="bodies">{say({ zh: "在办部门最多", en: "Most bodies at work" })}</option>
          </select>
        </label>
      </ListHead>
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
                  <td data-label={say({ zh: "开立", en: "Opened" })}>{row.openedOn}</td>
                  <td>
                    <progress value={row.decided} max={Math.max(1, row.opened)} aria-label={row.title} /> {row.decided}{" "}
                    / {row.opened}
                  </td>
                  <td className="num" data-label={say({ zh: "同时在办的部门", en: "Bodies at work" })}>
                    {row.workingBodies}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {answer.data && (
        <Pager after={seen.after} next={answer.data.next} go={(cursor) => setSeen({ after: cursor }, { push: true })} />
      )}
    </main>
  );
}

function sorted(rows: readonly ListedProject[], by: string): readonly ListedProject[] {
  if (by === "left") return [...rows].sort((a, b) => b.opened - b.decided - (a.opened - a.decided));
  if (by === "bodies") return [...rows].sort((a, b) => b.workingBodies - a.workingBodies);
  return rows;
}

async function exportProjects(q: string, say: ReturnType<typeof useWords>) {
  const rows: ListedProject[] = [];
  let after: string | undefined;
  do {
    const page = await ask<ProjectsAnswer>("approvals.projects", { q, limit: 200, after });
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after !== undefined);
  const head = [
    ...[say({ zh: "项目", en: "Project" }), say({ zh: "项目代码", en: "Code" }), say({ zh: "开立", en: "Opened" })],
    ...[say({ zh: "已开办", en: "Opened steps" }), say({ zh: "已办结", en: "Decided steps" })],
    say({ zh: "同时在办的部门", en: "Bodies at work" }),
  ];
  const lines = rows.map((row) => [
    row.title,
    row.projectCode,
    row.openedOn,
    row.opened,
    row.decided,
    row.workingBodies,
  ]);
  download(`${say({ zh: "项目", en: "projects" })}.csv`, csvOf([head, ...lines]));
}
