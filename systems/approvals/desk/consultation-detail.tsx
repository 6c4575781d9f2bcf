import { Link } from "wouter";
import { Facts } from "#kernel/desk/facts.tsx";
import { useWords } from "#kernel/desk/language.ts";
import type { Words } from "#kernel/text/words.ts";
import { opinionWords } from "../consult/opinion-words.ts";
import { termWords } from "../site/terms.ts";
import type { AskedOpinion } from "./opinion-answers.ts";
import { RecordPanel } from "./record-panel.tsx";

/** What one body asks this one, what was said, and the form of the answer. */
export function ConsultationDetail({ asked }: { readonly asked: AskedOpinion }) {
  const say = useWords();
  const rows: readonly (readonly [Words, string | null])[] = [
    [{ zh: "谁问", en: "Who asks" }, asked.askedByName],
    [{ zh: "哪一天", en: "On" }, asked.askedOn],
    [{ zh: "期限", en: "Time" }, say({ zh: `${asked.days}个工作日`, en: `${asked.days} workdays` })],
    [{ zh: "意见", en: "Opinion" }, asked.opinion && say(opinionWords[asked.opinion])],
    [{ zh: "说明", en: "Reply" }, asked.reply],
    [{ zh: "条件", en: "Conditions" }, asked.conditions.join("；")],
    [{ zh: "选址条件", en: "For the site" }, asked.site.map((term) => say(termWords(term))).join("；")],
    [{ zh: "答复", en: "Answered" }, asked.answeredOn],
    [{ zh: "不再等，因为", en: "Not awaited, since" }, asked.closedFor],
  ];
  return (
    <>
      <h2 className="h3">{asked.itemName}</h2>
      <blockquote className="inset said-by">
        <p>{asked.question}</p>
      </blockquote>
      <Facts rows={rows} />
      <p className="inset to-case">
        <Link href={`/cases/${asked.caseId}`}>
          {say({ zh: "看这一件和它的材料", en: "See the case with its papers" })}
        </Link>
      </p>
      <RecordPanel record="consultation" id={asked.id} body={asked.bodyName} addressee={asked.askedByName} />
    </>
  );
}
