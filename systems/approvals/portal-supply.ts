import { html } from "hono/html";
import type { PageRequest, Redirect, SubmitRequest } from "#kernel/city/system.ts";
import { endingsOf } from "#kernel/files/kinds.ts";
import { BYTES_PER_MEGABYTE, uploadLimits } from "#kernel/files/limits.ts";
import { address } from "#kernel/pages/address.ts";
import { fileField } from "#kernel/pages/file-field.ts";
import { formSummary } from "#kernel/pages/form.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { paperField } from "./apply/paper-field.ts";
import { chinese } from "./apply/pieces.ts";
import { refusePaperFile } from "./paper-files/refusals.ts";
import { refusePage } from "./portal-refusals.ts";
import { type Progress, progressOf } from "./queries/progress.ts";

/**
 * Papers that the applicant can still bring: those of the list that are not there. Within a project those that another step yields
 * come by themselves (CON-11); in a single application the applicant brings what another body issued to them.
 */
const ownMissing = ({ missing, matterKind }: Progress): string[] =>
  missing.filter(({ from }) => from === null || matterKind !== "project").map(({ name }) => name);

const canBring = ({ status }: Progress): boolean => ["received", "supplementing", "accepted"].includes(status);

/** What the applicant owes, each with what was told to be wrong, and a field to upload it. */
export function owedPart(found: Progress, request: PageRequest): Markup | "" {
  const { language, parameters } = request;
  const zh = language === "zh";
  if (!canBring(found)) return "";
  const own = ownMissing(found);
  const coming = found.missing.filter(({ name }) => !own.includes(name));
  const count = /^\d{1,2}$/.test(parameters.brought ?? "") ? Number(parameters.brought) : 0;
  const came =
    count === 0
      ? ""
      : html`<p role="status"><b>${zh ? `刚收到${count}份材料。` : `${count} papers have just come.`}</b></p>`;
  if (own.length === 0 && coming.length === 0)
    return html`<section class="owe" aria-labelledby="owe"><h2 id="owe">${zh ? "您现在不用做什么" : "Nothing for you to do"}</h2>${came}<p>${zh ? "材料齐了，等结果就行。" : "All papers are there."}</p></section>`;
  const wait =
    coming.length === 0
      ? ""
      : html`<p class="secondary">${zh ? `另有${coming.length}份由本项目的其他步骤产生，您不用交：` : `${coming.length} more come from other steps of this project: `}${chinese(coming.map(({ name }) => name).join("、"), language)}${zh ? "。" : ""}</p>`;
  const heading =
    own.length === 0
      ? zh
        ? "您现在不用做什么"
        : "Nothing for you to do"
      : zh
        ? `您要补的材料，${own.length}份`
        : `Papers you owe: ${own.length}`;
  const refusal = request.form?.refusal ?? null;
  return html`${refusal === null ? "" : formSummary(refusal, language)}<section class="owe" aria-labelledby="owe"><h2 id="owe">${heading}</h2>${came}${own.length === 0 ? "" : uploadForm(found, own, request)}${wait}</section>`;
}

/** Uploads by the query code, without signing in; what is not uploaded is brought to the window. */
function uploadForm(found: Progress, own: readonly string[], { form, language, city }: PageRequest): Markup {
  const zh = language === "zh";
  const { kinds, bytes } = uploadLimits(city.settings);
  const endings = endingsOf(kinds);
  const told = new Map(found.supplements.at(-1)?.asked.map(({ paper, defect }) => [paper, defect]));
  const rows = own.map((name) => {
    const field = paperField(name);
    const defect = told.get(name);
    const upload = fileField({
      ...{ name: field, fault: form?.refusal ?? null, language, endings },
      label: `${zh ? "上传" : "Upload"}：${name}`,
      kept: form?.files[field] ?? [],
    });
    return html`<li>${chinese(defect === undefined ? name : `${name}：${defect}`, language)}${form === undefined ? "" : upload}</li>`;
  });
  const most = Math.floor(bytes / BYTES_PER_MEGABYTE);
  const note = zh
    ? `一份材料一个文件，每个不超过${most}兆字节：${endings.split(" ").join("、")}。可以分几次交；最后一份到的那天，就是补齐的日子。也可以带到窗口，报查询码。`
    : `One file a paper, at most ${most} MB each: ${endings.split(" ").join(", ")}. Bring them in several goes if you like; the day of the last one counts. Or bring them to the window with the query code.`;
  return html`<form action="${address("/progress", { code: found.code })}" method="post" enctype="multipart/form-data"><input type="hidden" name="key" value="${form?.key ?? ""}"><ul class="dots">${rows}</ul>
<p class="secondary note">${note}</p>
<p class="acts screen-only"><button class="button">${zh ? "交上传的材料" : "Hand in what is chosen"}</button></p></form>`;
}

/** Only whoever has the query code of a case that still takes papers brings any. */
export async function admitsSupply({ city, parameters }: PageRequest): Promise<boolean> {
  const found = await progressOf(city, (parameters.code ?? "").trim().slice(0, 60));
  return found !== null && canBring(found) && ownMissing(found).length > 0;
}

/** Takes what was uploaded, whichever of the papers it is; the rest can come later. */
export async function submitSupply(request: SubmitRequest): Promise<Redirect | Refusal> {
  const { city, who, parameters, files, key } = request;
  const typed = (parameters.code ?? "").trim().slice(0, 60);
  const found = await progressOf(city, typed);
  if (found === null) return refusePage("QUERY_CODE_UNKNOWN", { code: typed });
  const brought = ownMissing(found).flatMap((paper) => {
    const file = files[paperField(paper)]?.at(-1)?.id;
    return file === undefined ? [] : [{ paper, file }];
  });
  const [first] = ownMissing(found);
  if (brought.length === 0)
    return refusePaperFile("PAPER_FILE_MISSING", first === undefined ? {} : { field: `/${paperField(first)}` });
  const input = { code: found.code, files: brought };
  const outcome = await city.execute({ command: "approvals.supply", who, on: found.id, input, key });
  if (isRefusal(outcome)) return outcome;
  return { redirect: address("/progress", { code: found.code, brought: String(brought.length) }) as `/${string}` };
}
