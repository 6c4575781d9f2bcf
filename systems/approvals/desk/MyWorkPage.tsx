import "./work.css";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { Link, useLocation } from "wouter";
import { useKeys } from "#kernel/desk/keys.ts";
import { useWords } from "#kernel/desk/language.ts";
import { LiveList } from "#kernel/desk/live-list.tsx";
import { Pager } from "#kernel/desk/pager.tsx";
import { useSearchParameters } from "#kernel/desk/search-parameters.ts";
import { hasRole, useSession } from "#kernel/desk/session.ts";
import { Empty, ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { Words } from "#kernel/text/words.ts";
import type { WorkRow } from "../queries/work.ts";
import { BulkAccept } from "./bulk-accept.tsx";
import { stepOf } from "./case-states.ts";
import { JointTasks } from "./joint-tasks.tsx";
import { SimulationTasks } from "./simulation-tasks.tsx";
import { WorkFilters } from "./work-filters.tsx";
import { WorkHead } from "./work-head.tsx";
import { type WorkAnswer, workDefaults } from "./work-seen.ts";
import { WorkTable } from "./work-table.tsx";

/** 我的工作: the open cases of one's bodies, most urgent first, worked through by keys. */
export default function MyWorkPage() {
  const say = useWords();
  const session = useSession();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const [seen, setSeen] = useSearchParameters(workDefaults);
  const { q, view, hands, light, sort, after } = seen;
  const answer = useAsk<WorkAnswer>("approvals.work", { q, view, hands, light, sort, after });
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [accepting, setAccepting] = useState<readonly WorkRow[] | null>(null);
  const rows = useMemo(() => answer.data?.rows ?? [], [answer.data]);
  const at = Math.max(
    0,
    rows.findIndex((row) => row.id === seen.row),
  );
  const current = rows[at];
  const picked = rows.filter((row) => checked.has(row.id));
  const toAccept = picked.length > 0 ? picked : current ? [current] : [];

  useEffect(() => {
    document.title = say({ zh: "我的工作 · 并联", en: "My work · Binglian" });
  }, [say]);

  const move = (step: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next) setSeen({ row: next.id });
  };
  const toggle = (id: string) => {
    const next = new Set(checked);
    if (!next.delete(id)) next.add(id);
    setChecked(next);
    setAccepting(null);
  };
  const word = current ? stepOf(current.status) : { zh: "没有办件", en: "no case" };
  const notNow = (is: string): Words | undefined =>
    current?.status === is ? undefined : { zh: `不可用：本件在“${word.zh}”`, en: `not now: “${word.en}”` };
  useKeys([
    { key: "j", title: { zh: "下一件", en: "Next" }, run: () => move(1) },
    { key: "k", title: { zh: "上一件", en: "Previous" }, run: () => move(-1) },
    { key: "Enter", title: { zh: "打开", en: "Open" }, run: () => current && go(`/cases/${current.id}`) },
    {
      key: "a",
      title: { zh: "受理", en: "Accept" },
      blocked: picked.length > 0 ? undefined : notNow("received"),
      run: () => setAccepting(toAccept),
    },
    {
      key: "d",
      title: { zh: "作出决定", en: "Decide" },
      blocked: notNow("accepted"),
      run: () => current && go(`/cases/${current.id}?act=approvals.decide`),
    },
    { key: "x", title: { zh: "选择", en: "Select" }, run: () => current && toggle(current.id) },
    { key: "/", title: { zh: "筛选", en: "Filter" }, run: () => document.getElementById("work-words")?.focus() },
    {
      key: "Escape",
      title: { zh: "取消选择", en: "Clear selection" },
      run: () => {
        setChecked(new Set());
        setAccepting(null);
      },
    },
  ]);

  // The result stays on the screen although its rows leave the list.
  const finished = (done: readonly WorkRow[]) => {
    setAccepting(done);
    setChecked(new Set());
    return queries.invalidateQueries({ queryKey: ["approvals.work"] });
  };
  const filtered = q !== "" || view !== "" || hands !== "" || light !== "";
  return (
    <div className="work">
      <WorkFilters seen={seen} setSeen={setSeen} answer={answer.data} />
      <main className="pane">
        <WorkHead seen={seen} setSeen={setSeen} answer={answer.data} filtered={filtered} />
        <JointTasks />
        <SimulationTasks />
        <LiveList about={session.posts.map(({ body }) => `work:${body}`)} ask={[["approvals.work"]]} />
        {answer.isError && <ProblemNote problem={answer.error} retry={() => answer.refetch()} />}
        {answer.isPending && <Waiting rows={10} />}
        {answer.data && rows.length === 0 && (
          <Empty
            title={
              filtered
                ? say({ zh: "没有这样的办件", en: "No such case" })
                : say({ zh: "手上没有办件", en: "Nothing in hand" })
            }
            why={
              filtered
                ? say({ zh: "筛选条件下一件也没有。", en: "Nothing matches the filters." })
                : say({
                    zh: "本单位在办的件都在这里，最急的在最前。现在一件也没有。",
                    en: "Open cases of your body stand here, most urgent first. There is none now.",
                  })
            }
          >
            {filtered ? (
              <button
                type="button"
                className="btn"
                onClick={() => setSeen({ q: "", view: "", hands: "", light: "", after: "" })}
              >
                {say({ zh: "看全部", en: "Show all" })}
              </button>
            ) : (
              hasRole(session, ["window"]) && (
                <Link className="btn p" href="/receive">
                  {say({ zh: "收一件", en: "Receive one" })}
                </Link>
              )
            )}
          </Empty>
        )}
        {rows.length > 0 && answer.data && (
          <WorkTable
            rows={rows}
            today={answer.data.today}
            grouped={sort === "due"}
            current={current?.id}
            checked={checked}
            toggle={toggle}
            toggleAll={(on) => {
              setChecked(new Set(on ? rows.map(({ id }) => id) : []));
              setAccepting(null);
            }}
            select={(id) => setSeen({ row: id })}
          />
        )}
        {answer.data && (
          <Pager
            after={after}
            next={answer.data.next}
            go={(cursor) => setSeen({ after: cursor, row: "" }, { push: true })}
          />
        )}
        {(accepting ?? (picked.length > 0 ? picked : null)) && (
          <BulkAccept
            key={(accepting ?? picked).map(({ id }) => id).join()}
            rows={accepting ?? picked}
            finished={finished}
            cancel={() => {
              setAccepting(null);
              setChecked(new Set());
            }}
          />
        )}
      </main>
    </div>
  );
}
