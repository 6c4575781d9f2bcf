import { Link } from "wouter";
import { longDay } from "#kernel/desk/dates.ts";
import { Facts } from "#kernel/desk/facts.tsx";
import { useLanguage, useWords } from "#kernel/desk/language.ts";
import type { Words } from "#kernel/text/words.ts";
import { cancellationGrounds, type PermitGround, revocationGrounds, withdrawalGrounds } from "../permit-grounds.ts";
import { caseKindWords, permitStateWords } from "../permit-words.ts";
import type { PermitCase, PermitLink } from "../queries/permit.ts";
import { stepOf } from "./case-states.ts";
import type { PermitAnswer } from "./permit-answer.ts";
import { termOf } from "./permit-chip.tsx";
import { WorksFacts } from "./permit-works.tsx";

const grounds: Readonly<Record<string, PermitGround>> = {
  ...revocationGrounds,
  ...withdrawalGrounds,
  ...cancellationGrounds,
};

/** Whose it is, by whom and for how long, what it goes on from and what goes on from it, and what was asked about it. */
export function PermitFacts({ answer }: { readonly answer: PermitAnswer }) {
  const say = useWords();
  const language = useLanguage();
  const { permit, previous, next, asked } = answer;
  const ground = permit.ground === null ? undefined : grounds[permit.ground];
  const rows: readonly (readonly [Words, string])[] = [
    [{ zh: "持有人", en: "Holder" }, permit.holderName],
    [{ zh: "事项", en: "Item" }, `${permit.itemName}（${permit.item}）`],
    [{ zh: "发证机关", en: "Given by" }, permit.bodyName],
    [{ zh: "发证", en: "Issued" }, longDay(permit.issuedOn, language)],
    [{ zh: "有效期", en: "Term" }, say(termOf(permit))],
    [{ zh: "状态", en: "State" }, say(permitStateWords[permit.state])],
    ...(ground ? [[{ zh: "依据", en: "Ground" }, `${say(ground.text)}（${ground.article}）`] as const] : []),
  ];
  return (
    <>
      <h2 className="h3">{say({ zh: "概况", en: "Facts" })}</h2>
      <Facts rows={rows} />
      <p className="inset permit-from">
        <Link href={`/cases/${permit.fromCase}`}>{say({ zh: "发证的那一件", en: "The case that gave it" })}</Link>
      </p>
      {answer.works && <WorksFacts works={answer.works} />}
      {(previous || next) && (
        <>
          <h2 className="h3">{say({ zh: "前后的证件", en: "Before and after" })}</h2>
          <ul className="inset chain">
            {previous && <ChainLink title={{ zh: "前一件", en: "Before" }} link={previous} />}
            {next && <ChainLink title={{ zh: "后一件", en: "After" }} link={next} />}
          </ul>
        </>
      )}
      {asked.length > 0 && (
        <>
          <h2 className="h3">{say({ zh: "申请过的变更和延续", en: "Changes and renewals asked for" })}</h2>
          <ul className="inset chain">
            {asked.map((one) => (
              <AskedCase key={one.id} asked={one} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function ChainLink({ title, link }: { readonly title: Words; readonly link: PermitLink }) {
  const say = useWords();
  return (
    <li>
      <span className="s">{say(title)}</span> <Link href={`/permits/${link.id}`}>{link.number}</Link>{" "}
      <span className="s">{say(permitStateWords[link.state])}</span>
    </li>
  );
}

function AskedCase({ asked }: { readonly asked: PermitCase }) {
  const say = useWords();
  const decision =
    asked.decision === "granted"
      ? asked.decidedBySilence
        ? { zh: "视为准予", en: "deemed granted" }
        : { zh: "准予", en: "granted" }
      : asked.decision === "refused"
        ? { zh: "不予", en: "refused" }
        : stepOf(asked.status);
  return (
    <li>
      <Link href={`/cases/${asked.id}`}>{say(caseKindWords[asked.kind])}</Link>{" "}
      <span className="s">
        {asked.receivedAt.slice(0, 10)} · {say(decision)} {asked.decidedOn ?? ""}
      </span>
    </li>
  );
}
