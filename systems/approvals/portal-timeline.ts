import { html } from "hono/html";
import type { Day } from "#kernel/calendar/day.ts";
import type { Markup } from "#kernel/pages/markup.ts";
import type { Language, Words } from "#kernel/text/words.ts";
import { besideSteps } from "./portal-beside.ts";
import type { Progress } from "./queries/progress.ts";

type Step = {
  readonly name: Words;
  readonly on: Day | null;
  readonly text: Words;
  readonly state: "done" | "here" | "todo";
};

/** Where a case is: what has happened with its day, what it waits for, what is still to come; newest first. */
export function timeline(found: Progress, language: Language): Markup {
  const steps = stepsOf(found).map(
    ({ name, on, text, state }) =>
      html`<li class="dot ${state}"${state === "here" ? html` aria-current="step"` : ""}><b>${name[language]}</b> ${on === null ? "" : html`<small class="number">${day(on, state, language)}</small>`}<p>${text[language]}</p></li>
`,
  );
  return html`<section class="section" aria-labelledby="timeline"><h2 id="timeline">${language === "zh" ? "办到哪一步" : "Where it is"}</h2>
<ol class="timeline">
${steps}</ol></section>`;
}

/** A day that has come, or the day by which something is due. */
function day(on: Day, state: Step["state"], language: Language): string {
  if (state === "done") return on;
  return language === "zh" ? `${on}前` : `by ${on}`;
}

function stepsOf(found: Progress): Step[] {
  const { status } = found;
  const happened: Step[] = [
    {
      name: { zh: "收件", en: "Received" },
      on: found.openedOn,
      text: { zh: "收到申请，发了收件凭证。", en: "The application came in; a receipt was given." },
      state: "done",
    },
  ];
  if (status === "notAccepted")
    happened.push(ended({ zh: "不予受理", en: "Not accepted" }, "见不予受理通知书。", "See the notice."));
  if (status === "withdrawn" && found.acceptedOn === null)
    happened.push(ended({ zh: "撤回", en: "Withdrawn" }, "申请人撤回了申请。", "The applicant withdrew it."));
  for (const { toldOn, suppliedOn, asked } of found.supplements) {
    happened.push({
      name: { zh: "一次告知补正", en: "Told what is missing" },
      on: toldOn,
      text: { zh: `共${asked.length}份，见补正告知书。`, en: `${asked.length} papers; see the notice.` },
      state: "done",
    });
    if (suppliedOn !== null)
      happened.push({
        name: { zh: "补正齐全", en: "All supplied" },
        on: suppliedOn,
        text: { zh: "这一天就是受理日（CLK-08）。", en: "This is the day of acceptance (CLK-08)." },
        state: "done",
      });
  }
  if (status === "ended") happened.push(ended({ zh: "终止", en: "Closed" }, "见终止办理通知书。", "See the notice."));
  if (found.acceptedOn !== null)
    happened.push({
      name: { zh: "受理", en: "Accepted" },
      on: found.acceptedOn,
      text: found.deemed
        ? {
            zh: "5个工作日内没有一次告知，按法律自收件之日起视为受理（CLK-03）。",
            en: "Nothing was said within 5 workdays, so by law it counts as accepted from the day of receipt (CLK-03).",
          }
        : { zh: "材料齐了，钟从下一个工作日起算。", en: "Complete; the clock runs from the next workday." },
      state: "done",
    });
  happened.push(...during(found));
  if (status === "withdrawn" && found.acceptedOn !== null)
    happened.push(ended({ zh: "撤回", en: "Withdrawn" }, "申请人撤回了申请。", "The applicant withdrew it."));
  if (found.handedUp !== null)
    happened.push({
      name: { zh: "初审上报", en: "Handed up" },
      on: found.handedUp.on,
      text: { zh: `报${found.handedUp.office}决定。`, en: `${found.handedUp.office} decides.` },
      state: "done",
    });
  if (found.decidedOn !== null)
    happened.push({
      name: { zh: "决定", en: "Decided" },
      on: found.decidedOn,
      text:
        found.decision === "refused"
          ? { zh: "不予许可，理由见决定书。", en: "Refused; the decision gives the reasons." }
          : { zh: "准予。", en: "Granted." },
      state: "done",
    });
  if (found.deliveredOn !== null)
    happened.push({
      name: { zh: "送达", en: "Delivered" },
      on: found.deliveredOn,
      text: { zh: "决定已送到。", en: "The decision was delivered." },
      state: "done",
    });
  return [...happened, ...toCome(found)].reverse();
}

const ended = (name: Words, zh: string, en: string): Step => ({ name, on: null, text: { zh, en }, state: "here" });

/** What happened between acceptance and decision, in the order of its days. */
function during(found: Progress): Step[] {
  const beside = besideSteps(found).map((one): Step => ({ ...one, state: "done" }));
  return [...pauses(found), ...beside].toSorted((one, other) => (one.on ?? "").localeCompare(other.on ?? ""));
}

function pauses(found: Progress): Step[] {
  const promised = found.clocks.find(({ name }) => name === "promised");
  return (promised?.events ?? []).flatMap((event): Step[] => {
    if (event.kind === "pause")
      return [
        {
          name: { zh: "暂停计时", en: "Clock paused" },
          on: event.on,
          text: { zh: event.ground ?? "", en: event.ground ?? "" },
          state: "done",
        },
      ];
    if (event.kind === "resume")
      return [{ name: { zh: "恢复计时", en: "Clock resumed" }, on: event.on, text: { zh: "", en: "" }, state: "done" }];
    if (event.kind === "extend")
      return [
        {
          name: { zh: "延长", en: "Extended" },
          on: event.on,
          text: { zh: `经批准延长${event.days}个工作日。`, en: `Extended by ${event.days} workdays.` },
          state: "done",
        },
      ];
    return [];
  });
}

function toCome({ status, bodyName, bodyNameEn, standing }: Progress): Step[] {
  const due = standing?.due ?? null;
  const decide: Omit<Step, "state" | "on"> = {
    name: { zh: "审查、决定", en: "Review and decision" },
    text: {
      zh: `${bodyName}。批准的发证；不批准的写明理由。`,
      en: `${bodyNameEn || bodyName}. Granted, or refused with reasons.`,
    },
  };
  const deliver: Omit<Step, "state" | "on"> = {
    name: { zh: "送达", en: "Delivery" },
    text: { zh: "决定后10个工作日内。", en: "Within 10 workdays of the decision." },
  };
  if (status === "received")
    return [
      {
        name: { zh: "受理", en: "Acceptance" },
        text: {
          zh: `${bodyName}在核对材料，缺什么一次告知。`,
          en: `${bodyNameEn || bodyName} checks the papers and tells once what is missing.`,
        },
        on: due,
        state: "here",
      },
      { ...decide, on: null, state: "todo" },
      { ...deliver, on: null, state: "todo" },
    ];
  if (status === "supplementing")
    return [
      {
        name: { zh: "等您补正", en: "Waiting for your papers" },
        text: { zh: "补齐的那一天就是受理日。", en: "The day on which all is there is the day of acceptance." },
        on: null,
        state: "here",
      },
      { ...decide, on: null, state: "todo" },
      { ...deliver, on: null, state: "todo" },
    ];
  if (status === "handedUp")
    return [
      { ...decide, text: { zh: "上级机关决定。", en: "The higher office decides." }, on: null, state: "here" },
      { ...deliver, on: null, state: "todo" },
    ];
  if (status === "accepted")
    return [
      { ...decide, on: due, state: "here" },
      { ...deliver, on: null, state: "todo" },
    ];
  return status === "decided" ? [{ ...deliver, on: due, state: "here" }] : [];
}
