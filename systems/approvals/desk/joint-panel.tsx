import "./decision.css";
import "./joint.css";
import { Link } from "wouter";
import { useWords } from "#kernel/desk/language.ts";
import { LightBadge } from "#kernel/desk/lights.tsx";
import { ProblemNote } from "#kernel/desk/states.tsx";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { JointAnswer, SeenRound } from "../joint/query.ts";
import { jointOpinionWords, jointStateWords } from "../joint/words.ts";
import { ActsPanel } from "./acts-panel.tsx";
import type { CaseAct } from "./case-answer.ts";
import { BeginJoint } from "./joint-begin.tsx";

/** 联合办理 of a project: for the lead one list of members with light, days left and opinion; for a member its own part. */
export function JointPanel({ matter }: { readonly matter: string }) {
  const say = useWords();
  const answer = useAsk<JointAnswer>("approvals.joints", { matter }, { keep: false });
  if (answer.isError) return <ProblemNote problem={answer.error} retry={() => answer.refetch()} />;
  if (!answer.data || (answer.data.rounds.length === 0 && answer.data.groups.length === 0)) return null;
  return (
    <section className="joint" aria-labelledby="joint-title">
      <h2 className="h3" id="joint-title">
        {say({ zh: "联合办理", en: "Handled jointly" })}
      </h2>
      {answer.data.rounds.map((round) => (
        <Round key={round.id} round={round} />
      ))}
      {answer.data.groups.map((group) => (
        <BeginJoint key={group.group} matter={matter} group={group} />
      ))}
    </section>
  );
}

function Round({ round }: { readonly round: SeenRound }) {
  const say = useWords();
  const open = round.endedOn === null;
  const on = {
    id: round.id,
    version: round.version,
    status: null,
    body: round.leadName,
    addressee: round.applicantName ?? "",
  };
  const acts = mine(round.acts);
  return (
    <div className="inset joint-round">
      <p className="row">
        <b>{say(round.title)}</b>
        <span>{say(jointStateWords[round.state])}</span>
        {round.settledOn === null && open && <LightBadge light={round.light} />}
        <span className="s">
          {say({
            zh: `${round.leadName}牵头，${round.startedOn}发起`,
            en: `led by ${round.leadName} since ${round.startedOn}`,
          })}
          {round.visitOn && say({ zh: `；${round.visitOn}在${round.place}现场`, en: `; visit on ${round.visitOn}` })}
          {round.settledOn === null && round.due && say({ zh: `；至${round.due}`, en: `; until ${round.due}` })}
          {round.state === "correcting" &&
            round.mendedOn &&
            say({
              zh: `；申请人${round.mendedOn}报告整改完成`,
              en: `; put right by ${round.mendedOn}, says the applicant`,
            })}
          {round.endedOn && say({ zh: `；${round.endedOn}结束`, en: `; over on ${round.endedOn}` })}
        </span>
      </p>
      {round.reason && <p className="s2">{round.reason}</p>}
      <Members round={round} />
      {round.findings.map(({ anomaly, member, what }) => (
        <p key={`${anomaly} ${member}`} className="why">
          <b>{anomaly}</b> {say(what)}
        </p>
      ))}
      {open && acts.length > 0 && <ActsPanel on={on} acts={acts} />}
      {open &&
        round.members
          .filter((one) => mine(one.acts).length > 0)
          .map((one) => (
            <div key={one.id}>
              <h3 className="h3">{say({ zh: `本机构：${one.name}`, en: `Our part: ${one.name}` })}</h3>
              <ActsPanel
                on={{ ...on, id: one.id, version: one.version, listed: one.defects.map(({ what }) => what) }}
                acts={mine(one.acts)}
              />
            </div>
          ))}
    </div>
  );
}

/** Without the acts of others: the lead's are none of a member's. */
const mine = (acts: readonly CaseAct[]): readonly CaseAct[] =>
  acts.filter(({ refusal }) => refusal?.code !== "NOT_ALLOWED");

function Members({ round }: { readonly round: SeenRound }) {
  const say = useWords();
  return (
    <table className="joint-members">
      <thead>
        <tr>
          <th scope="col">{say({ zh: "成员", en: "Member" })}</th>
          <th scope="col">{say({ zh: "事项", en: "Item" })}</th>
          <th scope="col">{say({ zh: "时限", en: "Limit" })}</th>
          <th scope="col">{say({ zh: "意见", en: "Opinion" })}</th>
        </tr>
      </thead>
      <tbody>
        {round.members.map((one) => (
          <tr key={one.id}>
            <td>{one.bodyName}</td>
            <td>{one.caseId ? <Link href={`/cases/${one.caseId}`}>{one.name}</Link> : one.name}</td>
            <td data-label={say({ zh: "时限", en: "Limit" })}>
              <Left one={one} />
            </td>
            <td>
              {one.opinion ? say(jointOpinionWords[one.opinion]) : say(stateWords[one.state])}
              {one.remark && <span className="s">；{one.remark}</span>}
              {one.defects.length > 0 && (
                <ol className="dots">
                  {one.defects.map(({ what, basis, clearedOn }) => (
                    <li key={what}>
                      {what}
                      <span className="s">
                        {" "}
                        {basis}
                        {clearedOn && say({ zh: `；${clearedOn}已整改到位`, en: `; put right on ${clearedOn}` })}
                      </span>
                    </li>
                  ))}
                </ol>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What is left of a member's own days, while it is waited for. */
function Left({ one }: { readonly one: SeenRound["members"][number] }) {
  const say = useWords();
  const awaited = one.live && ((one.recheck ?? one.state) === "asked" || (one.recheck ?? one.state) === "silent");
  if (!awaited || one.due === null) return <span className="s">{one.answeredOn ?? "—"}</span>;
  const left = one.left ?? 0;
  return (
    <>
      <LightBadge light={one.light} />{" "}
      <span className="nw">
        {left < 0
          ? say({ zh: `超 ${-left} 工作日`, en: `${-left} workdays over` })
          : say({ zh: `剩 ${left} 工作日`, en: `${left} workdays left` })}
        <span className="s">{say({ zh: `，至 ${one.due}`, en: `, until ${one.due}` })}</span>
      </span>
    </>
  );
}

const stateWords = {
  asked: { zh: "未答复", en: "not answered" },
  answered: { zh: "已答复，汇总后公布", en: "answered, told with the list" },
  silent: { zh: "没有按时答复", en: "no answer in time" },
  left: { zh: "已撤回，不再参加", en: "has left" },
};
