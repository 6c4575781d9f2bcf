import "./facts.css";
import { useState } from "react";
import { useWords } from "#kernel/desk/language.ts";
import { hasRole, useSession } from "#kernel/desk/session.ts";
import type { Words } from "#kernel/text/words.ts";
import type { OutsideStepNow } from "../outside/view.ts";
import { doerWords } from "../outside/words.ts";
import { OutsideDialog } from "./outside-dialog.tsx";
import type { ProjectAnswer } from "./project-answer.ts";
import { ProofLine } from "./proof-line.tsx";

/**
 * 系统外步骤: what intermediaries, the developer, utilities and bodies that are not on the system do for the project. Each is
 * recorded with the paper that proves it; what was corrected stays in sight.
 */
export function OutsideList({ project }: { readonly project: ProjectAnswer }) {
  const say = useWords();
  const session = useSession();
  const [open, setOpen] = useState<string | null>(null);
  const { outside } = project;
  if (outside.length === 0) return null;
  const may = project.state === "open" && hasRole(session, ["window", "agent", "subject"]);
  const chosen = outside.find(({ id }) => id === open);
  const done = outside.filter(({ there }) => there).length;
  return (
    <section className="steps-table outside-table" aria-labelledby="outside-title">
      <h2 className="h3" id="outside-title">
        {say({
          zh: `系统外步骤 ${outside.length}，已有成果 ${done}`,
          en: `Steps done outside: ${done} of ${outside.length} have their papers`,
        })}{" "}
        <span className="s">
          {say({ zh: "用时是建设单位自己的，不计入政府时限（CON-10）", en: "the developer's time, no government's" })}
        </span>
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{say({ zh: "步骤", en: "Step" })}</th>
            <th scope="col">{say({ zh: "谁做", en: "Who" })}</th>
            <th scope="col">{say({ zh: "状态", en: "State" })}</th>
            <th scope="col" className="num">
              {say({ zh: "日历日", en: "Days" })}
            </th>
            <th scope="col">{say({ zh: "成果", en: "Paper" })}</th>
            <th scope="col">{say({ zh: "还缺", en: "Missing" })}</th>
            <th scope="col">{say({ zh: "登记", en: "Record" })}</th>
          </tr>
        </thead>
        <tbody>
          {outside.map((step) => (
            <tr key={step.id}>
              <td>{say(step.name)}</td>
              <td>{say(doerWords[step.by])}</td>
              <td className={step.there ? "ok" : undefined}>{say(stateOf(step))}</td>
              <td className="num" data-label={say({ zh: "日历日", en: "Calendar days" })}>
                {step.ownDays ?? ""}
              </td>
              <td>
                {step.yields.join("、")}
                {step.record?.proof && <ProofLine proof={step.record.proof} />}
                {step.earlier.map((one) => (
                  <p className="s" key={one.id}>
                    {say({
                      zh: `更正前：${one.doneOn}${one.proof ? `，${one.proof.name}；${one.reason ?? ""}` : ""}`,
                      en: `before: ${one.doneOn}${one.proof ? `, ${one.proof.name}; ${one.reason ?? ""}` : ""}`,
                    })}
                  </p>
                ))}
              </td>
              <td className="s" title={lackOf(step)}>
                {lackOf(step)}
              </td>
              <td>
                {may && (
                  <button
                    type="button"
                    className="btn sm"
                    aria-label={`${say(buttonOf(step))}“${say(step.name)}”`}
                    onClick={() => setOpen(step.id)}
                  >
                    {say(buttonOf(step))}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {chosen && <OutsideDialog project={project} step={chosen} close={() => setOpen(null)} />}
    </section>
  );
}

const buttonOf = ({ record }: OutsideStepNow): Words =>
  record ? { zh: "更正", en: "Correct" } : { zh: "登记办好", en: "Record" };

/** What it still waits for, and the law that says so. */
function lackOf({ there, missing, law }: OutsideStepNow): string {
  if (there || missing.length === 0) return "";
  return `${missing.join("、")}${law === null ? "" : `（${law}）`}`;
}

function stateOf({ record, there, law, missing }: OutsideStepNow): Words {
  if (record) return { zh: `${record.doneOn}办好`, en: `done on ${record.doneOn}` };
  if (there) return { zh: "成果已提交", en: "its paper is here" };
  if (law && missing.length > 0) return { zh: "依法还不能办", en: "by law not yet" };
  return { zh: "未登记", en: "not recorded" };
}
