import { useWords } from "#kernel/desk/language.ts";
import { useAsk } from "#kernel/desk/use-ask.ts";
import { contradictions } from "../site/contradictions.ts";
import type { SiteAgreement } from "../site/query.ts";
import { termWords } from "../site/terms.ts";
import { SiteWarning } from "./site-panel.tsx";

type PickProps = {
  readonly applicant: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly chosen: string;
  readonly choose: (id: string) => void;
};

/** 多规合一会商 of the applicant that the project goes on from, if there is one, and where the plan contradicts it (CON-06). */
export function PickAgreement({ applicant, facts, chosen, choose }: PickProps) {
  const say = useWords();
  const answer = useAsk<{ readonly rows: readonly SiteAgreement[] }>("approvals.siteAgreements", { applicant });
  const rows = answer.data?.rows ?? [];
  if (rows.length === 0) return null;
  const agreement = rows.find(({ id }) => id === chosen);
  return (
    <div>
      <label className="label" htmlFor="project-agreement">
        <span>{say({ zh: "立项前的多规合一会商", en: "What was settled before filing" })}</span>
        <small>{say({ zh: "选填", en: "optional" })}</small>
      </label>
      <select id="project-agreement" className="in wide" value={chosen} onChange={({ target }) => choose(target.value)}>
        <option value="">{say({ zh: "不沿用", en: "none" })}</option>
        {rows.map(({ id, itemName, queryCode, settledOn }) => (
          <option key={id} value={id}>
            {say({ zh: `${settledOn}定下：${itemName} ${queryCode}`, en: `${settledOn}: ${itemName} ${queryCode}` })}
          </option>
        ))}
      </select>
      {agreement && (
        <>
          <p className="s">
            {say({
              zh: `沿用的条件不再问：${agreement.rows.map(({ term }) => termWords(term).zh).join("；")}`,
              en: `Not asked again: ${agreement.rows.map(({ term }) => termWords(term).en).join("; ")}`,
            })}
          </p>
          <SiteWarning contradicted={contradictions(agreement.rows, facts)} />
        </>
      )}
    </div>
  );
}
