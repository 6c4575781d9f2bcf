import { Link } from "wouter";
import { useWords } from "#kernel/desk/language.ts";
import { hasRole, useSession } from "#kernel/desk/session.ts";
import { Ground } from "#kernel/desk/states.tsx";
import { caseKindWords } from "../permit-words.ts";
import type { PermitAnswer } from "./permit-answer.ts";

/** A change and a renewal: each possible now, with the way to it, or why not (行政许可法 arts 49, 50). */
export function PermitFollowUps({ answer }: { readonly answer: PermitAnswer }) {
  const say = useWords();
  const window = hasRole(useSession(), ["window"]);
  const [first] = answer.follow;
  // Who has no part in it is told so once.
  if (first?.refusal && answer.follow.every(({ refusal }) => refusal?.code === "NOT_ALLOWED"))
    return (
      <div className="why inset-why">
        {say(first.refusal.text)}
        <Ground told={first.refusal} />
      </div>
    );
  return (
    <ul className="follow inset">
      {answer.follow.map(({ kind, power, refusal }) => (
        <li key={kind}>
          <p className="row">
            <b className="grow">{say(caseKindWords[kind])}</b>
            {refusal === null &&
              (window ? (
                <Link
                  className="btn sm"
                  href={`/receive?${new URLSearchParams({ kind, permit: answer.permit.id, power })}`}
                >
                  {say({ zh: `收${caseKindWords[kind].zh}申请`, en: `Take the ${caseKindWords[kind].en} in` })}
                </Link>
              ) : (
                <a className="btn sm" href={`/items/${answer.permit.item}`}>
                  {say({ zh: "去哪里申请", en: "Where to apply" })}
                </a>
              ))}
          </p>
          {refusal && (
            <div className="why">
              {say(refusal.text)}
              <Ground told={refusal} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}
