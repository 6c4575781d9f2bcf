import { html } from "hono/html";
import type { Page, PageRequest, Redirect, SubmitRequest } from "#kernel/city/system.ts";
import { answersOf, formHtml } from "#kernel/forms/form-html.ts";
import { validateAnswers } from "#kernel/forms/validate-answers.ts";
import type { Outcome, Who } from "#kernel/records/asked.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { type Draft, openUnsent } from "./draft.ts";
import { wholeAnswers } from "./known.ts";
import { faultsOf, keepNote, stepActs, stepPage } from "./pieces.ts";
import { prefills } from "./prefill.ts";
import { refuseApplication } from "./refusals.ts";
import type { Target } from "./target.ts";
import { addressOf, around, fieldsAsked, placeOn, type Stop, wayOf } from "./way.ts";

/** `…/form?step=2`: a few questions, as they were answered so far; without a script, and back keeps everything (APP-03). */
export async function formPage(request: PageRequest, target: Target): Promise<Page | Redirect | Refusal> {
  const draft = await openUnsent(request, target);
  if (isRefusal(draft) || "redirect" in draft) return draft;
  const { language, form } = request;
  const zh = language === "zh";
  const way = wayOf(target, draft.row.answers);
  const stop = stopOf(request, target, draft);
  if (stop === undefined) return { redirect: addressOf(target, draft.key, way[0] ?? { kind: "check" }) };
  const names = namesOf(target, draft, stop);
  const refusal = form?.refusal ?? null;
  const typed = form?.refusal ? answersOf(target.form, form.fields) : {};
  const filled = await prefills(request.city, target, draft.row, names);
  const answers = {
    ...Object.fromEntries(filled.map(({ name, value }) => [name, value])),
    ...draft.row.answers,
    ...Object.fromEntries(Object.entries(typed).filter(([name]) => names.includes(name))),
  };
  const remarks = Object.fromEntries(
    filled
      .filter(({ name }) => !Object.hasOwn(draft.row.answers, name))
      .map(({ name, from, on }) => [
        name,
        zh
          ? `已替您填好，来自${from.zh}（${on}），不对就改`
          : `Filled in from ${from.en} (${on}); change it if it is wrong`,
      ]),
  );
  const heading =
    stop.kind === "known"
      ? zh
        ? "已经知道的，看对不对"
        : "What is known already"
      : (target.steps[stop.kind === "form" ? stop.step : 0]?.title ?? (zh ? "填写申请" : "Fill in the form"));
  const faults = faultsOf(refusal);
  const body = html`<form action="${addressOf(target, draft.key, stop)}" method="post" class="narrow" novalidate><input type="hidden" name="key" value="${form?.key ?? ""}">
${formHtml(target.form, language, { answers, faults, only: names, remarks })}
${stepActs(language, around(way, stop).back === undefined)}</form>
${keepNote(draft, language)}`;
  return stepPage({ target, language, heading, place: placeOn(way, stop), refusal, body });
}

/** Saves what was typed, right or wrong, and then leads on, back, or away; what is wrong is told on the page (APP-03). */
export async function submitForm(request: SubmitRequest, target: Target): Promise<Redirect | Refusal> {
  const draft = await openUnsent(request, target);
  if (isRefusal(draft) || "redirect" in draft) return draft;
  const stop = stopOf(request, target, draft);
  if (stop === undefined) return refuseApplication("APPLICATION_UNKNOWN");
  const names = namesOf(target, draft, stop);
  const typed = answersOf(target.form, request.fields);
  const answers = Object.fromEntries(names.map((name) => [name, typed[name] ?? ""]));
  const saved = await saveDraft(request, draft, { answers });
  if (isRefusal(saved)) return saved;
  const all = { ...draft.row.answers, ...answers };
  const way = wayOf(target, all);
  const { next, back } = around(way, stop);
  const { then } = request.fields;
  if (then === "later") return { redirect: `${target.path}/saved?${draft.key}` as `/${string}` };
  if (then === "back") return { redirect: addressOf(target, draft.key, back ?? stop) };
  const faults = validateAnswers(target.form, wholeAnswers(target.form, target.known, all)).faults.filter(({ field }) =>
    names.some((name) => field === `/${name}`),
  );
  if (faults.length > 0)
    return refuseApplication("ANSWERS_FAULTY", { count: faults.length, faults, field: faults[0]?.field ?? "" });
  return { redirect: addressOf(target, draft.key, next) };
}

/** The page that the address asks for, when it asks anything. */
function stopOf({ parameters }: PageRequest, target: Target, draft: Draft): Stop | undefined {
  if (parameters.step === "known") return target.known.length > 0 ? { kind: "known" } : undefined;
  const step = Number(parameters.step) - 1;
  if (!Number.isInteger(step)) return undefined;
  return fieldsAsked(target, step, draft.row.answers).length > 0 ? { kind: "form", step } : undefined;
}

const namesOf = (target: Target, draft: Draft, stop: Stop): string[] =>
  stop.kind === "form"
    ? fieldsAsked(target, stop.step, draft.row.answers).map(({ name }) => name)
    : target.known.map(({ name }) => name);

/** Saves through the command, as whoever asks, with the code that opened it. */
export async function saveDraft(
  { city, who }: { readonly city: PageRequest["city"]; readonly who: Who },
  { row, code }: Draft,
  input: object,
): Promise<Outcome> {
  const asked = { ...input, ...(code === undefined ? {} : { code }) };
  return city.execute({ command: "approvals.saveApplication", who, on: row.id, input: asked });
}
