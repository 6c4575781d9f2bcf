import { Link } from "wouter";
import { useWords } from "#kernel/desk/language.ts";
import type { PermitRow } from "../queries/permit-rows.ts";
import { PermitChip, termOf } from "./permit-chip.tsx";

/** 证照包: what it holds, as cards; those that hold first, the first to end before. */
export function FirmWallet({ permits, today }: { readonly permits: readonly PermitRow[]; readonly today: string }) {
  const say = useWords();
  if (permits.length === 0) return <p className="s inset">{say({ zh: "没有证件。", en: "No permits." })}</p>;
  return (
    <ul className="wallet">
      {permits.map((permit) => (
        <li key={permit.id} className={permit.state === "valid" ? "card" : "card gone"}>
          <p className="row">
            <Link href={`/permits/${permit.id}`} className="grow">
              {permit.name}
            </Link>
            <PermitChip permit={permit} today={today} />
          </p>
          <p className="s2">{permit.number}</p>
          <p className="s2">{say(termOf(permit))}</p>
          <p className="s">{permit.bodyName}</p>
        </li>
      ))}
    </ul>
  );
}
