import { z } from "zod";

// The parts of an item's entry as a list keeps them (LST-03; field names after GB/T 39554.2-2020). A published version holds
// them, a draft is made of them, an import fills them: one shape for all three.

const name = z.string().trim().min(1).max(120);
const text = z.string().trim().min(1).max(500);

/**
 * A paper that an item needs: brought by the applicant, or yielded by another item and then never asked for. What is not
 * said counts as: one, original or copy as the applicant likes, necessary.
 */
export const neededPaper = z.object({
  name,
  /** The item that yields it; null when the applicant brings it. */
  from: z.string().max(40).nullable(),
  form: z.enum(["original", "copy", "electronic"]).optional(),
  copies: z.int().min(1).max(20).optional(),
  /** False: 容缺, it may follow before the decision on a written promise (CLK-64). */
  necessary: z.boolean().optional(),
  /** Who issues it, in words, when no item of the city does. */
  issuer: name.optional(),
  basis: text.optional(),
});

/** One condition of the law, with its citation. */
export const conditionField = z.object({ text, basis: text });

/** A step of handling; `days` are workdays of the promise that it may take. */
export const stepField = z.object({
  name,
  post: z.enum(["window", "reviewer", "decider", "head"]),
  days: z.int().min(0).max(365),
  standard: text.optional(),
});

/** A fee; without a law or an administrative regulation behind it there is none (LST-15). */
export const feeField = z.object({ name, standard: text, basis: text });

/** The closed list of 行政许可法 第四十五条 (CLK-16). */
export const excludedGrounds = ["听证", "招标", "拍卖", "检验", "检测", "检疫", "鉴定", "专家评审"] as const;
/** What is excluded only where a special law says so of an item: 取水条例 第十九条, 核备条例 第十条 (CLK-17). */
export const specialGrounds = ["征求意见", "评估"] as const;

/** A ground of the closed list, or one that a special law names: then with that law. */
export const specialProcedureField = z.object({
  ground: z.enum([...excludedGrounds, ...specialGrounds]),
  law: text.optional(),
  days: z.int().min(1).max(365),
  unit: z.enum(["workday", "calendar"]),
});

/**
 * The one extension of an item's legal limit where a special law sets its own (CLK-18): most days in the limit's unit, and the
 * post that approves it. Without it the general rule holds: ten workdays, by the head of the office (CLK-12).
 */
export const extensionField = z.object({
  days: z.int().min(1).max(365),
  by: z.enum(["head", "leader"]),
  basis: text,
});

/** 许可法 art. 50, where no other law sets another time (CLK-23). */
export const renewalWorkdays = 30;

/** How long a result is valid, and how many workdays before its end a renewal is applied for (CLK-23). */
export const validityField = z.object({
  months: z.int().min(1).max(600),
  renewBeforeWorkdays: z.int().min(1).max(365).default(renewalWorkdays),
  basis: text,
});

/** The application form as data: JSON Schema 2020-12 for the fields, and FEEL conditions that show a field or hide it. */
export const formField = z.object({
  schema: z.record(z.string(), z.unknown()),
  /** Field → FEEL over the form's own answers; the field is asked only where it holds. */
  shownWhen: z.record(z.string(), z.string().max(1000)).optional(),
});

/** Where, when, and by whom one is helped; every part may be missing. */
export const guideField = z.object({
  window: text.optional(),
  hours: text.optional(),
  phone: text.optional(),
  complaints: text.optional(),
  online: z.enum(["none", "consult", "apply", "whole"]).optional(),
  /** Why somebody must come at all, where `visits` is not 0. */
  visitReason: text.optional(),
  resultValidity: text.optional(),
  quantityLimit: text.optional(),
  jointBodies: z.array(z.string().max(60)).max(20).optional(),
});

export type NeededPaper = z.output<typeof neededPaper>;
export type ItemForm = z.output<typeof formField>;
