import { useWords } from "#kernel/desk/language.ts";
import { LightBadge } from "#kernel/desk/lights.tsx";
import { Empty } from "#kernel/desk/states.tsx";
import { opinionWords } from "../consult/opinion-words.ts";
import { termWords } from "../site/terms.ts";
import type { CaseAnswer } from "./case-answer.ts";
import { RecordPanel } from "./record-panel.tsx";
import { SaidInSimulation } from "./simulation-panel.tsx";

/** How many opinions stand on a case: what was told to the applicant, asked of others, and proposed within the office. */
export const opinionCount = ({ simulated, supplements, consultations, opinion, case: file }: CaseAnswer): number =>
  simulated.length +
  supplements.length +
  consultations.length +
  (opinion === null ? 0 : 1) +
  (file.lateReason === null ? 0 : 1);

/** What people have said about the case: supplement notices, bodies that were asked, the reviewer's opinion, why it is late. */
export function Opinions({ answer }: { readonly answer: CaseAnswer }) {
  const say = useWords();
  const { simulated, supplements, consultations, opinion, case: file } = answer;
  if (opinionCount(answer) === 0)
    return (
      <Empty
        title={say({ zh: "还没有意见", en: "No opinions yet" })}
        why={say({
          zh: "补正告知、审查意见、征求来的意见都在这里。",
          en: "Supplement notices, the reviewer's opinion and those of other bodies stand here.",
        })}
      />
    );
  return (
    <ol className="opinions">
      {simulated.map((row) => (
        <li key={row.id}>
          <p>
            <b>{say({ zh: "受理以前的模拟审批", en: "Simulated before acceptance" })}</b>{" "}
            <span className="s">{row.givenOn}</span>
          </p>
          <SaidInSimulation row={row} />
          {row.state === "given" && (
            <div className="joint-round">
              <RecordPanel record="simulation" id={row.id} body={row.bodyName} addressee={file.applicantName} />
            </div>
          )}
        </li>
      ))}
      {supplements.map((told) => (
        <li key={told.number}>
          <p>
            <b>{say({ zh: "一次告知补正", en: "Told what is missing" })}</b>{" "}
            <span className="s">
              {told.toldOn}
              {told.suppliedOn === null
                ? say({ zh: " · 等申请人", en: " · waiting for the applicant" })
                : say({ zh: ` · ${told.suppliedOn}补齐`, en: ` · all supplied on ${told.suppliedOn}` })}
            </span>
          </p>
          <ul className="dots">
            {told.asked.map(({ paper, defect }) => (
              <li key={paper}>
                {paper}：{defect}
              </li>
            ))}
          </ul>
        </li>
      ))}
      {consultations.map((asked) => (
        <AskedBody key={asked.id} asked={asked} />
      ))}
      {opinion !== null && (
        <li>
          <p>
            <b>
              {file.proposal === null
                ? say({ zh: "退回重审", en: "Sent back for review" })
                : file.proposal === "granted"
                  ? say({ zh: "审查意见：建议准予", en: "Review: to grant" })
                  : say({ zh: "审查意见：建议不予许可", en: "Review: to refuse" })}
            </b>{" "}
            <span className="s">
              {file.reviewedOn ?? ""} {say({ zh: "· 仅本机关可见", en: "· seen within the office only" })}
            </span>
          </p>
          <p className="said">{opinion}</p>
        </li>
      )}
      {file.lateReason !== null && (
        <li>
          <p>
            <b>{say({ zh: "逾期原因（已公开）", en: "Why it is late (public)" })}</b>
          </p>
          <p className="said">{file.lateReason}</p>
        </li>
      )}
    </ol>
  );
}

/** A body that was asked, until when, and what it said; wording is for those two bodies (CLK-25). */
function AskedBody({ asked }: { readonly asked: CaseAnswer["consultations"][number] }) {
  const say = useWords();
  const said =
    asked.opinion !== null
      ? opinionWords[asked.opinion]
      : asked.state === "silent"
        ? { zh: "逾期未答复", en: "no answer in time" }
        : asked.state === "cancelled"
          ? { zh: "已取消", en: "cancelled" }
          : asked.state === "answered"
            ? { zh: "已答复", en: "answered" }
            : { zh: `等答复，${asked.due ?? ""}前`, en: `awaited until ${asked.due ?? ""}` };
  return (
    <li>
      <p className="row">
        <b>{say({ zh: `征求意见：${asked.bodyName}`, en: `Asked: ${asked.bodyName}` })}</b>
        <span>{say(said)}</span>
        {asked.state === "asked" && <LightBadge light={asked.light} />}
        <span className="s">
          {asked.askedOn}
          {asked.answeredOn && say({ zh: ` · ${asked.answeredOn}答复`, en: ` · answered on ${asked.answeredOn}` })}
        </span>
      </p>
      {asked.question && <p className="said">{say({ zh: `问：${asked.question}`, en: `Asked: ${asked.question}` })}</p>}
      {asked.reply && <p className="said">{asked.reply}</p>}
      {asked.site.length > 0 && (
        <ul className="dots">
          {asked.site.map((term) => (
            <li key={`${term.path} ${term.bound}`}>{say(termWords(term))}</li>
          ))}
        </ul>
      )}
      {asked.conditions.length > 0 && (
        <ul className="dots">
          {asked.conditions.map((condition) => (
            <li key={condition}>{condition}</li>
          ))}
        </ul>
      )}
      {asked.closedFor && <p className="s">{asked.closedFor}</p>}
    </li>
  );
}
