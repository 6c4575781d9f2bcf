import "./decision.css";
import "./joint.css";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Link } from "wouter";
import { act, type Done, newKey, type Problem } from "#kernel/desk/api.ts";
import { useWords } from "#kernel/desk/language.ts";
import { hasRole, useSession } from "#kernel/desk/session.ts";
import { ProblemNote } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import { opinionWords } from "../consult/opinion-words.ts";
import type { SimulationOffer, SimulationsAnswer } from "../simulation/query.ts";
import { notBinding, simulationStateWords } from "../simulation/words.ts";
import { ActsPanel } from "./acts-panel.tsx";

type Row = SimulationsAnswer["rows"][number];

/** 模拟审批 of a project: what bodies have said before the land is held, what can still be asked of them, and one's own part. */
export function SimulationPanel({ matter }: { readonly matter: string }) {
  const say = useWords();
  const may = hasRole(useSession(), ["window", "agent", "subject"]);
  const answer = useAsk<SimulationsAnswer>("approvals.simulations", { matter }, { keep: false });
  if (answer.isError) return <ProblemNote problem={answer.error} retry={() => answer.refetch()} />;
  const rows = answer.data?.rows ?? [];
  const offers = may ? (answer.data?.offers ?? []) : [];
  if (rows.length === 0 && offers.length === 0) return null;
  return (
    <section className="joint" aria-labelledby="simulation-title">
      <h2 className="h3" id="simulation-title">
        {say({ zh: "模拟审批", en: "Simulated approval" })}{" "}
        <span className="s">
          {say({
            zh: `土地到手以前先看；${notBinding.zh}，不走时限（INV-09）`,
            en: `before the land is held; ${notBinding.en}, and no limit runs (INV-09)`,
          })}
        </span>
      </h2>
      {rows.length > 0 && <Steps rows={rows} />}
      {rows.map((row) => (
        <Part key={row.id} row={row} />
      ))}
      {offers.length > 0 && <Begin key={offers.map(({ id }) => id).join()} matter={matter} offers={offers} />}
    </section>
  );
}

function Steps({ rows }: { readonly rows: readonly Row[] }) {
  const say = useWords();
  return (
    <div className="inset joint-round">
      <table className="joint-members">
        <thead>
          <tr>
            <th scope="col">{say({ zh: "机构", en: "Body" })}</th>
            <th scope="col">{say({ zh: "步骤", en: "Step" })}</th>
            <th scope="col">{say({ zh: "目标（不是时限）", en: "Target, no limit" })}</th>
            <th scope="col">{say({ zh: "模拟意见", en: "Simulated opinion" })}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{row.bodyName}</td>
              <td>
                {row.caseId ? <Link href={`/cases/${row.caseId}`}>{say(row.name)}</Link> : say(row.name)}
                <span className="s">
                  {" "}
                  {say({ zh: `缺${row.missing.join("、")}`, en: `without ${row.missing.join("、")}` })}
                </span>
              </td>
              <td className="nw">
                {row.state === "asked" ? say({ zh: `${row.target}前`, en: `by ${row.target}` }) : row.givenOn}
              </td>
              <td>
                <SaidInSimulation row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** State, opinion and number of a simulated step. */
export function SaidInSimulation({ row }: { readonly row: Omit<Row, "acts"> }) {
  const say = useWords();
  return (
    <>
      {say(simulationStateWords[row.state])}
      {row.opinion && `：${say(opinionWords[row.opinion])}`}
      {row.number && (
        <span className="s">
          {" "}
          {row.number}（{say(notBinding)}）
        </span>
      )}
      {row.reply && <p className="said">{row.reply}</p>}
      {row.conditions.length > 0 && (
        <ol className="dots">
          {row.conditions.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ol>
      )}
    </>
  );
}

/** What one may do with a step now; what only others may do is none of one's own. */
function Part({ row }: { readonly row: Row }) {
  const say = useWords();
  const acts = row.acts.filter(({ refusal }) => refusal?.code !== "NOT_ALLOWED");
  if (acts.length === 0) return null;
  return (
    <details className="inset joint-round">
      <summary>
        {say(row.name)} · {row.bodyName}
      </summary>
      <ActsPanel
        on={{ id: row.id, version: row.version, status: null, body: row.bodyName, addressee: "" }}
        acts={acts}
      />
    </details>
  );
}

function Begin({ matter, offers }: { readonly matter: string; readonly offers: readonly SimulationOffer[] }) {
  const say = useWords();
  const queries = useQueryClient();
  const [out, setOut] = useState<ReadonlySet<string>>(new Set());
  const [key] = useState(newKey);
  const steps = offers.filter(({ id }) => !out.has(id)).map(({ id }) => id);
  const begin = useMutation<Done, Problem>({
    mutationFn: () => act({ command: "approvals.beginSimulation", on: matter, input: { steps }, key }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!begin.isPending) begin.mutate();
  };
  return (
    <details className="inset joint-begin">
      <summary>
        {say({
          zh: `发起模拟审批：${offers.length} 步只缺土地材料`,
          en: `Begin: ${offers.length} steps lack land papers only`,
        })}
      </summary>
      <form className="act-fields" onSubmit={submit}>
        <fieldset className="choices">
          <legend>{say({ zh: "先看哪些步骤", en: "Which steps" })}</legend>
          {offers.map(({ id, name, missing }) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={!out.has(id)}
                onChange={({ target }) => {
                  const next = new Set(out);
                  if (target.checked) next.delete(id);
                  else next.add(id);
                  setOut(next);
                }}
              />
              {say(name)}{" "}
              <span className="s2">{say({ zh: `缺${missing.join("、")}`, en: `without ${missing.join("、")}` })}</span>
            </label>
          ))}
        </fieldset>
        <p className="s">
          {say({
            zh: "模拟意见不具法律效力，不是许可；缺的材料到了再正式受理，时限从那天起算。",
            en: "A simulated opinion binds nobody and is no permit; once the paper is there the case is accepted, and its limit runs from then on.",
          })}
        </p>
        {begin.isError && <ProblemNote problem={begin.error} />}
        <p>
          <button type="submit" className="btn p">
            {begin.isPending
              ? say({ zh: "正在发起", en: "Sending" })
              : say({ zh: `请 ${steps.length} 步的机构出模拟意见`, en: `Ask for ${steps.length} simulated opinions` })}
          </button>
        </p>
      </form>
    </details>
  );
}
