import "./receive.css";
import { useEffect, useState } from "react";
import { useWords } from "#kernel/desk/language.ts";
import { useSearchParameters } from "#kernel/desk/search-parameters.ts";
import { ProblemNote, Waiting } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { PermitAnswer } from "./permit-answer.ts";
import { Receipt } from "./receipt.tsx";
import { type Begin, ReceiveForm } from "./receive-form.tsx";

/** 收件: which item, who applies, which papers they bring; a receipt at the end. */
export default function ReceivePage() {
  const say = useWords();
  const [received, setReceived] = useState<string | null>(null);
  const [seen, setSeen] = useSearchParameters({ kind: "", permit: "", power: "" });
  useEffect(() => {
    document.title = say({ zh: "收件 · 并联", en: "Receive · Binglian" });
  }, [say]);
  const another = () => {
    setSeen({ kind: "", permit: "", power: "" });
    setReceived(null);
  };
  return (
    <main className="receive">
      {received ? (
        <Receipt id={received} another={another} />
      ) : seen.permit !== "" ? (
        <AboutPermit {...seen} done={setReceived} />
      ) : (
        <ReceiveForm done={setReceived} />
      )}
    </main>
  );
}

/** The form begun from a permit: its item, its holder, and a change or a renewal of it. */
function AboutPermit(props: {
  readonly kind: string;
  readonly permit: string;
  readonly power: string;
  readonly done: (id: string) => void;
}) {
  const answer = useAsk<PermitAnswer>("approvals.permit", { id: props.permit }, { keep: false });
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <ProblemNote problem={answer.error} retry={() => answer.refetch()} />;
  const { permit } = answer.data;
  const begin: Begin = {
    power: props.power || permit.power,
    about: { kind: props.kind === "renewal" ? "renewal" : "change", permit: permit.id, wish: "" },
    applicant: { id: permit.holder, text: permit.holderName, more: permit.number },
  };
  return <ReceiveForm key={permit.id} begin={begin} done={props.done} />;
}
