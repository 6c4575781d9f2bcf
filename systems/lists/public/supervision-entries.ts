import { html } from "hono/html";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language } from "#kernel/text/words.ts";
import { bodyName, chinese } from "../pieces.ts";
import type { SupervisionShown } from "./supervision-query.ts";

/** Entries of one item; bodies with one and the same duty, such as those of four counties, stand in one block. */
export function supervisionEntries(entries: readonly SupervisionShown[], language: Language): Markup {
  const blocks = Map.groupBy(entries, ({ duty, checks, boundary }) => JSON.stringify([duty, checks, boundary]));
  return html`${[...blocks.values()].map((block) => supervisionBlock(block, language))}`;
}

/** Bodies of a block that are named; the others are counted. */
const NAMED = 3;

function supervisionBlock(block: readonly SupervisionShown[], language: Language): Markup | "" {
  const zh = language === "zh";
  const [first] = block;
  if (first === undefined) return "";
  const bodies = block
    .slice(0, NAMED)
    .map(
      ({ body, bodyName: name, bodyNameEn: nameEn }, index) =>
        html`${index === 0 ? "" : zh ? "、" : ", "}<a href="/bodies/${body}"><b>${bodyName({ name, nameEn }, language)}</b></a>`,
    );
  const more = block.length > NAMED ? (zh ? `等${block.length}个机关` : ` and ${block.length - NAMED} more`) : "";
  const estimate = first.mark === "E" ? (zh ? "（估）" : " (est.)") : "";
  const checks = first.checks.map(
    ({ subject, frequency, method }) =>
      html`<li>${chinese(`${subject}：${frequency}${estimate}，${method}`, language)}</li>`,
  );
  const border =
    first.boundary === null
      ? ""
      : html`<small>${zh ? "分工：" : "Border: "}${chinese(first.boundary, language)}</small>`;
  return html`<div class="note"><p>${zh ? "监管：" : "Supervised by "}${bodies}${more}${zh ? "，" : ". "}${chinese(first.duty, language)}</p><ul class="dots">${checks}</ul>${border}</div>`;
}
