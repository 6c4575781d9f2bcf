import { useEffect, useRef } from "react";
import { Link } from "wouter";
import { useWords } from "#kernel/desk/language.ts";
import { ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { CaseAnswer } from "./case-answer.ts";
import { DocumentSheet } from "./document-sheet.tsx";

/** What is handed over once an application was taken in: the receipt with its query code, and the notice if it was accepted too. */
export function Receipt({ id, another }: { readonly id: string; readonly another: () => void }) {
  const say = useWords();
  const answer = useAsk<CaseAnswer>("approvals.case", { id });
  const title = useRef<HTMLHeadingElement>(null);
  const there = answer.data !== undefined;
  useEffect(() => {
    if (there) title.current?.focus();
  }, [there]);
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <ProblemNote problem={answer.error} retry={() => answer.refetch()} />;
  const { case: file, documents, version, papers } = answer.data;
  const sheets = handedOver.flatMap((kind) => documents.filter((one) => one.kind === kind));
  const notice = sheets.find(({ kind }) => kind === "受理通知书");
  const missing = version.papers.filter(({ name }) => !papers.some((one) => one.name === name));
  return (
    <div className="receipt">
      <h1 tabIndex={-1} ref={title} className="screen-only">
        {notice ? say({ zh: "已当场受理", en: "Accepted at once" }) : say({ zh: "已收件", en: "Received" })}
      </h1>
      <dl className="effect screen-only big-code">
        <div className="pair">
          <dt>{say({ zh: "查询码", en: "Code" })}</dt>
          <dd>
            <b data-query-code>{file.queryCode}</b>
          </dd>
        </div>
        <div className="pair">
          <dt>{say({ zh: "凭证号", en: "Number" })}</dt>
          <dd>{sheets[0]?.number ?? "—"}</dd>
        </div>
        {notice && (
          <div className="pair">
            <dt>{say({ zh: "受理号", en: "Acceptance" })}</dt>
            <dd>{notice.number}</dd>
          </div>
        )}
        {missing.length > 0 && (
          <div className="pair">
            <dt>{say({ zh: "还缺", en: "Missing" })}</dt>
            <dd className="red">{missing.map(({ name }) => name).join("；")}</dd>
          </div>
        )}
      </dl>
      <p className="row screen-only">
        <button type="button" className="btn" onClick={() => window.print()}>
          {notice
            ? say({ zh: "打印凭证和通知书", en: "Print receipt and notice" })
            : say({ zh: "打印凭证", en: "Print the receipt" })}
        </button>
        <Link className="btn p" href={`/cases/${id}`}>
          {say({ zh: "打开这一件", en: "Open the case" })}
        </Link>
        <button type="button" className="btn" onClick={another}>
          {say({ zh: "再收一件", en: "Receive another" })}
        </button>
      </p>
      {sheets.map((paper) => (
        <DocumentSheet
          key={paper.number}
          kind={paper.kind}
          number={paper.number}
          on={paper.issuedOn}
          content={paper.content}
          body={file.bodyName}
          addressee={file.applicantName}
          queryCode={file.queryCode}
        />
      ))}
    </div>
  );
}

const handedOver: readonly string[] = ["收件凭证", "受理通知书"];
