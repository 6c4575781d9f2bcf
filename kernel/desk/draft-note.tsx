import { dayOfMoment, minute } from "./dates.ts";
import type { Draft } from "./draft.ts";
import { useWords } from "./language.ts";
import { clockTime } from "./since-note.tsx";

/**
 * Says that what stands in the form was typed another time, and how to be rid of it.
 *
 * Accessibility: announced politely (role=status).
 */
export function DraftNote({ draft }: { readonly draft: Pick<Draft<unknown>, "restoredAt" | "drop"> }) {
  const say = useWords();
  const { restoredAt, drop } = draft;
  const today = dayOfMoment(new Date().toISOString());
  const at = restoredAt && (dayOfMoment(restoredAt) === today ? clockTime(restoredAt) : minute(restoredAt));
  return (
    <p className="draft-note s2" role="status">
      {at && (
        <>
          {say({ zh: `已恢复 ${at} 未提交的内容`, en: `Restored what was typed at ${at} and not sent` })}
          <button type="button" className="btn sm" onClick={drop}>
            {say({ zh: "丢弃", en: "Discard" })}
          </button>
        </>
      )}
    </p>
  );
}
