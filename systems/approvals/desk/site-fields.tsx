import "./site.css";
import { type ReactNode, useId } from "react";
import { useWords } from "#kernel/desk/language.ts";
import type { Words } from "#kernel/text/words.ts";
import { type Bound, type SiteDeclared, valueWords } from "../site/terms.ts";

type Row = { readonly path: string; readonly bound: Bound; readonly value: string | number | boolean };
type FieldsProps = {
  readonly label: Words;
  readonly declared: readonly SiteDeclared[];
  readonly value: unknown;
  readonly set: (value: unknown) => void;
  readonly described: string | undefined;
  readonly children: ReactNode;
};

const boundChoices: readonly (readonly [Bound, Words])[] = [
  ["most", { zh: "不大于", en: "at most" }],
  ["least", { zh: "不小于", en: "at least" }],
  ["equal", { zh: "等于", en: "exactly" }],
];

/**
 * Conditions for a site, a row each; what is left empty sets none (CON-06). Folded, since most bodies set few of them or none.
 *
 * Accessibility: every field has its condition's name; a number's bound is a choice beside it.
 */
export function SiteFields({ label, declared, value, set, described, children }: FieldsProps) {
  const say = useWords();
  const rows: readonly Row[] = Array.isArray(value) ? value : [];
  if (declared.length === 0) return null;
  const put = (path: string, row: Row | null) =>
    set([...rows.filter((one) => one.path !== path), ...(row === null ? [] : [row])]);
  return (
    <details className="site-fields">
      <summary>
        {say(label)}{" "}
        <span className="s">
          {say({
            zh: `已填${rows.length}条，可填${declared.length}条`,
            en: `${rows.length} of ${declared.length} given`,
          })}
        </span>
      </summary>
      <fieldset className="asked" aria-describedby={described}>
        <legend className="unseen">{say(label)}</legend>
        {declared.map((one) => (
          <SiteField key={one.path} declared={one} row={rows.find(({ path }) => path === one.path)} put={put} />
        ))}
        {children}
      </fieldset>
    </details>
  );
}

function SiteField({
  declared,
  row,
  put,
}: {
  readonly declared: SiteDeclared;
  readonly row: Row | undefined;
  readonly put: (path: string, row: Row | null) => void;
}) {
  const say = useWords();
  const id = useId();
  const { path, words, type, values, unit } = declared;
  if (type === "number") {
    const bound = row?.bound ?? "most";
    return (
      <div className="site-field">
        <label htmlFor={id}>{say(words)}</label>
        <select
          className="in small"
          aria-label={say({ zh: `${words.zh}：怎样限制`, en: `${words.en}: how it binds` })}
          value={bound}
          onChange={({ target }) => row && put(path, { ...row, bound: target.value as Bound })}
        >
          {boundChoices.map(([value, text]) => (
            <option key={value} value={value}>
              {say(text)}
            </option>
          ))}
        </select>
        <input
          id={id}
          className="in short"
          type="number"
          step="any"
          value={typeof row?.value === "number" ? row.value : ""}
          onChange={({ target }) =>
            put(path, target.value === "" ? null : { path, bound, value: Number(target.value) })
          }
        />
        <span className="s">{unit ?? ""}</span>
      </div>
    );
  }
  const choices =
    type === "boolean"
      ? [true, false].map((value) => ({ text: String(value), value, words: valueWords(value) }))
      : values.map((one) => ({ ...one, text: one.value }));
  return (
    <div className="site-field">
      <label htmlFor={id}>{say(words)}</label>
      <select
        id={id}
        className="in small choice"
        value={row === undefined ? "" : String(row.value)}
        onChange={({ target }) => {
          const chosen = choices.find(({ text }) => text === target.value);
          put(path, chosen ? { path, bound: "equal", value: chosen.value } : null);
        }}
      >
        <option value="">{say({ zh: "不限", en: "none" })}</option>
        {choices.map((one) => (
          <option key={one.text} value={one.text}>
            {say(one.words)}
          </option>
        ))}
      </select>
    </div>
  );
}
