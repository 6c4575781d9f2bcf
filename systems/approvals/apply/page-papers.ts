import { html } from "hono/html";
import type { Page, PageRequest, Redirect, SubmitRequest } from "#kernel/city/system.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Language } from "#kernel/text/words.ts";
import { openUnsent } from "./draft.ts";
import { type HeldPaper, heldPapers } from "./held-papers.ts";
import { saveDraft } from "./page-form.ts";
import { chinese, keepNote, stepActs, stepPage } from "./pieces.ts";
import type { Application, ApplicationPaper } from "./records.ts";
import type { Target, TargetPaper } from "./target.ts";
import { addressOf, around, placeOn, type Stop, wayOf } from "./way.ts";

const stop: Stop = { kind: "papers" };

/** `…/papers`: every paper with the item and article that asks for it, and how it comes; what the city holds is not asked for (COM-05). */
export async function papersPage(request: PageRequest, target: Target): Promise<Page | Redirect | Refusal> {
  const draft = await openUnsent(request, target);
  if (isRefusal(draft) || "redirect" in draft) return draft;
  const { language, form, city } = request;
  const zh = language === "zh";
  const held = await heldPapers(
    city,
    draft.row.subject,
    target.papers.map(({ name }) => name),
  );
  const way = wayOf(target, draft.row.answers);
  const rows = target.papers.map((paper) => paperRow(paper, held.get(paper.name), language));
  const own = target.papers.filter(({ name, from }) => from === "applicant" && !held.has(name)).length;
  const rest = target.papers.length - own;
  const restWords = zh ? `，其余${rest}份不用交` : `, ${rest} not`;
  const only = zh
    ? "。清单以外的，一份也不能要（优化营商环境条例第三十五条）。"
    : ". Nothing beyond this list may be asked for.";
  const ownWords = zh ? `要交${own}份` : `${own} to hand in`;
  const none = zh ? "一份也不用交。" : "Nothing to hand in.";
  const lead = own === 0 ? none : `${ownWords}${rest === 0 ? "" : restWords}${only}`;
  const body = html`<p class="lead">${lead}</p>
<form action="${addressOf(target, draft.key, stop)}" method="post" class="narrow"><input type="hidden" name="key" value="${form?.key ?? ""}">
<ul class="rows">${rows}</ul>
${stepActs(language, false)}</form>
${keepNote(draft, language)}`;
  const heading = zh ? "材料怎么交" : "How the papers come";
  return stepPage({ target, language, heading, place: placeOn(way, stop), refusal: form?.refusal ?? null, body });
}

function paperRow(paper: TargetPaper, held: HeldPaper | undefined, language: Language): Markup {
  const zh = language === "zh";
  const name = html`<b>${chinese(paper.name, language)}</b>`;
  return html`<li><p>${name} ${wayOfPaper(paper, held, language)}</p><p class="secondary">${whyAsked(paper, language)}</p>${
    held === undefined || paper.from !== "applicant" ? "" : html`<p class="secondary">${heldFrom(held, language)}</p>`
  }${
    paper.maker === null || held !== undefined || paper.from !== "applicant"
      ? ""
      : html`<p class="secondary">${zh ? "本市出具，但没有查到您的：" : "Issued by this city, but not found for you: "}<a href="/items/${paper.makerItem}">${chinese(paper.maker, language)}</a></p>`
  }</li>
`;
}

/** How it comes, in a word. */
function wayOfPaper({ from }: TargetPaper, held: HeldPaper | undefined, language: Language): Markup {
  const zh = language === "zh";
  const words = {
    present: zh ? "项目里已有，不用交" : "in the project already",
    step: zh ? "由其他步骤产生，不用交" : "comes from another step",
    applicant: held !== undefined ? (zh ? "已有，不用交" : "held by the city") : undefined,
  }[from];
  return words === undefined
    ? html`<span class="tag">${zh ? "到窗口交" : "bring to the window"}</span>`
    : html`<span class="tag held">${words}</span>`;
}

/** By which item and article it is asked for, and in which form. */
function whyAsked({ neededBy, basis, form, copies, necessary }: TargetPaper, language: Language): Markup {
  const zh = language === "zh";
  const forms = {
    original: zh ? "原件" : "original",
    copy: zh ? "复印件" : "copy",
    electronic: zh ? "电子件" : "electronic",
  };
  const wanted = form === null ? "" : `${forms[form]}${zh ? "" : " "}${copies ?? 1}${zh ? "份" : ""}`;
  const parts = [
    zh ? `${neededBy.join("、")}要` : `needed for ${neededBy.join(", ")}`,
    ...(basis === null ? [] : [basis]),
    ...(wanted === "" ? [] : [wanted]),
    ...(necessary ? [] : [zh ? "可以容缺后补" : "may follow later"]),
  ];
  return chinese(parts.join(zh ? " · " : " · "), language);
}

export function heldFrom({ itemName, number, on }: HeldPaper, language: Language): Markup {
  const zh = language === "zh";
  const source = [itemName, number].filter((part) => part !== null).join(" ");
  return html`${zh ? "来自" : "From "}${chinese(source === "" ? "本市存档" : source, language)}${zh ? "，" : ", "}<span class="number">${on}</span>`;
}

/** How each paper that is asked for comes now: what the city holds is not asked for, what was uploaded stays. */
export async function papersNow(
  city: PageRequest["city"],
  target: Target,
  { subject, papers }: Pick<Application, "subject" | "papers">,
): Promise<ApplicationPaper[]> {
  const asked = target.papers.filter(({ from }) => from === "applicant").map(({ name }) => name);
  const held = await heldPapers(city, subject, asked);
  return asked.map((name) => {
    const found = held.get(name);
    const before = papers.find((paper) => paper.name === name);
    if (found !== undefined) return { name, way: "held", held: found.id, file: null };
    return before?.way === "file" ? before : { name, way: "window", held: null, file: null };
  });
}

/** Saves how each paper comes, and leads on. */
export async function submitPapers(request: SubmitRequest, target: Target): Promise<Redirect | Refusal> {
  const draft = await openUnsent(request, target);
  if (isRefusal(draft) || "redirect" in draft) return draft;
  const saved = await saveDraft(request, draft, { papers: await papersNow(request.city, target, draft.row) });
  if (isRefusal(saved)) return saved;
  const { next, back } = around(wayOf(target, draft.row.answers), stop);
  const { then } = request.fields;
  if (then === "later") return { redirect: `${target.path}/saved?${draft.key}` as `/${string}` };
  return { redirect: addressOf(target, draft.key, then === "back" ? (back ?? stop) : next) };
}
