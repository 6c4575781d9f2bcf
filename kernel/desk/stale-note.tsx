import type { Words } from "#kernel/text/words.ts";
import { useWords } from "./language.ts";
import { SinceNote } from "./since-note.tsx";
import { ProblemNote, Waiting } from "./states.tsx";
import { useSince } from "./use-since.ts";

type StaleProps = {
  readonly record: string;
  readonly id: string;
  /** The version that the person acted on, and the one that there is now. */
  readonly seen: number;
  readonly version: number;
  /** What was typed, so that it is seen to be still there. */
  readonly typed?: string;
  /** Why it cannot be done on the new version either. */
  readonly blocked?: Words | undefined;
  /** Does the same on the new version. */
  again(): void;
};

/**
 * An act met a version that had moved on (REC-04): nothing was sent. Both versions stand side by side with who changed it
 * between them, and the same act can be done upon the new one by one press.
 *
 * Accessibility: announced at once (role=alert); a button that cannot work says why beside it.
 */
export function StaleNote({ record, id, seen, version, typed = "", blocked, again }: StaleProps) {
  const say = useWords();
  const since = useSince({ record, id, seen, version });
  return (
    <div className="problem stale" role="alert">
      <p>
        <b>{say({ zh: "这一件刚被别人办过。", en: "Somebody else was faster." })}</b>{" "}
        {say({
          zh: `您看到的是第${seen}版，现在是第${version}版。什么也没有提交，您填的还在。`,
          en: `You saw version ${seen}; now it is ${version}. Nothing was sent; what you typed is kept.`,
        })}
      </p>
      {typed !== "" && (
        <p>
          {say({ zh: "您填的：", en: "You typed: " })}
          <q>{typed}</q>
        </p>
      )}
      {since.isPending && <Waiting rows={2} />}
      {since.isError && <ProblemNote problem={since.error} retry={() => since.refetch()} />}
      {since.data && (
        <SinceNote
          entries={since.data.entries}
          fields={since.data.fields}
          before={say({ zh: `您看到的（第${seen}版）`, en: `As you saw it (version ${seen})` })}
          now={say({ zh: `现在（第${version}版）`, en: `Now (version ${version})` })}
        />
      )}
      <p className="row">
        <button
          type="button"
          className="btn sm p"
          aria-disabled={blocked !== undefined}
          onClick={() => {
            if (blocked === undefined) again();
          }}
        >
          {say({ zh: "按新版本再办", en: "Do it on the new version" })}
        </button>
        {blocked && <span className="s2">{say({ zh: `现在不能：${blocked.zh}`, en: `Not now: ${blocked.en}` })}</span>}
      </p>
    </div>
  );
}
