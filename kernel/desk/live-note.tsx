import { useEffect, useState } from "react";
import type { Parameters } from "./api.ts";
import { useWords } from "./language.ts";
import { useLive } from "./live.ts";
import { clockTime, SinceNote } from "./since-note.tsx";
import { NO_VERSION, useSince } from "./use-since.ts";

type NoteProps = {
  /** What the page shows; of a record the version of it that is shown now, of a list 0. */
  readonly record: string;
  readonly id: string;
  readonly version: number;
  /** What belongs to it and is looked at with it, such as the matter of a case. */
  readonly beside?: readonly [record: string, id: string];
  /** The queries of the page. */
  readonly ask: readonly (readonly [name: string, parameters?: Parameters])[];
};

/**
 * Keeps a page up to date while others act on what it shows, and says so in one quiet line: who, what, when, and that what
 * was typed is still there. The line stays until it is read.
 *
 * Accessibility: announced politely (role=status), and takes no focus (WCAG 4.1.3).
 */
export function LiveNote({ record, id, version, beside, ask }: NoteProps) {
  const say = useWords();
  const own = `${record}:${id}`;
  const [besideRecord, besideId] = beside ?? ["", ""];
  const { told, forget } = useLive({
    about: { [own]: version, ...(beside && { [beside.join(":")]: null }) },
    ask,
  });
  const [seen, setSeen] = useState(version);
  const [open, setOpen] = useState(false);
  const placesOf = (about: string) => told.flatMap((one) => (`${one.record}:${one.id}` === about ? [one.place] : []));
  const places = placesOf(own);
  const since = useSince({ record, id, seen, version, places });
  const besides = useSince({
    ...{ record: besideRecord, id: besideId, seen: NO_VERSION, version: NO_VERSION },
    places: placesOf(`${besideRecord}:${besideId}`),
  });
  const isNew = version > seen || told.length > 0;
  const all = isNew ? [...(since.data?.entries ?? []), ...(besides.data?.entries ?? [])] : [];
  const entries = [...new Map(all.filter((one) => !one.own).map((one) => [one.place, one])).values()].sort(
    (one, other) => one.place - other.place,
  );
  const last = entries.at(-1);
  const read = () => {
    setSeen(version);
    setOpen(false);
    forget();
  };
  // What only oneself did is nothing new.
  const onlyOwn = version > seen && since.isSuccess && !since.isPlaceholderData && entries.length === 0;
  useEffect(() => {
    if (onlyOwn) setSeen(version);
  }, [onlyOwn, version]);
  return (
    <div className="live-note" role="status">
      {last && (
        <>
          <p>
            <span>
              {say({
                zh: `${last.by.zh}刚刚办了“${last.title.zh}”（${clockTime(last.recordedAt)}）`,
                en: `${last.by.en}: “${last.title.en}” just now (${clockTime(last.recordedAt)})`,
              })}
              {entries.length > 1 && say({ zh: `等 ${entries.length} 项`, en: `, ${entries.length} acts in all` })}
              {say({ zh: "。页面已更新，您填的还在。", en: ". The page shows it; what you typed is kept." })}
            </span>
            <button type="button" className="btn sm" aria-expanded={open} onClick={() => setOpen(!open)}>
              {say({ zh: "查看变化", en: "See what changed" })}
            </button>
            <button type="button" className="btn sm" onClick={read}>
              {say({ zh: "知道了", en: "Noted" })}
            </button>
          </p>
          {open && (
            <SinceNote
              entries={entries}
              fields={since.data?.fields ?? []}
              before={say({ zh: `您看过的（第${seen}版）`, en: `As you saw it (version ${seen})` })}
              now={say({ zh: `现在（第${version}版）`, en: `Now (version ${version})` })}
            />
          )}
        </>
      )}
    </div>
  );
}
