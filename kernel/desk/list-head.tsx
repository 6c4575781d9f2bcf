import { type ReactNode, useState } from "react";
import type { Problem } from "./api.ts";
import { useWords } from "./language.ts";
import { ProblemNote } from "./states.tsx";

type HeadProps = {
  readonly title: string;
  readonly total: number | undefined;
  /** What the rows are counted in, in Chinese; 件 unless told. */
  readonly unit?: string;
  readonly words: string;
  readonly change: (words: string) => void;
  /** What the field of words is called, where it searches less than everything. */
  readonly label?: string | undefined;
  readonly exportAll?: () => Promise<void>;
  readonly children?: ReactNode;
};

/** What every list has: its title, its total, words to filter by, export and print. */
export function ListHead({ title, total, unit = "件", words, change, label, exportAll, children }: HeadProps) {
  const say = useWords();
  const [failed, setFailed] = useState<Problem | null>(null);
  return (
    <>
      <div className="list-head">
        <h1>{title}</h1>
        <span className="s nw" role="status">
          {total !== undefined && say({ zh: `共 ${total} ${unit}`, en: `${total} in all` })}
        </span>
        <span className="grow" />
        {children}
        <label className="row nw s">
          {label ?? say({ zh: "筛选", en: "Filter" })}
          <input
            id="list-words"
            key={words}
            className="in small wide"
            type="search"
            defaultValue={words}
            maxLength={100}
            onBlur={(event) => event.target.value !== words && change(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === "Enter" && !event.nativeEvent.isComposing) change(event.currentTarget.value);
            }}
          />
        </label>
        {exportAll && (
          <button
            type="button"
            className="btn sm"
            onClick={() => {
              setFailed(null);
              exportAll().catch(setFailed);
            }}
          >
            {say({ zh: "导出", en: "Export" })}
          </button>
        )}
        <button type="button" className="btn sm" onClick={() => window.print()}>
          {say({ zh: "打印", en: "Print" })}
        </button>
      </div>
      {failed && <ProblemNote problem={failed} />}
    </>
  );
}
