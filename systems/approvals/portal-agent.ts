import { html } from "hono/html";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language } from "#kernel/text/words.ts";
import type { Progress } from "./queries/progress.ts";
import { heldOriginals } from "./village/records.ts";

/** Who brought the case for its applicant, and where originals and result are now: the villager sees that nothing is kept (INV-07). */
export function agentLine({ agent }: Pick<Progress, "agent">, language: Language): Markup | "" {
  if (agent === null) return "";
  const zh = language === "zh";
  const held = heldOriginals(agent.papers).map(({ name }) => name);
  const originals = agent.papers.filter(({ original }) => original).length;
  const lines = [
    zh
      ? `由${agent.village}代办员${agent.takenOn}收件代为提交（委托书${agent.mandate}，至${agent.mandateUntil}）；申请人仍是您本人。`
      : `Taken in on ${agent.takenOn} and submitted by the agent of ${agent.villageEn || agent.village} (mandate ${agent.mandate}, until ${agent.mandateUntil}); you are still the applicant.`,
    ...(originals === 0
      ? []
      : held.length === 0
        ? [zh ? "原件已全部退还。" : "All originals were handed back."]
        : [zh ? `原件还在代办员那里：${held.join("、")}。` : `The agent still has originals: ${held.join("、")}.`]),
    ...(agent.handedOverOn !== null
      ? [zh ? `结果${agent.handedOverOn}交给您。` : `The result was handed to you on ${agent.handedOverOn}.`]
      : agent.fetchedOn !== null
        ? [
            zh
              ? `结果${agent.fetchedOn}由代办员领取，要转交给您。`
              : `The agent fetched the result on ${agent.fetchedOn} and is to hand it to you.`,
          ]
        : []),
  ];
  return html`<section class="card surface section" aria-label="${zh ? "代办" : "By an agent"}"><p><b>${zh ? "村级代办" : "Brought by a village agent"}</b></p>
<ul class="dots">${lines.map((line) => html`<li>${line}</li>`)}</ul></section>
`;
}
