import type { Words } from "#kernel/text/words.ts";
import { useWords } from "./language.ts";

/** What a thing is called and what it is, row by row; what is not there is left out. */
export function Facts({ rows }: { readonly rows: readonly (readonly [Words, string | null])[] }) {
  const say = useWords();
  return (
    <dl className="effect inset">
      {rows.map(
        ([name, value]) =>
          value && (
            <div key={name.zh} className="pair">
              <dt>{say(name)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
