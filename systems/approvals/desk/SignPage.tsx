import "./work.css";
import "./case.css";
import "./sign.css";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { Link, useLocation } from "wouter";
import { useKeys } from "#kernel/desk/keys.ts";
import { useWords } from "#kernel/desk/language.ts";
import { ListHead } from "#kernel/desk/list-head.tsx";
import { LiveList } from "#kernel/desk/live-list.tsx";
import { Pager } from "#kernel/desk/pager.tsx";
import { useSearchParameters } from "#kernel/desk/search-parameters.ts";
import { useSession } from "#kernel/desk/session.ts";
import { Empty, ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { WorkRow } from "../queries/work.ts";
import { BulkDecide } from "./bulk-decide.tsx";
import { SignPreview } from "./sign-preview.tsx";
import { SignTable } from "./sign-table.tsx";
import { exportWork } from "./work-head.tsx";
import { type WorkAnswer, workDefaults } from "./work-seen.ts";

const defaults = { q: "", sort: "due", after: "", row: "" };

/** 待签批: what waits for a decision, with the proposal, the days left and the document that the decision would make. */
export default function SignPage() {
  const say = useWords();
  const session = useSession();
  const queries = useQueryClient();
  const [, go] = useLocation();
  const [seen, setSeen] = useSearchParameters(defaults);
  const { q, sort, after } = seen;
  const answer = useAsk<WorkAnswer>("approvals.work", { q, sort, after, view: "sign" });
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [deciding, setDeciding] = useState<readonly WorkRow[] | null>(null);
  const rows = useMemo(() => answer.data?.rows ?? [], [answer.data]);
  const at = Math.max(
    0,
    rows.findIndex((row) => row.id === seen.row),
  );
  const current = rows[at];
  const picked = rows.filter((row) => checked.has(row.id));
  useEffect(() => {
    document.title = say({ zh: "待签批 · 并联", en: "To be signed · Binglian" });
  }, [say]);
  const move = (step: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
    if (next) setSeen({ row: next.id });
  };
  const toggle = (id: string) => {
    const next = new Set(checked);
    if (!next.delete(id)) next.add(id);
    setChecked(next);
    setDeciding(null);
  };
  const clear = () => {
    setChecked(new Set());
    setDeciding(null);
  };
  const decide = () =>
    picked.length > 0 ? setDeciding(picked) : current && go(`/cases/${current.id}?act=approvals.decide`);
  useKeys([
    { key: "j", title: { zh: "下一件", en: "Next" }, run: () => move(1) },
    { key: "k", title: { zh: "上一件", en: "Previous" }, run: () => move(-1) },
    { key: "Enter", title: { zh: "打开", en: "Open" }, run: () => current && go(`/cases/${current.id}`) },
    { key: "d", title: { zh: "作出决定", en: "Decide" }, run: decide },
    { key: "x", title: { zh: "选择", en: "Select" }, run: () => current && toggle(current.id) },
    { key: "/", title: { zh: "筛选", en: "Filter" }, run: () => document.getElementById("list-words")?.focus() },
    { key: "Escape", title: { zh: "取消选择", en: "Clear selection" }, run: clear },
  ]);
  const finished = (done: readonly WorkRow[]) => {
    setDeciding(done);
    setChecked(new Set());
    return queries.invalidateQueries({ queryKey: ["approvals.work"] });
  };
  const several = deciding ?? (picked.length > 0 ? picked : null);
  return (
    <main className="pane sign-page">
      <ListHead
        title={say({ zh: "待签批", en: "To be signed" })}
        total={answer.data?.total}
        words={q}
        change={(words) => setSeen({ q: words, after: "", row: "" })}
        exportAll={() =>
          exportWork({ ...workDefaults, q, sort, view: "sign" }, say({ zh: "待签批", en: "to-be-signed" }), say)
        }
      >
        <label className="row nw s">
          {say({ zh: "排序", en: "Order" })}
          <select
            className="in small"
            value={sort}
            onChange={(event) => setSeen({ sort: event.target.value, after: "", row: "" })}
          >
            <option value="due">{say({ zh: "剩余时间", en: "Time left" })}</option>
            <option value="received">{say({ zh: "收件先后", en: "Received" })}</option>
            <option value="item">{say({ zh: "事项", en: "Item" })}</option>
          </select>
        </label>
      </ListHead>
      <LiveList about={session.posts.map(({ body }) => `work:${body}`)} ask={[["approvals.work"]]} />
      {answer.isError && <ProblemNote problem={answer.error} retry={() => answer.refetch()} />}
      {answer.isPending && <Waiting rows={10} />}
      {answer.data && rows.length === 0 && (
        <Empty
          title={
            q === ""
              ? say({ zh: "没有待签批的件", en: "Nothing to be signed" })
              : say({ zh: "没有这样的件", en: "No such case" })
          }
          why={say({
            zh: "审查岗提出建议后，件就到这里。没有建议的也可以直接决定，在我的工作里。",
            en: "A case comes here when the reviewer has proposed. One without a proposal is decided from My work.",
          })}
        >
          <Link className="btn" href="/work?view=review">
            {say({ zh: "看审查中的件", en: "See cases under review" })}
          </Link>
        </Empty>
      )}
      {rows.length > 0 && answer.data && (
        <div className="sign">
          <SignTable
            rows={rows}
            today={answer.data.today}
            current={current?.id}
            checked={checked}
            toggle={toggle}
            toggleAll={(on) => setChecked(new Set(on ? rows.map(({ id }) => id) : []))}
            select={(id) => setSeen({ row: id })}
          />
          <section className="decision" aria-label={say({ zh: "将作出的决定", en: "The decision as it would be" })}>
            {current && <SignPreview key={current.id} id={current.id} />}
          </section>
        </div>
      )}
      {answer.data && (
        <Pager
          after={after}
          next={answer.data.next}
          go={(cursor) => setSeen({ after: cursor, row: "" }, { push: true })}
        />
      )}
      {several && (
        <BulkDecide key={several.map(({ id }) => id).join()} rows={several} finished={finished} cancel={clear} />
      )}
    </main>
  );
}
