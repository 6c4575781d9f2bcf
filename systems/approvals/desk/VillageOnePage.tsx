import "./village.css";
import { useEffect, useId, useState } from "react";
import { Link, useParams } from "wouter";
import { Facts } from "#kernel/desk/facts.tsx";
import { useWords } from "#kernel/desk/language.ts";
import { LightBadge } from "#kernel/desk/lights.tsx";
import { Empty, ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import { statusWords } from "../case-words.ts";
import type { EntrustmentSeen, EntrustmentsAnswer } from "../village/query.ts";
import { type Confirmation, heldOriginals } from "../village/records.ts";
import { DocumentSheet } from "./document-sheet.tsx";
import { PaperUploadBox, usePaperUploads } from "./paper-uploads.tsx";
import { statesOf } from "./VillagePage.tsx";
import { Confirmed, VillageAct } from "./village-act.tsx";

/** One entrustment: what is still with the agent, what is to be done next, and its receipts to be printed. */
export default function VillageOnePage() {
  const { id = "" } = useParams<{ id: string }>();
  const say = useWords();
  const answer = useAsk<EntrustmentsAnswer>("approvals.entrustments", { id }, { keep: false });
  useEffect(() => {
    document.title = say({ zh: "代办件 · 并联", en: "Entrustment · Binglian" });
  }, [say]);
  const row = answer.data?.rows[0];
  return (
    <main className="village">
      <p className="screen-only">
        <Link href="/village">‹ {say({ zh: "村级代办", en: "Village agent" })}</Link>
      </p>
      {answer.isError && <ProblemNote problem={answer.error} retry={() => answer.refetch()} />}
      {answer.isPending && <Waiting rows={6} />}
      {answer.data && !row && (
        <Empty
          title={say({ zh: "没有这一件", en: "There is no such entrustment" })}
          why={say({ zh: "这里只有本村（社区）代办的。", en: "Only those of your own village are here." })}
        />
      )}
      {row && <One row={row} village={answer.data?.bodies.find((one) => one.id === row.body)?.name ?? ""} />}
    </main>
  );
}

function One({ row, village }: { readonly row: EntrustmentSeen; readonly village: string }) {
  const say = useWords();
  return (
    <>
      <div className="screen-only">
        <h1>{row.applicantName}</h1>
        <p>{row.itemName}</p>
        {statesOf(row).map(({ words, held }) => (
          <p key={words.zh} className="row">
            {held && <LightBadge light={held.light} />}
            <span>{say(words)}</span>
          </p>
        ))}
        {row.state !== "closed" && <Acts row={row} />}
        <Facts
          rows={[
            [{ zh: "承办", en: "Office" }, row.officeName],
            [
              { zh: "委托书", en: "Mandate" },
              say({ zh: `${row.mandate}，至${row.mandateUntil}`, en: `${row.mandate}, until ${row.mandateUntil}` }),
            ],
            [{ zh: "收回委托", en: "Taken back" }, row.revokedOn],
            [{ zh: "收件", en: "Taken in" }, row.takenOn],
            [{ zh: "提交", en: "Submitted" }, row.submittedOn],
            [{ zh: "查询码", en: "Query code" }, row.queryCode],
            [{ zh: "状态", en: "State" }, row.status && say(statusWords[row.status])],
            [{ zh: "代领", en: "Fetched" }, row.fetchedOn],
            [{ zh: "转交", en: "Handed over" }, row.handedOverOn],
          ]}
        />
        <p className="row village-foot">
          {row.queryCode && (
            <a className="btn" href={`/progress?code=${row.queryCode}`}>
              {say({ zh: "看进度、补材料", en: "Progress and supplements" })}
            </a>
          )}
          <button type="button" className="btn" onClick={() => window.print()}>
            {say({ zh: "打印凭证", en: "Print the receipts" })}
          </button>
        </p>
      </div>
      {[...row.documents].reverse().map((paper) => (
        <DocumentSheet
          key={paper.number}
          kind={paper.kind}
          number={paper.number}
          on={paper.issuedOn}
          content={paper.content}
          body={village}
          addressee={row.applicantName}
        />
      ))}
    </>
  );
}

/** What can be done next, one thing after the other. */
function Acts({ row }: { readonly row: EntrustmentSeen }) {
  const say = useWords();
  const [confirmed, setConfirmed] = useState<Confirmation>("signature");
  const ready = row.status === "decided" || row.status === "delivered";
  return (
    <>
      {row.originals && <HandBack row={row} />}
      {row.state === "taken" && <Submit row={row} />}
      {ready && row.fetchedOn === null && (
        <section className="card">
          <h2 className="h3">{say({ zh: "代领结果", en: "Fetch the result" })}</h2>
          <VillageAct
            command="approvals.fetchResult"
            on={row}
            input={{}}
            button={{ zh: "已领到，出凭证", en: "Fetched: issue the receipt" }}
          />
        </section>
      )}
      {row.result && (
        <section className="card">
          <h2 className="h3">{say({ zh: "把结果交给村民", en: "Hand the result over" })}</h2>
          <Confirmed value={confirmed} set={setConfirmed} />
          <VillageAct
            command="approvals.handOverResult"
            on={row}
            input={{ confirmed }}
            button={{ zh: "已交给村民，出回执", en: "Handed over: issue the receipt" }}
          />
        </section>
      )}
      <Close row={row} />
    </>
  );
}

function HandBack({ row }: { readonly row: EntrustmentSeen }) {
  const say = useWords();
  const held = heldOriginals(row.papers).map(({ name }) => name);
  const [out, setOut] = useState<ReadonlySet<string>>(new Set());
  const [confirmed, setConfirmed] = useState<Confirmation>("signature");
  return (
    <section className="card">
      <h2 className="h3">{say({ zh: "退还原件", en: "Hand originals back" })}</h2>
      <fieldset className="choices village-choices">
        <legend>{say({ zh: "退哪些", en: "Which" })}</legend>
        {held.map((name) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={!out.has(name)}
              onChange={({ target }) => {
                const next = new Set(out);
                if (target.checked) next.delete(name);
                else next.add(name);
                setOut(next);
              }}
            />{" "}
            {name}
          </label>
        ))}
      </fieldset>
      <Confirmed value={confirmed} set={setConfirmed} />
      <VillageAct
        command="approvals.handBack"
        on={row}
        input={{ papers: held.filter((name) => !out.has(name)), confirmed }}
        button={{ zh: "已退还，出回执", en: "Handed back: issue the receipt" }}
      />
    </section>
  );
}

function Submit({ row }: { readonly row: EntrustmentSeen }) {
  const say = useWords();
  const uploads = usePaperUploads();
  const names = row.papers.map(({ name }) => name);
  const left = names.filter((name) => !uploads.files.some(({ paper }) => paper === name));
  return (
    <section className="card">
      <h2 className="h3">{say({ zh: "扫描并提交", en: "Scan and submit" })}</h2>
      <PaperUploadBox papers={uploads} names={names} />
      <p className="s" role="status">
        {left.length === 0
          ? say({ zh: "都扫描了。", en: "All are scanned." })
          : say({ zh: `还没扫描：${left.join("、")}`, en: `not scanned yet: ${left.join("、")}` })}
      </p>
      <VillageAct
        command="approvals.submitEntrusted"
        on={row}
        input={{ files: uploads.files }}
        button={{ zh: "替村民提交", en: "Submit for the villager" }}
      />
    </section>
  );
}

/** Closing says by the rule itself what is still kept; without an application it asks why. */
function Close({ row }: { readonly row: EntrustmentSeen }) {
  const say = useWords();
  const id = useId();
  const [reason, setReason] = useState("");
  const typed = reason.trim();
  return (
    <details className="village-close">
      <summary>{say({ zh: "收回委托、了结代办", en: "End the mandate, close it" })}</summary>
      {row.state === "taken" && (
        <>
          <label className="label" htmlFor={id}>
            {say({ zh: "没有提交的，写明原因", en: "Why it is not submitted" })}
          </label>
          <input
            id={id}
            className="in"
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </>
      )}
      {row.revokedOn === null && (
        <VillageAct
          plain
          command="approvals.revokeMandate"
          on={row}
          input={{}}
          button={{ zh: "村民收回委托", en: "The villager takes the mandate back" }}
        />
      )}
      <VillageAct
        plain
        command="approvals.closeEntrustment"
        on={row}
        input={typed === "" ? {} : { reason: typed }}
        button={{ zh: "手里什么都没留，了结", en: "Nothing is kept: close it" }}
      />
    </details>
  );
}
