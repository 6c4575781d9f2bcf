import { html } from "hono/html";
import type { Day } from "#kernel/calendar/day.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language, Words } from "#kernel/text/words.ts";
import type { Progress } from "./queries/progress.ts";
import type { AskedBody, HearingNow, SaidBefore } from "./queries/progress-beside.ts";

/**
 * What goes on beside the case's own clock, each in a sentence: who is asked and answers by when, what is to be done about a hearing,
 * and by how much the limit was extended.
 */
export function besideLines(found: Progress, language: Language): Markup {
  const zh = language === "zh";
  const extended = found.clocks.find(({ name }) => name === "promised")?.events.filter(({ kind }) => kind === "extend");
  const more = (extended ?? []).reduce((days, event) => days + (event.days ?? 0), 0);
  const lines = [
    ...(more > 0 && found.status === "accepted"
      ? [
          zh
            ? `经批准延长了${more}个工作日，理由见延期通知书。`
            : `Extended by ${more} workdays; the notice gives the reason.`,
        ]
      : []),
    ...found.beside.simulated.map((one) => saidBefore(one)[language]),
    ...found.beside.consultations.flatMap((one) => asked(one)?.[language] ?? []),
    ...found.beside.hearings.flatMap((one) => heard(one)?.[language] ?? []),
  ];
  if (lines.length === 0 || found.decidedOn !== null) return html``;
  return html`<ul class="dots note">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

/** The formal case begins anew: the simulated opinion binds nobody, and the limit runs from formal acceptance (INV-09). */
const saidBefore = ({ number, givenOn, convertedOn }: SaidBefore): Words => ({
  zh: `${givenOn}出过模拟意见（${number}），不具法律效力；${convertedOn === null ? "" : `${convertedOn}转为正式办理，`}时限从正式受理起算。`,
  en: `A simulated opinion was given on ${givenOn} (${number}); it is not binding. ${convertedOn === null ? "" : `It became a formal case on ${convertedOn}. `}The limit runs from formal acceptance.`,
});

/** The office's limit goes on while another body is asked (CLK-17). */
function asked({ bodyName, state, due }: AskedBody): Words | undefined {
  if (state === "asked")
    return {
      zh: `正在征求${bodyName}的意见${due === null ? "" : `，${due}前答复`}；承办机关的时限照走。`,
      en: `${bodyName} is asked for an opinion${due === null ? "" : `, by ${due}`}; the office's limit goes on.`,
    };
  if (state === "silent")
    return { zh: `${bodyName}过了期限没有答复意见。`, en: `${bodyName} has not answered within its time.` };
  return undefined;
}

function heard({ state, askBy, holdBy, day, place }: HearingNow): Words | undefined {
  if (state === "told")
    return {
      zh: `您可以要求听证${askBy === null ? "" : `：${askBy}前提出`}；不提的，照常办理。`,
      en: `You may ask for a hearing${askBy === null ? "" : ` by ${askBy}`}; otherwise the case goes on.`,
    };
  if (state === "asked")
    return {
      zh: `已要求听证${holdBy === null ? "" : `，${holdBy}前举行`}；这段时间依法不计入时限。`,
      en: `A hearing was asked for${holdBy === null ? "" : `, to be held by ${holdBy}`}; this time is excluded by law.`,
    };
  if (state === "called")
    return {
      zh: `听证在${day ?? ""}举行，地点：${place ?? ""}。`,
      en: `The hearing is on ${day ?? ""} at ${place ?? ""}.`,
    };
  return undefined;
}

/** The same as entries of the timeline, each on its day. */
export function besideSteps({ beside }: Pick<Progress, "beside">): { name: Words; on: Day; text: Words }[] {
  const bodies = beside.consultations.flatMap(({ bodyName, askedOn, answeredOn }) => [
    { name: { zh: "征求意见", en: "Another body asked" }, on: askedOn, text: { zh: bodyName, en: bodyName } },
    ...(answeredOn === null
      ? []
      : [{ name: { zh: "意见收到", en: "Opinion received" }, on: answeredOn, text: { zh: bodyName, en: bodyName } }]),
  ]);
  const hearings = beside.hearings.flatMap(({ toldOn, askedOn, calledOn, day, closedOn }) => [
    step(toldOn, { zh: "告知听证权利", en: "Told of the right to a hearing" }),
    ...(askedOn === null ? [] : [step(askedOn, { zh: "要求听证", en: "Hearing asked for" })]),
    ...(calledOn === null || day === null
      ? []
      : [step(calledOn, { zh: "通知听证", en: "Hearing called" }, { zh: `定在${day}。`, en: `For ${day}.` })]),
    ...(closedOn === null ? [] : [step(closedOn, { zh: "听证结束", en: "Hearing closed" })]),
  ]);
  return [...bodies, ...hearings];
}

const step = (on: Day, name: Words, text: Words = { zh: "", en: "" }) => ({ name, on, text });
