import type { Session } from "#kernel/access/sessions.ts";
import type { Words } from "#kernel/text/words.ts";
import type { CaseAnswer } from "./case-answer.ts";

/** What is typed in the form of an act: by the names of the command's input. */
export type Typed = Readonly<Record<string, unknown>>;

type Common = {
  readonly name: string;
  readonly label: Words;
  readonly hint?: Words;
  readonly optional?: true;
  /** Asked only where it holds of what is typed. */
  readonly when?: (typed: Typed) => boolean;
  /** What to say when nothing is there; a sentence that says what to do. */
  readonly lack?: Words;
};
export type Choice = { readonly value: string; readonly text: Words };

/** A field of an act's form. Lengths are in characters, as the command's own schema has them. */
export type ActField = Common &
  (
    | { readonly kind: "choice"; readonly choices: readonly Choice[]; readonly first?: string }
    | { readonly kind: "select"; readonly choices: readonly Choice[]; readonly first?: string }
    | { readonly kind: "line"; readonly least?: number; readonly most: number }
    | { readonly kind: "text"; readonly least?: number; readonly most: number; readonly phrases?: readonly string[] }
    | { readonly kind: "number"; readonly least: number; readonly most: number; readonly unit: Words }
    | { readonly kind: "day" }
    /** Yes or no. */
    | { readonly kind: "tick" }
    /** Several sentences, one on each line. */
    | { readonly kind: "lines"; readonly most: number }
    /** One of the case's papers that are there. */
    | { readonly kind: "paper" }
    /** The papers that a supplement notice asks for, each with what is wrong with it. */
    | { readonly kind: "asked" }
    /** All defects that a member of a joint round names, each with what it rests on. */
    | { readonly kind: "defects" }
    /** Conditions for a site, in a case that settles them. */
    | { readonly kind: "site" }
    /** Of each defect that was listed, whether it was put right. */
    | { readonly kind: "listed" }
    /** One or several rows of a query. */
    | {
        readonly kind: "pick";
        readonly query: string;
        readonly input: (answer: CaseAnswer) => Readonly<Record<string, string | number>>;
        readonly option: (row: Readonly<Record<string, unknown>>) => Choice;
        readonly many?: true;
      }
  );

/** How an act on a case is asked for: its key, what the button says, and what has to be typed. */
export type ActForm = {
  /** A single key, or "" for an act that is chosen by mouse or tab only. */
  readonly key: string;
  readonly button: Words;
  readonly fields: readonly ActField[];
  /** What stands there at first, where it follows from the case and from who looks at it. */
  readonly first?: (answer: CaseAnswer, posts: Session["posts"]) => Typed;
  /** Which part of the desk it belongs to: what brings the case on, what holds it, who has it. */
  readonly group: "forward" | "clock" | "people" | "end";
  /** Its fields `proof…` are one paper that proves something, and a file of it may go along. */
  readonly proof?: true;
  /** A word that has to be typed before an act that cannot be taken back. */
  readonly word?: Words;
};

/** The fields that are asked, given what is typed. */
export const asked = (form: ActForm, typed: Typed): readonly ActField[] =>
  form.fields.filter((field) => field.when?.(typed) ?? true);

/** The value of a field: typed, or what stands there at first. */
export function typedValue(field: ActField, typed: Typed): unknown {
  const value = typed[field.name];
  if (value !== undefined) return value;
  return field.kind === "choice" || field.kind === "select" ? (field.first ?? "") : "";
}

/** The input of the command, of the fields that are asked; what is empty is left out. */
export function inputOf(form: ActForm, typed: Typed): Record<string, unknown> {
  const entries = asked(form, typed).flatMap((field): [string, unknown][] => {
    const value = typedValue(field, typed);
    if (typeof value === "string" && value.trim() === "") return [];
    if (field.kind === "number") return [[field.name, Number(value)]];
    if (field.kind === "lines") return [[field.name, linesOf(value)]];
    return [[field.name, typeof value === "string" ? value.trim() : value]];
  });
  return Object.fromEntries(entries);
}

const linesOf = (value: unknown): readonly string[] =>
  String(value)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");

/** A field that cannot be sent as it is, and what to do about it. */
export type Lack = { readonly field: string; readonly words: Words };

/** The first thing that is still missing or out of bounds; null when it can be sent. */
export function lackOf(form: ActForm, typed: Typed): Lack | null {
  for (const field of asked(form, typed)) {
    const words = faultOf(field, typedValue(field, typed));
    if (words) return { field: field.name, words };
  }
  return null;
}

function faultOf(field: ActField, value: unknown): Words | null {
  const { label, optional } = field;
  const empty = value === "" || value === undefined || (Array.isArray(value) && value.length === 0);
  const length = typeof value === "string" ? value.trim().length : 0;
  if (empty || (typeof value === "string" && length === 0)) {
    if (optional) return null;
    return field.lack ?? { zh: `错误：填写${label.zh}`, en: `Error: fill in “${label.en}”` };
  }
  if ((field.kind === "text" || field.kind === "line") && length < (field.least ?? 1))
    return {
      zh: `错误：${label.zh}至少${field.least}个字，现为${length}个`,
      en: `Error: “${label.en}” has at least ${field.least} characters, found ${length}`,
    };
  if (field.kind === "number") {
    const number = Number(value);
    if (!Number.isInteger(number) || number < field.least || number > field.most)
      return {
        zh: `错误：${label.zh}应为${field.least}至${field.most}的整数，现为${String(value)}`,
        en: `Error: “${label.en}” is a whole number from ${field.least} to ${field.most}, found ${String(value)}`,
      };
  }
  if (field.kind === "defects" && Array.isArray(value)) {
    const bare = (value as { what: string; basis: string }[]).findIndex(
      (one) => one.what.trim().length < 2 || one.basis.trim().length < 2,
    );
    if (bare >= 0)
      return {
        zh: `错误：第${bare + 1}条写明问题和依据`,
        en: `Error: state defect ${bare + 1} with its basis`,
      };
  }
  if (field.kind === "asked" && Array.isArray(value)) {
    const unsaid = (value as { paper: string; defect: string }[]).find(({ defect }) => defect.trim().length < 2);
    if (unsaid)
      return {
        zh: `错误：写明“${unsaid.paper}”缺什么、哪里不对`,
        en: `Error: say what is wrong with “${unsaid.paper}”`,
      };
  }
  return null;
}
