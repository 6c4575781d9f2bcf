import type { FormField } from "#kernel/forms/form-fields.ts";
import type { Answers } from "#kernel/forms/validate-answers.ts";
import { askedFields } from "./form-steps.ts";
import type { Target } from "./target.ts";

/** A page on the way of an application: a page of its form, what is known already, its papers, and the last look. */
export type Stop = { readonly kind: "form"; readonly step: number } | { readonly kind: "known" | "papers" | "check" };

/** The fields of a page of the form that are asked by the answers given so far; what the city knows is not (COM-05). */
export function fieldsAsked({ form, steps, known }: Target, step: number, answers: Answers): FormField[] {
  const page = steps[step];
  if (page === undefined) return [];
  const there = new Set(known.map(({ name }) => name));
  const all = { ...Object.fromEntries(known.map(({ name, value }) => [name, value])), ...answers };
  return askedFields(form, page, all).filter(({ name }) => !there.has(name));
}

/** The pages that are left to see, in their order; those that ask nothing are passed over. */
export function wayOf(target: Target, answers: Answers): Stop[] {
  const pages = target.steps.flatMap((_, step): Stop[] =>
    fieldsAsked(target, step, answers).length === 0 ? [] : [{ kind: "form", step }],
  );
  return [...pages, ...(target.papers.length === 0 ? [] : [{ kind: "papers" } as const]), { kind: "check" }];
}

/** The place of a page on the way, also of one that has just left it. */
const rank = (stop: Stop): number =>
  ({ form: 0, known: 1000, papers: 1001, check: 1002 })[stop.kind] + (stop.kind === "form" ? stop.step : 0);

/** The page behind this one, and the one before it; undefined before the first. */
export function around(way: readonly Stop[], stop: Stop): { readonly next: Stop; readonly back: Stop | undefined } {
  const next = way.find((one) => rank(one) > rank(stop)) ?? { kind: "check" };
  return { next, back: way.findLast((one) => rank(one) < rank(stop)) };
}

/** "Page 2 of 6". */
export function placeOn(way: readonly Stop[], stop: Stop): { readonly number: number; readonly of: number } {
  return { number: Math.max(1, way.filter((one) => rank(one) <= rank(stop)).length), of: way.length };
}

/** The address of a page on the way; `key` opens the application. */
export function addressOf({ path }: Target, key: string, stop: Stop): `/${string}` {
  const asked =
    stop.kind === "form" ? `form?step=${stop.step + 1}&` : stop.kind === "known" ? "form?step=known&" : `${stop.kind}?`;
  return `${path}/${asked}${key}` as `/${string}`;
}
