import { useWords } from "#kernel/desk/language.ts";
import { Empty } from "#kernel/desk/states.tsx";
import type { CaseAnswer } from "./case-answer.ts";

/** How many opinions stand on a case: what was told to the applicant, and what is proposed within the office. */
export const opinionCount = ({ supplements, opinion, case: file }: CaseAnswer): number =>
  supplements.length + (opinion === null ? 0 : 1) + (file.lateReason === null ? 0 : 1);

/** What people have said about the case: supplement notices, the reviewer's opinion, why it is late. */
export function Opinions({ answer }: { readonly answer: CaseAnswer }) {
  const say = useWords();
  const { supplements, opinion, case: file } = answer;
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
