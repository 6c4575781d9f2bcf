import { useWords } from "#kernel/desk/language.ts";
import type { ReceivableRow } from "../queries/receivable.ts";

/** Limits, fee and ground of the chosen item, so that the clerk can say them. */
export function Limits({ row }: { readonly row: ReceivableRow }) {
  const say = useWords();
  const unit =
    row.legalUnit === "calendar" ? { zh: "个日历日", en: "calendar days" } : { zh: "个工作日", en: "workdays" };
  const law =
    row.legalDays === null
      ? ""
      : say({ zh: `，法定${row.legalDays}${unit.zh}`, en: `, ${row.legalDays} ${unit.en} by law` });
  return (
    <p className="s">
      {say({ zh: `承诺${row.promisedDays}个工作日`, en: `${row.promisedDays} workdays promised` })}
      {law}
      {say({
        zh: `；收费：${row.fee}；依据：${row.bases.join("；")}`,
        en: `; fee: ${row.fee}; basis: ${row.bases.join("; ")}`,
      })}
    </p>
  );
}
