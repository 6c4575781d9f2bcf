import "./inbox.css";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { Link } from "wouter";
import { act, newKey, type Problem } from "#kernel/desk/api.ts";
import { csvOf, download } from "#kernel/desk/csv.ts";
import { minute } from "#kernel/desk/dates.ts";
import { everyRow } from "#kernel/desk/every-row.ts";
import { useWords } from "#kernel/desk/language.ts";
import { ListHead } from "#kernel/desk/list-head.tsx";
import { Pager } from "#kernel/desk/pager.tsx";
import { useSearchParameters } from "#kernel/desk/search-parameters.ts";
import { Empty, ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import { type InboxAnswer, type InboxNotice, leadsTo } from "./inbox-answer.ts";
import { MailboxPart } from "./MailboxPart.tsx";

/** 收件箱: what was sent to oneself, to one's firm or post; each opens the case or project that it is about. */
export default function InboxPage() {
  const say = useWords();
  const queries = useQueryClient();
  const [seen, setSeen] = useSearchParameters({ unread: "", sort: "", q: "", after: "" });
  const { unread, after } = seen;
  const answer = useAsk<InboxAnswer>("notices.inbox", { unread, after });
  useEffect(() => {
    document.title = say({ zh: "收件箱 · 并联", en: "Inbox · Binglian" });
  }, [say]);
  const reading = useMutation<void, Problem, readonly InboxNotice[]>({
    mutationFn: async (notices) => {
      for (const one of notices) await markRead(one);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ["notices.inbox"] }),
  });
  const words = seen.q.toLowerCase();
  const matching = (answer.data?.rows ?? []).filter(({ title }) => say(title).toLowerCase().includes(words));
  const rows = seen.sort === "old" ? [...matching].reverse() : matching;
  const waiting = rows.filter(({ readAt }) => readAt === null);
  const paged = after !== "" || answer.data?.next != null;
  return (
    <main className="list-page">
      <ListHead
        title={say({ zh: "收件箱", en: "Inbox" })}
        total={answer.data?.total}
        unit="条"
        words={seen.q}
        change={(q) => setSeen({ q })}
        label={paged ? say({ zh: "本页筛选", en: "Filter this page" }) : undefined}
        exportAll={() => exportInbox(unread, say)}
      >
        <span className="s nw">
          {answer.data && say({ zh: `未读 ${answer.data.unread}`, en: `${answer.data.unread} unread` })}
        </span>
        <label className="row nw s">
          <input
            type="checkbox"
            checked={unread === "true"}
            onChange={(event) => setSeen({ unread: event.target.checked ? "true" : "", after: "" })}
          />
          {say({ zh: "只看未读", en: "Unread only" })}
        </label>
        <label className="row nw s">
          {paged ? say({ zh: "本页排序", en: "Order of this page" }) : say({ zh: "排序", en: "Order" })}
          <select className="in small" value={seen.sort} onChange={(event) => setSeen({ sort: event.target.value })}>
            <option value="">{say({ zh: "新的在前", en: "Newest first" })}</option>
            <option value="old">{say({ zh: "旧的在前", en: "Oldest first" })}</option>
          </select>
        </label>
        {waiting.length > 0 && (
          <button
            type="button"
            className="btn sm"
            onClick={() => {
              if (!reading.isPending) reading.mutate(waiting);
            }}
          >
            {say({ zh: `这 ${waiting.length} 条标为已读`, en: `Mark these ${waiting.length} as read` })}
          </button>
        )}
      </ListHead>
      <MailboxPart />
      {answer.isError && <ProblemNote problem={answer.error} retry={() => answer.refetch()} />}
      {reading.isError && <ProblemNote problem={reading.error} />}
      {answer.isPending && <Waiting />}
      {answer.data && rows.length === 0 && (
        <Empty
          title={
            unread === "" && seen.q === ""
              ? say({ zh: "没有通知", en: "No notices" })
              : say({ zh: "没有这样的通知", en: "No such notice" })
          }
          why={say({
            zh: "收件、受理、决定的通知，发给申请人和岗位的，都在这里。",
            en: "Notices of receipt, acceptance and decision, to applicants and posts, stand here.",
          })}
        >
          {(unread !== "" || seen.q !== "") && (
            <button type="button" className="btn" onClick={() => setSeen({ unread: "", q: "", after: "" })}>
              {say({ zh: "看全部", en: "Show all" })}
            </button>
          )}
        </Empty>
      )}
      {rows.length > 0 && (
        <div className="list">
          <table className="inbox-table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: "状态", en: "State" })}</th>
                <th scope="col">{say({ zh: "通知", en: "Notice" })}</th>
                <th scope="col">{say({ zh: "发出", en: "Sent" })}</th>
                <th scope="col">{say({ zh: "读过", en: "Read" })}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id} className={row.readAt === null ? "unread" : undefined}>
                  <td>
                    {row.readAt === null ? say({ zh: "● 未读", en: "● Unread" }) : say({ zh: "已读", en: "Read" })}
                  </td>
                  <td>
                    <Link
                      href={leadsTo(row)}
                      onClick={() => {
                        if (row.readAt === null) reading.mutate([row]);
                      }}
                    >
                      {say(row.title)}
                    </Link>
                  </td>
                  <td data-label={say({ zh: "发出", en: "Sent" })}>{minute(row.sentAt)}</td>
                  <td>
                    {row.readAt === null ? (
                      <button
                        type="button"
                        className="btn sm"
                        aria-label={say({ zh: `标为已读：${row.title.zh}`, en: `Mark as read: ${row.title.en}` })}
                        onClick={() => {
                          if (!reading.isPending) reading.mutate([row]);
                        }}
                      >
                        {say({ zh: "标为已读", en: "Mark as read" })}
                      </button>
                    ) : (
                      minute(row.readAt)
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {answer.data && (
        <Pager after={after} next={answer.data.next} go={(cursor) => setSeen({ after: cursor }, { push: true })} />
      )}
    </main>
  );
}

const markRead = ({ id, version }: InboxNotice) =>
  act({ command: "notices.read", on: id, input: {}, seen: version, key: newKey() });

async function exportInbox(unread: string, say: ReturnType<typeof useWords>) {
  const rows = await everyRow<InboxNotice>("notices.inbox", { unread });
  const head = [say({ zh: "通知", en: "Notice" }), say({ zh: "发出", en: "Sent" }), say({ zh: "读过", en: "Read" })];
  const lines = rows.map((row) => [say(row.title), minute(row.sentAt), row.readAt && minute(row.readAt)]);
  download(`${say({ zh: "收件箱", en: "inbox" })}.csv`, csvOf([head, ...lines]));
}
