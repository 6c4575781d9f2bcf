import "./outbox.css";
import { useEffect } from "react";
import type { Email, EmailState } from "#kernel/city/outbox.ts";
import type { Parameters } from "#kernel/desk/api.ts";
import { csvOf, download } from "#kernel/desk/csv.ts";
import { minute } from "#kernel/desk/dates.ts";
import { everyRow } from "#kernel/desk/every-row.ts";
import { useWords } from "#kernel/desk/language.ts";
import { ListHead } from "#kernel/desk/list-head.tsx";
import { Pager } from "#kernel/desk/pager.tsx";
import { useSearchParameters } from "#kernel/desk/search-parameters.ts";
import { Empty, ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { Words } from "#kernel/text/words.ts";

type OutboxAnswer = {
  readonly total: number;
  readonly waiting: number;
  readonly rows: readonly Email[];
  readonly next: string | null;
};

const stateWords: Readonly<Record<EmailState, Words>> = {
  waiting: { zh: "待寄", en: "Waiting" },
  sent: { zh: "已寄", en: "Sent" },
  failed: { zh: "没有寄成", en: "Failed" },
};
const defaults = { q: "", state: "", to: "", order: "", after: "" };

/** 邮件发件箱: every notice that is an e-mail too, with its text and where it stands, for who runs the city's machines. */
export default function OutboxPage() {
  const say = useWords();
  const [seen, setSeen] = useSearchParameters(defaults);
  const { q, state, to, order, after } = seen;
  const filters = { q, state, to, order: order === "" ? "new" : order };
  const answer = useAsk<OutboxAnswer>("notices.outbox", { ...filters, after });
  useEffect(() => {
    document.title = say({ zh: "邮件发件箱 · 并联", en: "Outbox · Binglian" });
  }, [say]);
  const select = (name: "state" | "to" | "order", label: Words, options: readonly (readonly [string, Words])[]) => (
    <label className="row nw s">
      {say(label)}
      <select
        className="in small"
        value={seen[name]}
        onChange={(event) => setSeen({ [name]: event.target.value, after: "" })}
      >
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {say(words)}
          </option>
        ))}
      </select>
    </label>
  );
  const all = ["", { zh: "全部", en: "All" }] as const;
  const rows = answer.data?.rows ?? [];
  const filtered = q !== "" || state !== "" || to !== "";
  return (
    <main className="list-page">
      <ListHead
        title={say({ zh: "邮件发件箱", en: "Outbox of e-mails" })}
        total={answer.data?.total}
        unit="封"
        words={q}
        change={(words) => setSeen({ q: words, after: "" })}
        label={say({ zh: "标题、企业、岗位", en: "Title, firm, post" })}
        exportAll={() => exportOutbox(filters, say)}
      >
        <span className="s nw">
          {answer.data && say({ zh: `待寄 ${answer.data.waiting}`, en: `${answer.data.waiting} waiting` })}
        </span>
        {select("state", { zh: "状态", en: "State" }, [
          all,
          ...Object.entries(stateWords).map(([value, words]) => [value, words] as const),
        ])}
        {select("to", { zh: "收件", en: "To" }, [
          all,
          ["subject", { zh: "申请人", en: "Applicants" }],
          ["post", { zh: "岗位", en: "Posts" }],
        ])}
        {select("order", { zh: "排序", en: "Order" }, [
          ["", { zh: "新的在前", en: "Newest first" }],
          ["old", { zh: "旧的在前", en: "Oldest first" }],
        ])}
      </ListHead>
      {answer.isError && <ProblemNote problem={answer.error} retry={() => answer.refetch()} />}
      {answer.isPending && <Waiting rows={10} />}
      {answer.data && rows.length === 0 && (
        <Empty
          title={say(filtered ? { zh: "没有这样的邮件", en: "No such e-mail" } : { zh: "没有邮件", en: "No e-mails" })}
          why={say({
            zh: "收件人留了电子邮箱的通知都在这里。现在没有接寄送的通道，都在等着。",
            en: "Notices whose receiver has an e-mail address stand here. No channel is connected yet, so they wait.",
          })}
        >
          {filtered && (
            <button type="button" className="btn" onClick={() => setSeen(defaults)}>
              {say({ zh: "看全部", en: "Show all" })}
            </button>
          )}
        </Empty>
      )}
      {rows.length > 0 && (
        <div className="list">
          <table className="outbox-table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: "状态", en: "State" })}</th>
                <th scope="col">{say({ zh: "邮件", en: "E-mail" })}</th>
                <th scope="col">{say({ zh: "收件人", en: "To" })}</th>
                <th scope="col">{say({ zh: "通知时间", en: "Notice of" })}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.id}>
                  <td>
                    {say(stateWords[row.state])}
                    {row.reason !== null && <span className="code">{row.reason}</span>}
                  </td>
                  <td>
                    <details>
                      <summary>{row.subject}</summary>
                      <pre>{row.body}</pre>
                    </details>
                  </td>
                  <td>{say(receiverOf(row))}</td>
                  <td>{minute(row.sentAt)}</td>
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

/** A firm by its name, somebody of the staff by the post; a natural person is not named. */
function receiverOf({ subjectId, subjectName, postTitle, bodyName, post }: Email): Words {
  if (subjectId !== null) return { zh: subjectName ?? "自然人", en: subjectName ?? "a natural person" };
  const title = postTitle ?? { zh: post ?? "", en: post ?? "" };
  return { zh: `${bodyName ?? ""} ${title.zh}`, en: `${bodyName ?? ""} ${title.en}` };
}

async function exportOutbox(filters: Parameters, say: ReturnType<typeof useWords>) {
  const rows = await everyRow<Email>("notices.outbox", filters);
  const head = [
    ...[say({ zh: "状态", en: "State" }), say({ zh: "标题", en: "Subject" }), say({ zh: "收件人", en: "To" })],
    ...[say({ zh: "通知时间", en: "Notice of" }), say({ zh: "正文", en: "Text" })],
  ];
  const lines = rows.map((row) => [
    ...[say(stateWords[row.state]), row.subject, say(receiverOf(row)), minute(row.sentAt), row.body],
  ]);
  download(`${say({ zh: "邮件发件箱", en: "outbox" })}.csv`, csvOf([head, ...lines]));
}
