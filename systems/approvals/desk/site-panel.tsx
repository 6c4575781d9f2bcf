import { Link } from "wouter";
import { useWords } from "#kernel/desk/language.ts";
import { ProblemNote } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { Contradiction } from "../site/contradictions.ts";
import type { SiteNow } from "../site/query.ts";
import { termWords, valueWords } from "../site/terms.ts";

/** 多规合一 of a project: what each planning body has set before filing, and a warning where something is applied for against it. */
export function SitePanel({ matter }: { readonly matter: string }) {
  const say = useWords();
  const answer = useAsk<SiteNow>("approvals.siteConditions", { matter }, { keep: false });
  if (answer.isError) return <ProblemNote problem={answer.error} retry={() => answer.refetch()} />;
  if (!answer.data || answer.data.rows.length === 0) return null;
  return (
    <section className="joint" aria-labelledby="site-title">
      <h2 className="h3" id="site-title">
        {say({ zh: "立项前定下的条件", en: "Settled before filing" })}{" "}
        <span className="s">{say({ zh: "多规合一（CON-06）", en: "on one map of all plans (CON-06)" })}</span>
      </h2>
      <SiteWarning contradicted={answer.data.contradicted} />
      <SiteTable rows={answer.data.rows} />
    </section>
  );
}

/** Each condition, by whom and when, and the document that it stands in. */
export function SiteTable({ rows }: { readonly rows: SiteNow["rows"] }) {
  const say = useWords();
  return (
    <div className="inset joint-round">
      <table className="joint-members">
        <thead>
          <tr>
            <th scope="col">{say({ zh: "条件", en: "Condition" })}</th>
            <th scope="col">{say({ zh: "机构", en: "Body" })}</th>
            <th scope="col">{say({ zh: "提出", en: "Given" })}</th>
            <th scope="col">{say({ zh: "会商意见书", en: "Document" })}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>{say(termWords(row.term))}</td>
              <td>{row.bodyName}</td>
              <td className="nw">{row.givenOn}</td>
              <td>
                <Link href={`/cases/${row.caseId}?tab=documents`}>
                  {row.number ?? say({ zh: "会商办件", en: "the case" })}
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What is applied for against a settled condition. A warning: the city decides whether it is refused (CON-06). */
export function SiteWarning({ contradicted }: { readonly contradicted: readonly Contradiction[] }) {
  const say = useWords();
  if (contradicted.length === 0) return null;
  return (
    <div className="why inset-why" role="note">
      <b>{say({ zh: "注意：与立项前定下的条件不合", en: "Note: this contradicts what was settled before filing" })}</b>
      <ul className="dots">
        {contradicted.map(({ term, found }) => (
          <li key={`${term.path} ${term.bound} ${String(found)}`}>
            {say({
              zh: `${termWords(term).zh}，申请的是${valueWords(found).zh}`,
              en: `${termWords(term).en}; applied for: ${valueWords(found).en}`,
            })}
          </li>
        ))}
      </ul>
      <small>
        CON-06 ·{" "}
        {say({
          zh: "请申请人改，或者重新会商；这不是不予受理的理由。",
          en: "ask for a change or for another round; it is no ground to turn it away.",
        })}
      </small>
    </div>
  );
}
