import { html } from "hono/html";
import type { Page, PageRequest, Redirect, SubmitRequest } from "#kernel/city/system.ts";
import { endingsOf } from "#kernel/files/kinds.ts";
import { BYTES_PER_MEGABYTE, uploadLimits } from "#kernel/files/limits.ts";
import { fileField } from "#kernel/pages/file-field.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { Language } from "#kernel/text/words.ts";
import { openUnsent } from "./draft.ts";
import { type DraftFile, draftFiles } from "./draft-files.ts";
import { type HeldPaper, heldPapers } from "./held-papers.ts";
import { saveDraft } from "./page-form.ts";
import { paperField } from "./paper-field.ts";
import { chinese, keepNote, stepActs, stepPage } from "./pieces.ts";
import type { Application, ApplicationPaper } from "./records.ts";
import type { Target, TargetPaper } from "./target.ts";
import { addressOf, around, placeOn, type Stop, wayOf } from "./way.ts";

const stop: Stop = { kind: "papers" };

/**
 * `…/papers`: every paper with the item and article that asks for it, and how it comes: uploaded here, or brought to a window; what the
 * city holds is not asked for (COM-05). A file that is not taken is told beside its field, and costs the others nothing.
 */
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
  const files = await draftFiles(city, draft.row);
  const rows = target.papers.map((paper) => {
    const kept = draft.row.papers.find(({ name, way }) => name === paper.name && way === "file");
    const there = files.get(kept?.file ?? "");
    return paperRow(
      paper,
      held.get(paper.name),
      request,
      there && { ...there, number: (kept?.earlier?.length ?? 0) + 1 },
    );
  });
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
${own === 0 ? "" : html`<p class="secondary">${uploadWords(city, language)}</p>`}
<form action="${addressOf(target, draft.key, stop)}" method="post" enctype="multipart/form-data" class="narrow"><input type="hidden" name="key" value="${form?.key ?? ""}">
<ul class="rows">${rows}</ul>
${stepActs(language, false)}</form>
${keepNote(draft, language)}`;
  const heading = zh ? "材料怎么交" : "How the papers come";
  return stepPage({ target, language, heading, place: placeOn(way, stop), refusal: form?.refusal ?? null, body });
}

/** What can be uploaded, and that it need not be. */
function uploadWords(city: PageRequest["city"], language: Language): string {
  const { kinds, bytes } = uploadLimits(city.settings);
  const most = Math.floor(bytes / BYTES_PER_MEGABYTE);
  return language === "zh"
    ? `可以在这里上传，一份材料一个文件，每个不超过${most}兆字节：${endingsOf(kinds).split(" ").join("、")}。不上传的，带到窗口交。`
    : `Upload them here, one file a paper, at most ${most} MB each: ${endingsOf(kinds).split(" ").join(", ")}. What is not uploaded is brought to a window.`;
}

function paperRow(
  paper: TargetPaper,
  held: HeldPaper | undefined,
  request: PageRequest,
  there: (DraftFile & { readonly number: number }) | undefined,
): Markup {
  const { language, form, city } = request;
  const zh = language === "zh";
  const asked = held === undefined && paper.from === "applicant";
  const field = paperField(paper.name);
  const name = html`<b>${chinese(paper.name, language)}</b>`;
  const upload = fileField({
    ...{ name: field, fault: form?.refusal ?? null, language, endings: endingsOf(uploadLimits(city.settings).kinds) },
    label: `${there === undefined ? (zh ? "上传" : "Upload") : zh ? "换一个文件" : "Another file"}：${paper.name}`,
    kept: form?.files[field] ?? [],
  });
  return html`<li id="form-${field}"><p>${name} ${wayOfPaper(paper, held, there, language)}</p><p class="secondary">${whyAsked(paper, language)}</p>${
    held === undefined || paper.from !== "applicant" ? "" : html`<p class="secondary">${heldFrom(held, language)}</p>`
  }${
    paper.maker === null || held !== undefined || paper.from !== "applicant"
      ? ""
      : html`<p class="secondary">${zh ? "本市出具，但没有查到您的：" : "Issued by this city, but not found for you: "}<a href="/items/${paper.makerItem}">${chinese(paper.maker, language)}</a></p>`
  }${there === undefined ? "" : thereRow(there, field, language)}${asked ? upload : ""}</li>
`;
}

/** What was uploaded for it, and the way back to the window. */
function thereRow(
  { name, bytes, number }: DraftFile & { readonly number: number },
  field: string,
  language: Language,
): Markup {
  const zh = language === "zh";
  const size = `${Math.max(1, Math.round(bytes / 1024))} KB`;
  const version =
    number === 1 ? "" : zh ? `，第${number}版，以前的都留着` : `, version ${number}, the earlier ones are kept`;
  return html`<p>${zh ? "已上传：" : "Uploaded: "}${chinese(name, language)} <small>${size}${version}</small></p><ul class="options"><li><label><input type="checkbox" name="${field}.window" value="1"> ${zh ? "不用它，这份到窗口交" : "Leave it out and bring this one to a window"}</label></li></ul>`;
}

/** How it comes, in a word. */
function wayOfPaper(
  { from }: TargetPaper,
  held: HeldPaper | undefined,
  there: DraftFile | undefined,
  language: Language,
): Markup {
  const zh = language === "zh";
  const words = {
    present: zh ? "项目里已有，不用交" : "in the project already",
    step: zh ? "由其他步骤产生，不用交" : "comes from another step",
    applicant:
      held !== undefined
        ? zh
          ? "已有，不用交"
          : "held by the city"
        : there !== undefined
          ? zh
            ? "已上传"
            : "uploaded"
          : undefined,
  }[from];
  return words === undefined
    ? html`<span class="tag">${zh ? "上传，或者到窗口交" : "upload, or bring to a window"}</span>`
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

/** Saves how each paper comes, with what was uploaded now, and leads on. */
export async function submitPapers(request: SubmitRequest, target: Target): Promise<Redirect | Refusal> {
  const draft = await openUnsent(request, target);
  if (isRefusal(draft) || "redirect" in draft) return draft;
  const now = await papersNow(request.city, target, draft.row);
  const papers = now.map((paper) => {
    const field = paperField(paper.name);
    const file = request.files[field]?.at(-1)?.id;
    if (paper.way === "held") return paper;
    if (file !== undefined) return { ...paper, way: "file", held: null, file };
    return request.fields[`${field}.window`] === "1" ? { ...paper, way: "window", held: null, file: null } : paper;
  });
  const saved = await saveDraft(request, draft, { papers });
  if (isRefusal(saved)) return saved;
  const { next, back } = around(wayOf(target, draft.row.answers), stop);
  const { then } = request.fields;
  if (then === "later") return { redirect: `${target.path}/saved?${draft.key}` as `/${string}` };
  return { redirect: addressOf(target, draft.key, then === "back" ? (back ?? stop) : next) };
}
