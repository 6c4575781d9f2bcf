import { useId } from "react";
import { useWords } from "#kernel/desk/language.ts";
import type { EntryShown } from "../negative/entries-query.ts";

/** How the office deals with an entry that speaks of the activity. */
export type Treatment = {
  readonly how: "cite" | "setAside";
  readonly why: string;
  /** Codes of the items that the letter tells to apply for; null until somebody chooses. */
  readonly items: readonly string[] | null;
};

/** An entry's only item is meant without asking; of several (a lorry's licence, a coach's licence) the office chooses. */
export function itemsOf(entry: EntryShown, { items }: Treatment): EntryShown["items"] {
  if (items === null) return entry.items.length === 1 ? entry.items : [];
  return entry.items.filter(({ code }) => items.includes(code));
}

type AskedEntryProps = {
  readonly entry: EntryShown;
  readonly words: readonly string[];
  readonly treatment: Treatment;
  readonly treat: (treatment: Treatment) => void;
};

/**
 * One matching entry: cited, or set aside with the reason that the letter states.
 *
 * Accessibility: a group of two radio buttons with the entry's title as its legend; the reason's field has its own label.
 */
export function AskedEntry({ entry, words, treatment, treat }: AskedEntryProps) {
  const say = useWords();
  const id = useId();
  const chosen = itemsOf(entry, treatment).map(({ code }) => code);
  return (
    <li>
      <fieldset className="choices">
        <legend>
          {entry.title}{" "}
          <span className="s">
            {entry.class === "prohibited"
              ? say({ zh: "禁止准入", en: "prohibited" })
              : say({ zh: "许可准入", en: "by permission" })}
          </span>
        </legend>
        <p className="s">
          {entry.measure} {say({ zh: `相符的词：${words.join("、")}`, en: `matched by: ${words.join(", ")}` })}
        </p>
        <label>
          <input
            type="radio"
            checked={treatment.how === "cite"}
            onChange={() => treat({ ...treatment, how: "cite" })}
          />{" "}
          {say({ zh: "引用", en: "Cite it" })}
        </label>
        <label>
          <input
            type="radio"
            checked={treatment.how === "setAside"}
            onChange={() => treat({ ...treatment, how: "setAside" })}
          />{" "}
          {say({ zh: "不适用，写明为什么", en: "It does not apply; say why" })}
        </label>
        {treatment.how === "cite" && entry.class === "permitted" && entry.items.length > 0 && (
          <div className="asked-items">
            <span className="s">
              {entry.items.length === 1
                ? say({ zh: "写进告知书的许可：", en: "The letter tells to apply for:" })
                : say({ zh: "勾选这件事要办的许可，写进告知书：", en: "Tick what this needs; the letter tells it:" })}
            </span>
            {entry.items.map(({ code, name }) => (
              <label key={code}>
                <input
                  type="checkbox"
                  checked={chosen.includes(code)}
                  onChange={(event) =>
                    treat({
                      ...treatment,
                      items: event.target.checked ? [...chosen, code] : chosen.filter((one) => one !== code),
                    })
                  }
                />{" "}
                {name}
              </label>
            ))}
          </div>
        )}
        {treatment.how === "setAside" && (
          <>
            <label className="label" htmlFor={`${id}-why`}>
              {say({ zh: "为什么不适用（写进告知书）", en: "Why it does not apply (the letter states it)" })}
            </label>
            <input
              id={`${id}-why`}
              className="in"
              value={treatment.why}
              maxLength={300}
              onChange={(event) => treat({ ...treatment, why: event.target.value })}
            />
          </>
        )}
      </fieldset>
    </li>
  );
}
