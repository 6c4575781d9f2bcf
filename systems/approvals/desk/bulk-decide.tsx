import { useId, useState } from "react";
import { ownProblem, type Problem } from "#kernel/desk/api.ts";
import { useWords } from "#kernel/desk/language.ts";
import type { WorkRow } from "../queries/work.ts";
import { BulkAct, type BulkWhat } from "./bulk-act.tsx";

type Outcome = "granted" | "refused";
type BulkProps = {
  readonly rows: readonly WorkRow[];
  readonly finished: (rows: readonly WorkRow[]) => Promise<unknown>;
  readonly cancel: () => void;
};

/** Deciding several at once with one outcome: the one that was proposed for the most; others are to be opened by themselves. */
export function BulkDecide({ rows, finished, cancel }: BulkProps) {
  const say = useWords();
  const id = useId();
  const toRefuse = rows.filter(({ proposal }) => proposal === "refused").length;
  const [outcome, setOutcome] = useState<Outcome>(toRefuse > rows.length / 2 ? "refused" : "granted");
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState("");
  return (
    <div className="bulk-decide">
      <fieldset className="choices">
        <legend className="unseen">{say({ zh: "同一结果", en: "One outcome" })}</legend>
        {(["granted", "refused"] as const).map((one) => (
          <label key={one}>
            <input type="radio" name={id} checked={outcome === one} onChange={() => setOutcome(one)} />
            {say(outcomes[one])}
          </label>
        ))}
        {outcome === "refused" && (
          <label className="row grow">
            <span className="nw">{say({ zh: "共同的理由", en: "Their reason" })}</span>
            <input
              className="in"
              maxLength={2000}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              onBlur={() => setReason(typed.trim())}
            />
          </label>
        )}
      </fieldset>
      <BulkAct
        key={`${outcome} ${reason}`}
        what={whatOf(outcome, reason)}
        rows={rows}
        finished={finished}
        cancel={cancel}
      />
    </div>
  );
}

const outcomes = {
  granted: { zh: "准予", en: "Grant" },
  refused: { zh: "不予许可", en: "Refuse" },
};

function whatOf(outcome: Outcome, reason: string): BulkWhat {
  const verb = outcomes[outcome];
  return {
    command: "approvals.decide",
    input: { decision: outcome, ...(reason !== "" && { reason }) },
    not: (row) => (row.proposal === outcome ? null : otherwise()),
    title: { zh: "批量签批", en: "Decide several" },
    steps: { zh: `待签批 → ${verb.zh}`, en: `To be signed → ${outcome}` },
    verb,
    past: outcome,
  };
}

/** Against what was proposed nobody decides by the dozen: that needs a look at the file (CLK-26). */
function otherwise(): Problem {
  return ownProblem({
    ...{ status: 409, code: "PROPOSED_OTHERWISE", rule: "CLK-26" },
    next: { zh: "打开这一件，单独决定或者退回重审。", en: "Open it and decide it by itself, or send it back." },
    text: {
      zh: "审查建议与这个结果不同，不能成批决定。",
      en: "The review proposes otherwise; this is not decided along with others.",
    },
  });
}
