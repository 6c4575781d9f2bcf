import { useWords } from "#kernel/desk/language.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { draftFields, fieldOf, sections } from "../compare/field-words.ts";

/** The anchor of a place in the editor, from its JSON pointer. */
export const anchorOf = (pointer: string): string => `at${pointer.replaceAll("/", "-")}`;

/** Faults of one place: what is wrong, by which rule, and what to do. */
export function FaultNotes({ id, faults }: { readonly id: string; readonly faults: readonly Refusal[] }) {
  const say = useWords();
  if (faults.length === 0) return null;
  return (
    <ul className="faults" id={id}>
      {faults.map((fault) => (
        <li key={`${fault.code} ${fault.field} ${fault.text.zh}`}>
          <b>{say({ zh: "错误：", en: "Error: " })}</b>
          {say(fault.text)} <span className="s2">{say(fault.next)}</span>{" "}
          <span className="s nw">
            {fault.article ? `${fault.article} · ` : ""}
            {fault.rule}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Goes to the place of a fault: the nearest anchor of its pointer, and the first control there. */
export function goToFault(pointer: string | undefined): void {
  for (let at = pointer ?? ""; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const place = document.getElementById(anchorOf(at));
    if (!place) continue;
    const control = place.matches("input,select,textarea,button")
      ? place
      : place.querySelector<HTMLElement>("input,select,textarea,button");
    place.scrollIntoView({ block: "center" });
    control?.focus({ preventScroll: true });
    return;
  }
}

/** All faults, in the order of the editor's sections, each with the way to its place. */
export function FaultSummary({ faults, jump }: { faults: readonly Refusal[]; jump: boolean }) {
  const say = useWords();
  if (faults.length === 0)
    return <p className="done-note">{say({ zh: "✓ 没有发现不合规定的地方。", en: "✓ Nothing is at fault." })}</p>;
  const places = sections.map(({ id }) => id as string);
  const placeOf = (fault: Refusal) => places.indexOf(draftFields[fieldOf(fault.field) ?? "code"].section);
  return (
    <section className="fault-summary" aria-labelledby="fault-summary">
      <h2 id="fault-summary">{say({ zh: `${faults.length}处要改`, en: `${faults.length} to correct` })}</h2>
      <ol>
        {[...faults]
          .sort((a, b) => placeOf(a) - placeOf(b))
          .map((fault) => {
            const field = fieldOf(fault.field);
            const title = field === null ? "" : `${say(draftFields[field].title)}：`;
            return (
              <li key={`${fault.code} ${fault.field} ${fault.text.zh}`}>
                {jump ? (
                  <button type="button" className="link" onClick={() => goToFault(fault.field)}>
                    {title}
                    {say(fault.text)}
                  </button>
                ) : (
                  <>
                    {title}
                    {say(fault.text)} <span className="s2">{say(fault.next)}</span>
                  </>
                )}{" "}
                <span className="s nw">{fault.rule}</span>
              </li>
            );
          })}
      </ol>
    </section>
  );
}
