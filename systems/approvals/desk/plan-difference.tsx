import { useWords } from "#kernel/desk/language.ts";
import { differenceWords } from "../plan/difference-words.ts";
import type { PlanDifference } from "../plan/plan-difference.ts";

/** What a change of the facts makes of the plan, each part with what it is about. */
export function DifferenceOf({ difference }: { readonly difference: PlanDifference }) {
  const say = useWords();
  return (
    <dl className="effect inset">
      {differenceWords(difference).map(({ id, label, lines }) => (
        <div className="pair" key={id}>
          <dt>{say(label)}</dt>
          <dd>
            {lines.map((line) => (
              <p key={line.zh}>{say(line)}</p>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
