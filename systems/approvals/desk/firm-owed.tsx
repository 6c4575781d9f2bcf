import { Link } from "wouter";
import { useWords } from "#kernel/desk/language.ts";
import type { Owed } from "../firms/owed.ts";
import { owedWords, whenOf } from "../firms/owed-words.ts";
import { placeOf } from "./firm-place.ts";

/** What is owed, what has a day first; each leads to where it is done. */
export function FirmOwed({ owed, own }: { readonly owed: readonly Owed[]; readonly own: boolean }) {
  const say = useWords();
  if (owed.length === 0)
    return (
      <p className="s inset">
        {own
          ? say({ zh: "现在没有要您办的。", en: "Nothing is to be done by you now." })
          : say({ zh: "现在没有欠交的材料，也没有要来办的事。", en: "It owes nothing now." })}
      </p>
    );
  return (
    <ul className="owed">
      {owed.map((one) => (
        <li key={`${one.kind} ${one.about.id}`}>
          <b>{say(owedWords[one.kind])}</b>
          <span className="nw">{say(whenOf(one))}</span>
          <Link href={placeOf(one)}>{one.about.title}</Link>
          {one.details.length > 0 && <span className="s2 details">{one.details.join("；")}</span>}
        </li>
      ))}
    </ul>
  );
}
