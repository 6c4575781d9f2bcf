import { z } from "zod";
import type { Settings } from "#kernel/records/command.ts";
import type { Words } from "#kernel/text/words.ts";
import type { Flow } from "../plan/flow.ts";

/** Whose conditions a site can have: those that the current edition of this flow declares. */
export const SITE_FLOW = "construction";

const value = z.union([z.string().max(60), z.number(), z.boolean()]);
export const bounds = ["equal", "most", "least"] as const;
export type Bound = (typeof bounds)[number];

/** One condition: what, how it binds, and its value, with the words of the day on which it was given. */
export const siteTerm = z.object({
  path: z.string(),
  words: z.object({ zh: z.string(), en: z.string() }),
  bound: z.enum(bounds),
  value,
  unit: z.string().nullable(),
});
export type SiteTerm = Readonly<z.output<typeof siteTerm>>;

/** As it is given: a condition of the flow's list, its bound and its value. */
export const siteInput = z
  .array(z.object({ path: z.string().max(200), bound: z.enum(bounds).default("equal"), value }))
  .max(60)
  .default([]);
export type SiteInput = z.output<typeof siteInput>;

/** A condition that can be given, with its kind and choices resolved. */
export type SiteDeclared = {
  readonly path: string;
  readonly words: Words;
  readonly type: "choice" | "boolean" | "number";
  readonly values: readonly { readonly value: string; readonly words: Words }[];
  readonly unit: string | null;
};

/** The conditions that a flow lets be given; those that are facts of it have the fact's kind and choices. */
export function declaredTerms({ siteConditions = [], facts = [] }: Flow): readonly SiteDeclared[] {
  return siteConditions.map(({ path, words, type, values, unit }) => {
    const fact = facts.find((one) => one.path === path);
    const choices = values ?? fact?.values?.map((one) => ({ ...one, value: String(one.value) })) ?? [];
    return { path, words, type: type ?? fact?.type ?? "boolean", values: choices, unit: unit ?? null };
  });
}

/** What was given, with the words of the list; undefined where one is none of the list, or its value none of its kind. */
export function termsOf(declared: readonly SiteDeclared[], given: SiteInput): readonly SiteTerm[] | undefined {
  const terms = given.map(({ path, bound, value }): SiteTerm | undefined => {
    const one = declared.find((each) => each.path === path);
    if (!one || !fitsKind(one, value) || (bound !== "equal" && one.type !== "number")) return undefined;
    return { path, words: one.words, bound, value, unit: one.unit };
  });
  const twice = new Set(given.map(({ path, bound }) => `${path} ${bound}`)).size < given.length;
  return twice || terms.includes(undefined) ? undefined : (terms as SiteTerm[]);
}

const fitsKind = ({ type, values }: SiteDeclared, value: unknown): boolean =>
  type === "choice" ? values.some((one) => one.value === value) : typeof value === type;

/** Whether cases of an item settle site and conditions here. */
export const settlesSites = (item: string, settings: Settings): boolean =>
  settings.text("siteAgreements").split(" ").includes(item);

/** The name under which forms ask the same. */
export const nameOf = ({ path }: Pick<SiteTerm, "path">): string => path.split(".").at(-1) ?? path;

/** Whether what is applied for keeps a condition; what is of another kind says nothing about it. */
export function keeps({ bound, value }: SiteTerm, found: unknown): boolean {
  if (typeof found !== typeof value) return true;
  if (bound === "equal") return found === value;
  return bound === "most" ? Number(found) <= Number(value) : Number(found) >= Number(value);
}

const boundWords: Readonly<Record<Bound, Words>> = {
  equal: { zh: "：", en: ": " },
  most: { zh: "不大于", en: " at most " },
  least: { zh: "不小于", en: " at least " },
};

/** 容积率不大于2; 土地用途：工业. */
export function termWords({ words, bound, value, unit }: SiteTerm): Words {
  return {
    zh: `${words.zh}${boundWords[bound].zh}${valueWords(value).zh}${unit ?? ""}`,
    en: `${words.en}${boundWords[bound].en}${valueWords(value).en}${unit ?? ""}`,
  };
}

export function valueWords(value: unknown): Words {
  if (typeof value === "boolean") return value ? { zh: "是", en: "yes" } : { zh: "否", en: "no" };
  return { zh: String(value), en: String(value) };
}
