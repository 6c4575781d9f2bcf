import { type ReactNode, useId } from "react";
import { useWords } from "#kernel/desk/language.ts";
import type { Words } from "#kernel/text/words.ts";

type Shared = {
  readonly label: Words;
  readonly value: unknown;
  readonly set: (value: unknown) => void;
  readonly described: string | undefined;
  readonly children: ReactNode;
};
type Row = { readonly what: string; readonly basis: string };
type Result = { readonly defect: number; readonly cleared: boolean };
const blank: Row = { what: "", basis: "" };

/**
 * The defects that a member names, a row each: what, and which article asks for it.
 *
 * Accessibility: every field names its row; rows are added and taken out by buttons.
 */
export function JointDefects({ label, value, set, described, children }: Shared) {
  const say = useWords();
  const rows: readonly Row[] = Array.isArray(value) && value.length > 0 ? value : [blank];
  const patch = (at: number, change: Partial<Row>) =>
    set(rows.map((row, index) => (index === at ? { ...row, ...change } : row)));
  return (
    <fieldset className="asked" aria-describedby={described}>
      <legend>{say(label)}</legend>
      <ol className="joint-defects">
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place in the list
          <li key={at}>
            <input
              className="in"
              aria-label={say({ zh: `第${at + 1}条：问题`, en: `Defect ${at + 1}` })}
              maxLength={500}
              value={row.what}
              onChange={(event) => patch(at, { what: event.target.value })}
            />
            <span className="row">
              <small className="s nw">{say({ zh: "依据", en: "Basis" })}</small>
              <input
                className="in"
                aria-label={say({ zh: `第${at + 1}条：依据`, en: `Basis of defect ${at + 1}` })}
                maxLength={200}
                value={row.basis}
                onChange={(event) => patch(at, { basis: event.target.value })}
              />
              {rows.length > 1 && (
                <button
                  type="button"
                  className="btn sm"
                  aria-label={say({ zh: `去掉第${at + 1}条`, en: `Take defect ${at + 1} out` })}
                  onClick={() => set(rows.filter((_, index) => index !== at))}
                >
                  {say({ zh: "去掉", en: "Remove" })}
                </button>
              )}
            </span>
          </li>
        ))}
      </ol>
      <button type="button" className="btn sm" onClick={() => set([...rows, blank])}>
        {say({ zh: "＋ 再加一条", en: "+ One more" })}
      </button>
      {children}
    </fieldset>
  );
}

/** Of each defect that the member had listed, whether it was put right; there is no place for a new one (CON-14). */
export function ListedDefects({
  label,
  value,
  set,
  described,
  children,
  listed,
}: Shared & { listed: readonly string[] }) {
  const say = useWords();
  const id = useId();
  const results: readonly Result[] = Array.isArray(value) ? value : [];
  const put = (defect: number, cleared: boolean) =>
    set([...results.filter((one) => one.defect !== defect), { defect, cleared }].sort((a, b) => a.defect - b.defect));
  return (
    <fieldset className="asked" aria-describedby={described}>
      <legend>{say(label)}</legend>
      <ol className="joint-defects">
        {listed.map((what, at) => {
          const told = results.find(({ defect }) => defect === at + 1)?.cleared;
          return (
            <li key={what}>
              <fieldset className="choices">
                <legend>{what}</legend>
                <label>
                  <input type="radio" name={`${id}-${at}`} checked={told === true} onChange={() => put(at + 1, true)} />
                  {say({ zh: "已整改到位", en: "put right" })}
                </label>
                <label>
                  <input
                    type="radio"
                    name={`${id}-${at}`}
                    checked={told === false}
                    onChange={() => put(at + 1, false)}
                  />
                  {say({ zh: "没有到位", en: "not put right" })}
                </label>
              </fieldset>
            </li>
          );
        })}
      </ol>
      {children}
    </fieldset>
  );
}
