import { useEffect, useRef } from "react";
import { useWords } from "#kernel/desk/language.ts";
import { differences } from "../compare/differences.ts";
import { DifferenceTable } from "./difference-table.tsx";
import type { Draft } from "./use-draft.ts";

/** Two wrote at once: both texts side by side, and the choice. Nothing that was typed is lost. */
export function ConflictNote({ draft }: { readonly draft: Draft }) {
  const say = useWords();
  const { theirs, input } = draft;
  const note = useRef<HTMLElement>(null);
  const here = theirs !== null;
  useEffect(() => {
    if (here) note.current?.scrollIntoView({ block: "nearest" });
  }, [here]);
  if (theirs === null) return null;
  const both = input.content !== null && theirs.content !== null;
  return (
    <section className="problem conflict" role="alert" ref={note}>
      <p>
        <b>{say({ zh: "另一位刚保存了这份草稿。", en: "Somebody else has just saved this draft." })}</b>{" "}
        {say({
          zh: "您写的还在，没有提交。下面是两份的不同。",
          en: "What you wrote is kept and was not sent. This is how the two differ.",
        })}
      </p>
      {both && input.content && theirs.content && (
        <DifferenceTable
          caption={say({ zh: "两份草稿的不同", en: "How the drafts differ" })}
          rows={differences(theirs.content, input.content)}
          before={say({ zh: "对方保存的", en: "Theirs" })}
          after={say({ zh: "您写的", en: "Yours" })}
          action={({ field }) => (
            <button
              type="button"
              className="btn sm"
              onClick={() => {
                const { content } = input;
                if (content && theirs.content) draft.set({ content: { ...content, [field]: theirs.content[field] } });
              }}
            >
              {say({ zh: "这一处用对方的", en: "Take theirs" })}
            </button>
          )}
        />
      )}
      <p className="row">
        <button type="button" className="btn sm p" onClick={() => draft.settle("mine")}>
          {say({ zh: "保存我的（在对方的版本上）", en: "Save mine, upon theirs" })}
        </button>
        <button type="button" className="btn sm" onClick={() => draft.settle("theirs")}>
          {say({ zh: "换成对方的", en: "Take theirs as a whole" })}
        </button>
      </p>
    </section>
  );
}
