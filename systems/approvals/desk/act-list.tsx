import { useWords } from "#kernel/desk/language.ts";
import { actForm, groupWords } from "./act-forms.ts";
import type { CaseAct } from "./case-answer.ts";

type ListProps = {
  readonly acts: readonly CaseAct[];
  readonly chosen: CaseAct | undefined;
  readonly choose: (one: CaseAct) => void;
  readonly peek: (command: string) => void;
};

/** Acts by what they are for; one that is not possible says so, and why when it is focused. */
export function ActList({ acts, chosen, choose, peek }: ListProps) {
  const say = useWords();
  const groups = (Object.keys(groupWords) as (keyof typeof groupWords)[]).map((group) => ({
    group,
    own: acts.filter(({ command }) => actForm(command).group === group),
  }));
  return groups
    .filter(({ own }) => own.length > 0)
    .map(({ group, own }) => (
      <ul className="cmd" key={group} aria-label={say(groupWords[group])}>
        {own.map((one) => (
          <li key={one.command}>
            <button
              type="button"
              className={one.allowed ? undefined : "no"}
              aria-pressed={one === chosen}
              aria-disabled={!one.allowed}
              onClick={() => choose(one)}
              onFocus={() => peek(one.command)}
              onBlur={() => peek("")}
            >
              {actForm(one.command).key && <kbd>{actForm(one.command).key}</kbd>}
              <span className="grow">{say(one.title)}</span>
              {!one.allowed && <small>{say({ zh: "不可用", en: "not now" })}</small>}
            </button>
          </li>
        ))}
      </ul>
    ));
}
