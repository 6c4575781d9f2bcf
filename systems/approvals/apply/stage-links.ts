import { html } from "hono/html";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language } from "#kernel/text/words.ts";
import type { ProjectView } from "../queries/matter.ts";

/** The stages of a project of which something can be applied for, each as one application (CON-03); nothing where none is left. */
export function stageLinks({ id, state, flow, plan, steps }: ProjectView, language: Language): Markup | "" {
  if (state === "closed") return "";
  const zh = language === "zh";
  const left = new Set(
    steps.flatMap((step) => (step.state === "waiting" || step.state === "refused" ? [step.procedure] : [])),
  );
  const rows = flow.stages.flatMap(({ no, name }) => {
    const count = plan.procedures.filter((one) => one.stage === no && left.has(one.id)).length;
    if (count === 0) return [];
    return [
      html`<li class="pair"><a href="/projects/${id}/apply/${no}">${zh ? `申请：${name.zh}` : `Apply: ${name.en}`}</a><span class="secondary">${zh ? `${count}项，一张表、一套材料` : `${count} items, one form, one set of papers`}</span></li>
`,
    ];
  });
  if (rows.length === 0) return "";
  return html`<section class="section screen-only" aria-labelledby="apply"><h2 id="apply">${zh ? "项目单位：分阶段申请" : "For the owner: apply stage by stage"}</h2><ul class="rows">${rows}</ul></section>`;
}
