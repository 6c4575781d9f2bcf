import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useRef, useState } from "react";
import { act, ask, type Done, newKey, type Problem } from "#kernel/desk/api.ts";
import { useDraft } from "#kernel/desk/draft.ts";
import { DraftNote } from "#kernel/desk/draft-note.tsx";
import { useWords } from "#kernel/desk/language.ts";
import { type Choice, Picker } from "#kernel/desk/picker.tsx";
import { useSession } from "#kernel/desk/session.ts";
import { ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { Words } from "#kernel/text/words.ts";
import type { Receivable, ReceivableRow } from "../queries/receivable.ts";
import type { CaseAnswer } from "./case-answer.ts";
import { Chosen } from "./chosen.tsx";
import { PaperUploadBox, usePaperUploads } from "./paper-uploads.tsx";
import { PickApplicant } from "./pick-applicant.tsx";
import { type About, aboutInput, newPermit, ReceiveAbout } from "./receive-about.tsx";
import { Limits } from "./receive-limits.tsx";

/** The two ways to take an application in. */
type TakingIn = "approvals.receive" | "approvals.acceptOnTheSpot";

/** 即办件 (CLK-10): decided by one act that accepts it too. */
const isImmediate = ({ promisedDays, visits }: ReceivableRow): boolean => promisedDays === 0 && visits <= 1;

/** What a form can begin with: a change or a renewal of a permit. */
export type Begin = { readonly power: string; readonly about: About; readonly applicant: Choice };

/** Which item, who applies, what for and with which papers. */
export function ReceiveForm({ done, begin }: { readonly done: (id: string) => void; readonly begin?: Begin }) {
  const say = useWords();
  const queries = useQueryClient();
  const session = useSession();
  // Never who applies: a draft lies about on a counter longer than the applicant stands there.
  const draft = useDraft(`receive${begin ? `.${begin.about.permit}` : ""}`, {
    power: begin?.power ?? "",
    papers: [] as readonly string[],
  });
  const { power } = draft.value;
  const papers: ReadonlySet<string> = new Set(draft.value.papers);
  const setPapers = (next: Iterable<string>) => draft.set({ power, papers: [...next] });
  const [applicant, setApplicant] = useState<Choice | null>(begin?.applicant ?? null);
  const [about, setAbout] = useState(begin?.about ?? newPermit);
  const [tried, setTried] = useState(false);
  const [key] = useState(newKey);
  const summary = useRef<HTMLDivElement>(null);
  const asked = useAsk<Receivable>("approvals.receivable", { power, limit: 1 }, { enabled: power !== "", keep: false });
  const chosen = asked.data?.rows[0];
  // A draft of yesterday can name a power that ended in the night.
  const ended = power !== "" && asked.data !== undefined && chosen === undefined;
  const listed = chosen?.papers.map(({ name }) => name) ?? [];

  const uploads = usePaperUploads();
  const uploaded = uploads.files.map(({ paper }) => paper);
  const brought = listed.filter((name) => papers.has(name) || uploaded.includes(name));
  // What can be decided on the spot is accepted by that act; of anything else the whole file can be accepted here and now.
  const acceptable = chosen !== undefined && brought.length === listed.length && !isImmediate(chosen);
  const receiving = useMutation<Done, Problem, TakingIn>({
    mutationFn: async (command) => {
      const received = await act({
        command,
        input: {
          ...{ item: chosen?.item ?? "", power, applicant: applicant?.id ?? "", papers: brought },
          ...aboutInput(about),
        },
        key,
      });
      // What was uploaded goes to the matter that this has just made; sent again, both are done once.
      if (uploads.files.length > 0) {
        const { case: file } = await ask<CaseAnswer>("approvals.case", { id: received.id });
        const input = { papers: [...new Set(uploaded)], files: uploads.files };
        await act({ command: "approvals.bringPapers", on: file.matter, input, key: `${key}-files` });
      }
      return received;
    },
    onSuccess: async ({ id }) => {
      draft.drop();
      await queries.invalidateQueries({ queryKey: ["approvals.work"] });
      done(id);
    },
  });
  const missing = [
    ...(power === "" || ended ? ["item" as const] : []),
    ...(applicant === null ? ["applicant" as const] : []),
    ...(about.kind !== "new" && about.permit === "" ? ["about" as const] : []),
    ...(uploads.unready ? ["papers" as const] : []),
  ];
  const lacks = tried ? missing : [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (missing.length > 0) requestAnimationFrame(() => summary.current?.focus());
    else if (chosen && !receiving.isPending) {
      const { submitter } = event.nativeEvent as SubmitEvent;
      receiving.mutate(
        acceptable && submitter?.id === "accept-at-once" ? "approvals.acceptOnTheSpot" : "approvals.receive",
      );
    }
  };
  const severalWindows =
    new Set(session.posts.filter((post) => post.kind === "window").map(({ body }) => body)).size > 1;
  const choose = (one: string) => {
    draft.set({ power: one, papers: [] });
    setAbout({ ...about, permit: "" });
  };
  const pick = (one: Choice | null) => {
    setApplicant(one);
    setAbout({ ...about, permit: "" });
  };
  const faults: Readonly<Record<"item" | "applicant" | "about" | "papers", Words>> = {
    papers: {
      zh: "等文件传完，写明每个是哪一份材料，或者移除",
      en: "Wait for the files, say of each which paper it is, or remove it",
    },
    item: { zh: "选择申请的事项", en: "Choose the item applied for" },
    applicant: { zh: "选择申请人", en: "Choose the applicant" },
    about: { zh: "选择要变更或延续的证件", en: "Choose the permit to be changed or renewed" },
  };
  const fault = (field: keyof typeof faults) =>
    lacks.includes(field) ? say({ zh: "错误：", en: "Error: " }) + say(faults[field]) : undefined;

  return (
    <form onSubmit={submit} noValidate>
      <h1>{say({ zh: "收件", en: "Receive an application" })}</h1>
      <DraftNote draft={draft} />
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
      <section id="receive-item" className="card" aria-labelledby="receive-item-title">
        <h2 id="receive-item-title">
          <span className="n">1</span> {say({ zh: "办什么", en: "Which item" })}
        </h2>
        {ended && (
          <p className="s red" role="alert">
            {say({
              zh: "草稿里的事项，本窗口今天已无权收。换一个事项。",
              en: "The item of the draft is no longer this window's today. Choose another.",
            })}
          </p>
        )}
        {power === "" || ended ? (
          <Picker
            name="receivable"
            label={say({ zh: "事项", en: "Item" })}
            hint={say({
              zh: "名称、拼音、首字母或编号；只列您的窗口今天有权收的。",
              en: "Name, pinyin, initials or code; only what your window may receive today.",
            })}
            fault={fault("item")}
            find={async (q) =>
              (await ask<Receivable>("approvals.receivable", { q, limit: 12 })).rows.map((row) => ({
                id: row.power,
                text: row.name,
                more: severalWindows ? `${row.item} · ${row.bodyName}` : row.item,
              }))
            }
            pick={({ id }) => choose(id)}
          />
        ) : (
          chosen && (
            <Chosen
              text={chosen.name}
              more={severalWindows ? `${chosen.item} · ${chosen.bodyName}` : chosen.item}
              change={() => choose("")}
            />
          )
        )}
        {asked.isError && <ProblemNote problem={asked.error} retry={() => asked.refetch()} />}
        {chosen && <Limits row={chosen} />}
      </section>
      <section id="receive-applicant" className="card" aria-labelledby="receive-applicant-title">
        <h2 id="receive-applicant-title">
          <span className="n">2</span> {say({ zh: "谁申请", en: "Who applies" })}
        </h2>
        <PickApplicant applicant={applicant} fault={fault("applicant")} pick={pick} />
      </section>
      <section id="receive-about" className="card" aria-labelledby="receive-about-title">
        <h2 id="receive-about-title">
          <span className="n">3</span> {say({ zh: "新办、变更还是延续", en: "New, change or renewal" })}
        </h2>
        <ReceiveAbout
          item={chosen?.item ?? ""}
          applicant={applicant?.id ?? ""}
          about={about}
          fault={fault("about")}
          set={setAbout}
        />
      </section>
      <section id="receive-papers" className="card" aria-labelledby="receive-papers-title">
        <h2 id="receive-papers-title">
          <span className="n">4</span> {say({ zh: "带来哪些材料", en: "Which papers" })}
        </h2>
        {(power === "" || ended) && <p className="s">{say({ zh: "先选事项。", en: "Choose the item first." })}</p>}
        {power !== "" && asked.isPending && <Waiting rows={3} />}
        {chosen && (
          <>
            <p className="s">
              {say({
                zh: "只收清单上的材料（优化营商环境条例 第三十五条）。没带齐也收，一次告知要补的。",
                en: "Only what the list names may be taken. Take an incomplete file too, and say once what is missing.",
              })}
            </p>
            <p>
              <button type="button" className="btn sm" onClick={() => setPapers(listed)}>
                {say({ zh: "全部带来了", en: "All are here" })}
              </button>
            </p>
            <ul className="paper-list">
              {chosen.papers.map((paper) => (
                <li key={paper.name}>
                  <label>
                    <input
                      type="checkbox"
                      checked={brought.includes(paper.name)}
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
            <PaperUploadBox papers={uploads} names={listed} />
          </>
        )}
      </section>
      {receiving.isError && <ProblemNote problem={receiving.error} />}
      <p className="row submit">
        {acceptable && (
          <button type="submit" id="accept-at-once" className="btn p" aria-describedby="accept-at-once-hint">
            {receiving.isPending && receiving.variables === "approvals.acceptOnTheSpot"
              ? say({ zh: "正在受理", en: "Accepting" })
              : say({ zh: "收件并当场受理", en: "Receive and accept at once" })}
          </button>
        )}
        <button type="submit" className={acceptable ? "btn" : "btn p"}>
          {receiving.isPending && receiving.variables === "approvals.receive"
            ? say({ zh: "正在收件", en: "Receiving" })
            : say({ zh: "收件并出具凭证", en: "Receive and issue the receipt" })}
        </button>
        <span className="s">
          {chosen &&
            say({
              zh: `材料 ${brought.length} / ${listed.length}。事项和材料自动留草稿；申请人不留。`,
              en: `${brought.length} of ${listed.length} papers. Item and papers are kept as a draft, the applicant never.`,
            })}
        </span>
      </p>
      {acceptable && (
        <p className="s" id="accept-at-once-hint">
          {say({
            zh: "材料齐全、符合法定形式的，当场受理，同时出具受理通知书；时限从下一个工作日起算（行政许可法 第三十二条）。还要看一看的，先收件。",
            en: "What is complete and in form is accepted at once, with the notice of acceptance; the limits run from the next workday (licensing law, art. 32). What needs a closer look is received first.",
          })}
        </p>
      )}
    </form>
  );
}
