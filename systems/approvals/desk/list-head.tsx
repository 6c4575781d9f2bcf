import { type ReactNode, useState } from "react";
import type { Problem } from "#kernel/desk/api.ts";
import { useWords } from "#kernel/desk/language.ts";
import { ProblemNote } from "#kernel/desk/states.tsx";

type HeadProps = {
  readonly title: string;
  readonly total: number | undefined;
  readonly words: string;
  readonly change: (words: string) => void;
  readonly exportAll?: () => Promise<void>;
  readonly children?: ReactNode;
};

/** What every list has: its title, its total, words to filter by, export and print. */
export function ListHead({ title, total, words, change, exportAll, children }: HeadProps) {
  const say = useWords();
  const [failed, setFailed] = useState<Problem | null>(null);
  return (
    <>
      <div className="list-head">
        <h1>{title}</h1>
        <span className="s nw" role="status">
          {total !== undefined && say({ zh: `共 ${total} 件`, en: `${total} in all` })}
        </span>
        <span className="grow" />
        {children}
        <label className="row nw s">
          {say({ zh: "筛选", en: "Filter" })}
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
