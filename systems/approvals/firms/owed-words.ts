import type { Words } from "#kernel/text/words.ts";
import { type Owed, takesPlace } from "./owed.ts";

/** What each kind of debt is called. */
export const owedWords: Readonly<Record<Owed["kind"], Words>> = {
  supplement: { zh: "补正材料", en: "Supplement" },
  paper: { zh: "补齐材料", en: "Missing papers" },
  projectPaper: { zh: "项目还要的材料", en: "Papers of the project" },
  askHearing: { zh: "可以要求听证", en: "A hearing may be asked for" },
  hearing: { zh: "参加听证", en: "Come to the hearing" },
  visit: { zh: "到现场配合", en: "Be there for the visit" },
  defects: { zh: "整改验收发现的问题", en: "Put the defects right" },
  collect: { zh: "领取结果", en: "Fetch the result" },
  renewal: { zh: "申请延续", en: "Ask for the renewal" },
  begin: { zh: "开工，或者申请延期", en: "Begin the works, or ask for an extension" },
};

/** Until when, or since when, in the words of its kind. */
export function whenOf({ kind, on, due }: Owed): Words {
  if (takesPlace(kind)) return { zh: on ?? "", en: on ?? "" };
  if (kind === "renewal")
    return { zh: `最迟 ${due ?? ""}（${on ?? ""}届满）`, en: `by ${due ?? ""} (ends ${on ?? ""})` };
  if (due !== null) return { zh: `至 ${due}`, en: `by ${due}` };
  return kind === "supplement"
    ? { zh: `${on ?? ""}告知，补齐才受理`, en: `told ${on ?? ""}; accepted once it is all there` }
    : { zh: `${on ?? ""}起`, en: `since ${on ?? ""}` };
}
