import type { SinceEntry, SinceField } from "#kernel/records/told.ts";
import { minute } from "./dates.ts";
import { useWords } from "./language.ts";

/** "10:42" of a moment. */
export const clockTime = (moment: string): string => minute(moment).slice(11);

/**
 * What changed since a version that was seen: who did what, and the fields before and now.
 *
 * Accessibility: a table with headers of rows and columns (WCAG 1.3.1); nothing by colour alone.
 */
export function SinceNote(props: {
  readonly entries: readonly SinceEntry[];
  readonly fields: readonly SinceField[];
  readonly before: string;
  readonly now: string;
}) {
  const say = useWords();
  const { entries, fields } = props;
  return (
    <div className="since">
      <ol>
        {entries.map((entry) => (
          <li key={entry.place}>
            <time dateTime={entry.recordedAt}>{clockTime(entry.recordedAt)}</time> {say(entry.by)}{" "}
            <b>{say(entry.title)}</b>{" "}
            <span className="s">{say({ zh: `日志第 ${entry.place} 号`, en: `journal entry ${entry.place}` })}</span>
          </li>
        ))}
      </ol>
      {fields.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{say({ zh: "哪里变了", en: "What" })}</th>
              <th scope="col">{props.before}</th>
              <th scope="col">{props.now}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field.field}>
                <th scope="row">{say(field.title)}</th>
                <td>{say(field.before)}</td>
                <td>
                  <b>{say(field.after)}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
