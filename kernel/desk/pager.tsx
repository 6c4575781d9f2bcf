import { useWords } from "./language.ts";

type PagerProps = {
  /** The cursor of the page that is shown; empty on the first. */
  readonly after: string;
  readonly next: string | null;
  readonly go: (after: string) => void;
};

/** First and next page; nothing where all rows are on one. Back is the browser's own, since every page is a step. */
export function Pager({ after, next, go }: PagerProps) {
  const say = useWords();
  if (after === "" && next === null) return null;
  return (
    <nav className="pager" aria-label={say({ zh: "翻页", en: "Pages" })}>
      {after !== "" && (
        <button type="button" className="btn sm" onClick={() => go("")}>
          {say({ zh: "第一页", en: "First page" })}
        </button>
      )}
      {next !== null && (
        <button type="button" className="btn sm" onClick={() => go(next)}>
          {say({ zh: "下一页", en: "Next page" })}
        </button>
      )}
    </nav>
  );
}
