import "./ask.css";
import { useMutation } from "@tanstack/react-query";
import { type FormEvent, useEffect, useState } from "react";
import { act, askUnaddressed, type Done, newKey, type Problem } from "#kernel/desk/api.ts";
import { useLanguage, useWords } from "#kernel/desk/language.ts";
import { type Choice, Picker } from "#kernel/desk/picker.tsx";
import { useSession } from "#kernel/desk/session.ts";
import { ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { ActivityShown } from "../negative/activity-query.ts";
import { AskedEntry, itemsOf, type Treatment } from "./asked-entry.tsx";
import { IssuedLetter } from "./issued-letter.tsx";
import { verdictOf, verdictWords } from "./verdict.ts";

type Subjects = {
  readonly rows: readonly { readonly id: string; readonly name: string; readonly identifierMasked: string }[];
};
const numberLike = /^[0-9A-Z]{15,20}$/i;

/** 准入答复: what somebody wants to do, the entries that speak of it, and the numbered letter on the spot (CLK-05, LST-16). */
export default function AskPage() {
  const say = useWords();
  const [issued, setIssued] = useState<string | null>(null);
  useEffect(() => {
    document.title = say({ zh: "准入答复 · 并联", en: "Market access · Binglian" });
  }, [say]);
  return (
    <main className="ask-page">
      {issued === null ? <AskForm done={setIssued} /> : <IssuedLetter id={issued} another={() => setIssued(null)} />}
    </main>
  );
}

function AskForm({ done }: { readonly done: (id: string) => void }) {
  const say = useWords();
  const [typed, setTyped] = useState("");
  const [activity, setActivity] = useState("");
  const [subject, setSubject] = useState<Choice | null>(null);
  const answer = useAsk<ActivityShown>("lists.activity", { activity }, { enabled: activity !== "", keep: false });
  const look = (event: FormEvent) => {
    event.preventDefault();
    setActivity(typed.trim());
  };
  return (
    <>
      <h1>{say({ zh: "准入答复", en: "Answer on market access" })}</h1>
      <p className="s">
        {say({
          zh: "法无禁止即可为：说要许可的，由本机关引用条目；没有可引用的，当场发无需许可告知书（行政许可法 第三十二条）。",
          en: "An office that demands a permission cites the entry; where there is none, the letter says so on the spot.",
        })}
      </p>
      <form onSubmit={look} className="card">
        <label className="label" htmlFor="activity">
          {say({ zh: "想做什么，照来人的说法写", en: "What they want to do, in their words" })}
        </label>
        <p className="row">
          <input
            id="activity"
            className="in grow"
            value={typed}
            maxLength={300}
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
          />
          <button type="submit" className="btn p">
            {say({ zh: "查清单", en: "Look it up" })}
          </button>
        </p>
      </form>
      {answer.isError && <ProblemNote problem={answer.error} retry={() => answer.refetch()} />}
      {activity !== "" && answer.isPending && <Waiting rows={3} />}
      {answer.data && (
        <AnswerForm key={answer.data.activity} shown={answer.data} subject={subject} pick={setSubject} done={done} />
      )}
    </>
  );
}

type AnswerFormProps = {
  readonly shown: ActivityShown;
  readonly subject: Choice | null;
  readonly pick: (subject: Choice | null) => void;
  readonly done: (id: string) => void;
};

/** Each matching entry is cited or set aside; what is cited makes the answer, and nobody picks it by hand. */
function AnswerForm({ shown, subject, pick, done }: AnswerFormProps) {
  const say = useWords();
  const language = useLanguage();
  const session = useSession();
  const bodies = [
    ...new Set(session.posts.filter(({ kind }) => kind === "window" || kind === "listKeeper").map(({ body }) => body)),
  ];
  const [body, setBody] = useState(bodies[0] ?? "");
  const [treated, setTreated] = useState<Readonly<Record<string, Treatment>>>({});
  const [key, setKey] = useState(newKey);
  const treatmentOf = (id: string): Treatment => treated[id] ?? { how: "cite", why: "", items: null };
  const cited = shown.matches.filter(({ entry }) => treatmentOf(entry.id).how === "cite").map(({ entry }) => entry);
  const verdict = verdictOf(cited);
  const issuing = useMutation<Done, Problem>({
    mutationFn: () =>
      act({
        command: "lists.answerActivity",
        input: {
          ...{ activity: shown.activity, subject: subject?.id ?? "", answer: verdict, body },
          entries: cited.filter((entry) => entry.class === verdict).map(({ id }) => id),
          items:
            verdict === "permitted"
              ? [...new Set(cited.flatMap((entry) => itemsOf(entry, treatmentOf(entry.id)).map(({ code }) => code)))]
              : [],
          setAside: shown.matches
            .filter(({ entry }) => treatmentOf(entry.id).how === "setAside")
            .map(({ entry }) => ({ entry: entry.id, why: treatmentOf(entry.id).why.trim() })),
        },
        key,
      }),
    onSuccess: ({ id }) => done(id),
    // Another answer is another request.
    onError: () => setKey(newKey()),
  });
  const { edition } = shown;
  return (
    <>
      <section className="card" aria-labelledby="ask-entries">
        <h2 id="ask-entries">{say({ zh: "清单怎么说", en: "What the list says" })}</h2>
        <p className="s">
          {edition === null
            ? say({
                zh: "没有装入今天有效的清单，不能答复。",
                en: "No list in force is loaded; no answer can be given.",
              })
            : say({
                zh: `${edition.title.zh}，查了${shown.lookedThrough}条`,
                en: `${edition.title.en}, ${shown.lookedThrough} entries looked through`,
              })}
        </p>
        {shown.matches.length === 0 ? (
          <p>{say({ zh: "没有相符的条目。", en: "No entry matches." })}</p>
        ) : (
          <ul className="asked-entries">
            {shown.matches.map(({ entry, words }) => (
              <AskedEntry
                key={entry.id}
                entry={entry}
                words={words}
                treatment={treatmentOf(entry.id)}
                treat={(treatment) => setTreated({ ...treated, [entry.id]: treatment })}
              />
            ))}
          </ul>
        )}
        {verdict !== "prohibited" &&
          shown.filings.map(({ name, how, basis }) => (
            <p key={name.zh} className="s">
              {say({ zh: "依法备案，写进告知书：", en: "To be filed, as the letter says: " })}
              <b>{name[language]}</b> {how[language]} {basis}
            </p>
          ))}
        <p className="verdict">
          {say({ zh: "答复：", en: "The answer: " })}
          <b>{verdictWords[verdict][language]}</b>
        </p>
      </section>
      <section className="card" aria-labelledby="ask-who">
        <h2 id="ask-who">{say({ zh: "告知书写给谁", en: "To whom the letter goes" })}</h2>
        {subject === null ? (
          <Picker
            name="ask-subjects"
            label={say({ zh: "询问人", en: "Who asks" })}
            hint={say({
              zh: "企业名称、18位统一社会信用代码；自然人用完整的公民身份号码。没有登记的，先在收件页登记。",
              en: "A firm's name or credit code; a person by their whole number. Register new ones on the receiving page.",
            })}
            find={async (words) => {
              const compact = words.replace(/[\s-]/g, "");
              const asked = numberLike.test(compact) ? { identifier: compact } : { name: words };
              const { rows } = await askUnaddressed<Subjects>("directory.subjects", { ...asked, limit: 12 });
              return rows.map((row) => ({ id: row.id, text: row.name, more: row.identifierMasked }));
            }}
            pick={pick}
          />
        ) : (
          <p className="row">
            <b>{subject.text}</b> <span className="s grow">{subject.more}</span>
            <button type="button" className="btn sm" onClick={() => pick(null)}>
              {say({ zh: "更换", en: "Change" })}
            </button>
          </p>
        )}
        {bodies.length > 1 && (
          <label className="row s">
            {say({ zh: "以哪个机构的名义", en: "In whose name" })}
            <select className="in small" value={body} onChange={(event) => setBody(event.target.value)}>
              {bodies.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </select>
          </label>
        )}
      </section>
      {issuing.isError && <ProblemNote problem={issuing.error} />}
      <p>
        <button
          type="button"
          className="btn p"
          aria-disabled={subject === null || edition === null || issuing.isPending}
          onClick={() => subject !== null && edition !== null && !issuing.isPending && issuing.mutate()}
        >
          {issuing.isPending
            ? say({ zh: "正在出具", en: "Issuing" })
            : verdict === "free"
              ? say({ zh: "出具无需许可告知书", en: "Issue the letter that no permission is needed" })
              : say({ zh: "出具准入告知书", en: "Issue the letter on market access" })}
        </button>{" "}
        {subject === null && <span className="s">{say({ zh: "先选询问人。", en: "Choose who asks first." })}</span>}
      </p>
    </>
  );
}
