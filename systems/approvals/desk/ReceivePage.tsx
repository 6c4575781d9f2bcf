import "./receive.css";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { act, ask, type Done, newKey, type Problem } from "#kernel/desk/api.ts";
import { useWords } from "#kernel/desk/language.ts";
import { type Choice, Picker } from "#kernel/desk/picker.tsx";
import { useSession } from "#kernel/desk/session.ts";
import { ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { Words } from "#kernel/text/words.ts";
import { Receipt } from "./receipt.tsx";
import { dropDraft, keepDraft, readDraft } from "./receive-draft.ts";
import { RegisterSubject } from "./register-subject.tsx";

type ItemAnswer = {
  readonly code: string;
  readonly inForce: boolean;
  readonly version: {
    readonly name: string;
    readonly papers: readonly { readonly name: string; readonly from: string | null }[];
    readonly promisedDays: number;
    readonly legalDays: number | null;
    readonly legalUnit: string;
    readonly fee: string;
    readonly bases: readonly string[];
    readonly subjectKinds: readonly string[];
  };
};
type Items = {
  readonly rows: readonly { readonly code: string; readonly name: string; readonly promisedDays: number }[];
};
type Subjects = {
  readonly rows: readonly { readonly id: string; readonly name: string; readonly identifierMasked: string }[];
};

/** 收件: which item, who applies, which papers they bring; a receipt at the end. */
export default function ReceivePage() {
  const say = useWords();
  const [received, setReceived] = useState<string | null>(null);
  useEffect(() => {
    document.title = say({ zh: "收件 · 并联", en: "Receive · Binglian" });
  }, [say]);
  return (
    <main className="receive">
      {received ? (
        <Receipt id={received} another={() => setReceived(null)} />
      ) : (
        <ReceiveForm done={(id) => setReceived(id)} />
      )}
    </main>
  );
}

const numberLike = /^[0-9A-Z]{15,20}$/i;

function ReceiveForm({ done }: { readonly done: (id: string) => void }) {
  const say = useWords();
  const queries = useQueryClient();
  const session = useSession();
  const windows = session.posts.filter((post) => post.kind === "window");
  const [draft] = useState(readDraft);
  const [body, setBody] = useState(
    windows.some((post) => post.body === draft.body) ? draft.body : (windows[0]?.body ?? ""),
  );
  const [item, setItem] = useState(draft.item);
  const [papers, setPapers] = useState<ReadonlySet<string>>(new Set(draft.papers));
  const [applicant, setApplicant] = useState<Choice | null>(null);
  const [tried, setTried] = useState(false);
  const [key] = useState(newKey);
  const summary = useRef<HTMLDivElement>(null);
  const chosen = useAsk<ItemAnswer>("lists.item", { code: item }, { enabled: item !== "", keep: false });
  const listed = chosen.data?.version.papers.map(({ name }) => name) ?? [];
  const brought = listed.filter((name) => papers.has(name));

  useEffect(() => keepDraft({ item, body, papers: [...papers] }), [item, body, papers]);

  const receiving = useMutation<Done, Problem>({
    mutationFn: () =>
      act({
        command: "approvals.receive",
        // A power is named after its item and its body; the rule checks that it is in force.
        input: { item, power: `${item}:${body}`, applicant: applicant?.id ?? "", papers: brought },
        key,
      }),
    onSuccess: async ({ id }) => {
      dropDraft();
      await queries.invalidateQueries({ queryKey: ["approvals.work"] });
      done(id);
    },
  });
  const missing = [...(item === "" ? ["item" as const] : []), ...(applicant === null ? ["applicant" as const] : [])];
  const lacks = tried ? missing : [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing.length > 0) requestAnimationFrame(() => summary.current?.focus());
    else if (!receiving.isPending) receiving.mutate();
  };
  const faults: Readonly<Record<"item" | "applicant", Words>> = {
    item: { zh: "选择申请的事项", en: "Choose the item applied for" },
    applicant: { zh: "选择申请人", en: "Choose the applicant" },
  };
  const fault = (field: "item" | "applicant") =>
    lacks.includes(field) ? say({ zh: "错误：", en: "Error: " }) + say(faults[field]) : undefined;

  return (
    <form onSubmit={submit} noValidate>
      <h1>{say({ zh: "收件", en: "Receive an application" })}</h1>
      {lacks.length > 0 && (
        <div className="problem" role="alert" tabIndex={-1} ref={summary}>
          <p>
            <b>{say({ zh: "错误：还不能收件", en: "Error: it cannot be received yet" })}</b>
          </p>
          <ul>
            {lacks.map((field) => (
              <li key={field}>
                <a href={`#receive-${field}`}>{say(faults[field])}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {windows.length > 1 && (
        <div>
          <label className="label" htmlFor="receive-body">
            {say({ zh: "在哪个窗口收", en: "At which window" })}
          </label>
          <select id="receive-body" className="in" value={body} onChange={(event) => setBody(event.target.value)}>
            {windows.map((post) => (
              <option key={post.post} value={post.body}>
                {post.bodyName}
              </option>
            ))}
          </select>
        </div>
      )}
      <section id="receive-item" className="card" aria-labelledby="receive-item-title">
        <h2 id="receive-item-title">
          <span className="n">1</span> {say({ zh: "办什么", en: "Which item" })}
        </h2>
        {item === "" ? (
          <Picker
            name={`items-${body}`}
            label={say({ zh: "事项", en: "Item" })}
            hint={say({
              zh: "名称、拼音、首字母或编号；只列本窗口有权办理的。",
              en: "Name, pinyin, initials or code; only what this window may handle.",
            })}
            fault={fault("item")}
            find={async (q) =>
              (await ask<Items>("lists.items", { q, body, limit: 12 })).rows.map((row) => ({
                id: row.code,
                text: row.name,
                more: row.code,
              }))
            }
            pick={({ id }) => {
              setItem(id);
              setPapers(new Set());
            }}
          />
        ) : (
          <Chosen
            text={chosen.data?.version.name ?? item}
            more={item}
            change={() => {
              setItem("");
              setPapers(new Set());
            }}
          />
        )}
        {chosen.isError && <ProblemNote problem={chosen.error} retry={() => chosen.refetch()} />}
        {chosen.data && (
          <p className="s">
            {say({
              zh: `承诺${chosen.data.version.promisedDays}个工作日${chosen.data.version.legalDays === null ? "" : `，法定${chosen.data.version.legalDays}${chosen.data.version.legalUnit === "calendar" ? "个日历日" : "个工作日"}`}；收费：${chosen.data.version.fee}；依据：${chosen.data.version.bases.join("；")}`,
              en: `${chosen.data.version.promisedDays} workdays promised; fee: ${chosen.data.version.fee}; basis: ${chosen.data.version.bases.join("; ")}`,
            })}
          </p>
        )}
      </section>
      <section id="receive-applicant" className="card" aria-labelledby="receive-applicant-title">
        <h2 id="receive-applicant-title">
          <span className="n">2</span> {say({ zh: "谁申请", en: "Who applies" })}
        </h2>
        {applicant === null ? (
          <>
            <Picker
              name="subjects"
              label={say({ zh: "申请人", en: "Applicant" })}
              hint={say({
                zh: "企业名称、18位统一社会信用代码；自然人用完整的公民身份号码。",
                en: "A firm's name or 18-digit credit code; a person by their whole resident number.",
              })}
              fault={fault("applicant")}
              find={async (words) => {
                const compact = words.replace(/[\s-]/g, "");
                const asked = numberLike.test(compact) ? { identifier: compact } : { name: words };
                const { rows } = await ask<Subjects>("directory.subjects", { ...asked, limit: 12 });
                return rows.map((row) => ({ id: row.id, text: row.name, more: row.identifierMasked }));
              }}
              pick={setApplicant}
            />
            <RegisterSubject registered={setApplicant} />
          </>
        ) : (
          <Chosen text={applicant.text} more={applicant.more} change={() => setApplicant(null)} />
        )}
      </section>
      <section className="card" aria-labelledby="receive-papers-title">
        <h2 id="receive-papers-title">
          <span className="n">3</span> {say({ zh: "带来哪些材料", en: "Which papers" })}
        </h2>
        {item === "" && <p className="s">{say({ zh: "先选事项。", en: "Choose the item first." })}</p>}
        {item !== "" && chosen.isPending && <Waiting rows={3} />}
        {chosen.data && (
          <>
            <p className="s">
              {say({
                zh: "只收清单上的材料（优化营商环境条例 第三十五条）。没带齐也收，一次告知要补的。",
                en: "Only what the list names may be taken. Take an incomplete file too, and say once what is missing.",
              })}
            </p>
            <p>
              <button type="button" className="btn sm" onClick={() => setPapers(new Set(listed))}>
                {say({ zh: "全部带来了", en: "All are here" })}
              </button>
            </p>
            <ul className="paper-list">
              {chosen.data.version.papers.map((paper) => (
                <li key={paper.name}>
                  <label>
                    <input
                      type="checkbox"
                      checked={papers.has(paper.name)}
                      onChange={(event) => {
                        const next = new Set(papers);
                        if (event.target.checked) next.add(paper.name);
                        else next.delete(paper.name);
                        setPapers(next);
                      }}
                    />{" "}
                    {paper.name}
                    {paper.from && (
                      <span className="s"> {say({ zh: `由 ${paper.from} 产生`, en: `made by ${paper.from}` })}</span>
                    )}
                  </label>
                </li>
              ))}
            </ul>
          </>
        )}
      </section>
      {receiving.isError && <ProblemNote problem={receiving.error} />}
      <p className="row submit">
        <button type="submit" className="btn p">
          {receiving.isPending
            ? say({ zh: "正在收件", en: "Receiving" })
            : say({ zh: "收件并出具凭证", en: "Receive and issue the receipt" })}
        </button>
        <span className="s">
          {chosen.data &&
            say({
              zh: `材料 ${brought.length} / ${listed.length}。事项和材料自动留草稿；申请人不留。`,
              en: `${brought.length} of ${listed.length} papers. Item and papers are kept as a draft, the applicant never.`,
            })}
        </span>
      </p>
    </form>
  );
}

function Chosen({ text, more, change }: { text: string; more: string; change: () => void }) {
  const say = useWords();
  return (
    <p className="row chosen">
      <b>{text}</b> <span className="s grow">{more}</span>
      <button type="button" className="btn sm" onClick={change}>
        {say({ zh: "更换", en: "Change" })}
      </button>
    </p>
  );
}
