import { useWords } from "#kernel/desk/language.ts";
import { ProblemNote } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { ActField } from "./act-form.ts";
import type { CaseAnswer } from "./case-answer.ts";

type PickProps = {
  readonly answer: CaseAnswer;
  readonly field: Extract<ActField, { kind: "pick" }>;
  readonly value: unknown;
  readonly set: (value: unknown) => void;
  readonly bound: { readonly id: string; readonly "aria-invalid": boolean };
};

/** Chooses among what the city has: people of a body, bodies, powers. */
export function PickField({ answer, field, value, set, bound }: PickProps) {
  const say = useWords();
  const found = useAsk<{ rows: readonly Readonly<Record<string, unknown>>[] }>(field.query, field.input(answer));
  if (found.isError) return <ProblemNote problem={found.error} retry={() => found.refetch()} />;
  const options = (found.data?.rows ?? []).map(field.option);
  const chosen: readonly string[] = Array.isArray(value) ? value : typeof value === "string" && value ? [value] : [];
  if (field.many)
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys too (WCAG 2.1.1)
      <ul className="pick" id={bound.id} tabIndex={0}>
        {options.map((option) => (
          <li key={option.value}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(option.value)}
                onChange={(event) =>
                  set(event.target.checked ? [...chosen, option.value] : chosen.filter((one) => one !== option.value))
                }
              />
              {say(option.text)}
            </label>
          </li>
        ))}
      </ul>
    );
  return (
    <select {...bound} className="in" value={chosen[0] ?? ""} onChange={(event) => set(event.target.value)}>
      <option value="">{say({ zh: "请选择", en: "Choose" })}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {say(option.text)}
        </option>
      ))}
    </select>
  );
}
