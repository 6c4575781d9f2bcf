import "./case.css";
import "./sign.css";
import { useEffect } from "react";
import { useKeys } from "#kernel/desk/keys.ts";
import { useWords } from "#kernel/desk/language.ts";
import { ListHead } from "#kernel/desk/list-head.tsx";
import { Pager } from "#kernel/desk/pager.tsx";
import { useSearchParameters } from "#kernel/desk/search-parameters.ts";
import { useSession } from "#kernel/desk/session.ts";
import { Empty, ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { Words } from "#kernel/text/words.ts";
import { ConsultationDetail } from "./consultation-detail.tsx";
import { HearingDetail } from "./hearing-detail.tsx";
import type { ConsultationsAnswer, HearingsAnswer } from "./opinion-answers.ts";
import { exportOpinions, lineOf } from "./opinion-lines.ts";
import { OpinionTable } from "./opinion-table.tsx";

const defaults = { tab: "", q: "", state: "open", after: "", row: "" };

/** 意见听证: what other bodies ask this one, and hearings that it holds or that one is a party to; what is due first stands first. */
export default function OpinionsPage() {
  const say = useWords();
  const applicant = useSession().posts.length === 0;
  const [seen, setSeen] = useSearchParameters(defaults);
  const hearings = applicant || seen.tab === "hearings";
  const name = hearings ? "approvals.hearings" : "approvals.consultations";
  const { q, after } = seen;
  const state = seen.state === "all" ? "" : seen.state;
  const answer = useAsk<ConsultationsAnswer | HearingsAnswer>(name, { q, state, after });
  useEffect(() => {
    document.title = say({ zh: "意见和听证 · 并联", en: "Opinions and hearings · Binglian" });
  }, [say]);
  const found = answer.data?.rows ?? [];
  const lines = found.map(lineOf);
  const at = Math.max(
    0,
    lines.findIndex(({ id }) => id === seen.row),
  );
  const current = found[at];
  const move = (step: number) => {
    const next = lines[Math.min(lines.length - 1, Math.max(0, at + step))];
    if (next) setSeen({ row: next.id });
  };
  useKeys([
    { key: "j", title: { zh: "下一件", en: "Next" }, run: () => move(1) },
    { key: "k", title: { zh: "上一件", en: "Previous" }, run: () => move(-1) },
    { key: "/", title: { zh: "筛选", en: "Filter" }, run: () => document.getElementById("list-words")?.focus() },
  ]);
  const title: Words = hearings
    ? { zh: "听证", en: "Hearings" }
    : { zh: "征求本机构的意见", en: "Opinions asked of us" };
  const choose = (tab: string) => setSeen({ tab, after: "", row: "" });
  return (
    <main className="list-page opinions-page">
      {!applicant && (
        <fieldset className="which">
          <legend className="unseen">{say({ zh: "看哪一种", en: "Which" })}</legend>
          <button type="button" className="btn sm" aria-pressed={!hearings} onClick={() => choose("")}>
            {say({ zh: "征求意见", en: "Opinions" })}
          </button>
          <button type="button" className="btn sm" aria-pressed={hearings} onClick={() => choose("hearings")}>
            {say({ zh: "听证", en: "Hearings" })}
          </button>
        </fieldset>
      )}
      <ListHead
        title={say(title)}
        total={answer.data?.total}
        words={q}
        change={(words) => setSeen({ q: words, after: "", row: "" })}
        exportAll={() => exportOpinions(name, { q, state }, say(title), say)}
      >
        <label className="row nw s">
          {say({ zh: "状态", en: "State" })}
          <select
            className="in small"
            value={seen.state}
            onChange={(event) => setSeen({ state: event.target.value, after: "", row: "" })}
          >
            <option value="open">{say({ zh: "还没了结", en: "Open" })}</option>
            <option value="over">{say({ zh: "已了结", en: "Over" })}</option>
            <option value="all">{say({ zh: "全部", en: "All" })}</option>
          </select>
        </label>
      </ListHead>
      {answer.isError && <ProblemNote problem={answer.error} retry={() => answer.refetch()} />}
      {answer.isPending && <Waiting rows={8} />}
      {answer.data && lines.length === 0 && (
        <Empty
          title={
            hearings ? say({ zh: "没有听证", en: "No hearings" }) : say({ zh: "没有要答复的", en: "Nothing to answer" })
          }
          why={
            hearings
              ? say({
                  zh: "告知过听证权利的件在这里：谁可以要求、什么时候以前举行。",
                  en: "Cases whose parties were told of a hearing stand here: who may ask, and by when it is held.",
                })
              : say({
                  zh: "别的机构就它们的办件征求本机构意见时，在这里答复；逾期不答是异常。",
                  en: "When another body asks for an opinion on its case, it is answered here; not to answer is an anomaly.",
                })
          }
        />
      )}
      {answer.data && current && (
        <div className="sign">
          <OpinionTable
            lines={lines}
            today={answer.data.today}
            current={current.id}
            select={(id) => setSeen({ row: id })}
          />
          <section className="decision" aria-label={say({ zh: "这一件", en: "This one" })}>
            {"question" in current ? (
              <ConsultationDetail key={current.id} asked={current} />
            ) : (
              <HearingDetail key={current.id} hearing={current} />
            )}
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
    </main>
  );
}
