import type { ItemForm } from "#kernel/items/content.ts";
import type { FormStep } from "./form-steps.ts";
import type { Known } from "./known.ts";

/** A paper as its page asks for it: by which item and article, and whether the applicant has to bring it. */
export type TargetPaper = {
  readonly name: string;
  /** Names of the items that need it. */
  readonly neededBy: readonly string[];
  readonly basis: string | null;
  /** `present`: in the project already; `step`: another step of the project yields it. */
  readonly from: "present" | "applicant" | "step";
  /** The item that issues it, by name and code. */
  readonly maker: string | null;
  readonly makerItem: string | null;
  readonly form: "original" | "copy" | "electronic" | null;
  readonly copies: number | null;
  readonly necessary: boolean;
};

/** What an application is for, as its pages show it: one item, or a whole stage of a project (CON-03). */
export type Target = {
  /** Where its pages are. */
  readonly path: string;
  readonly title: string;
  /** The item's code, of an application for one. */
  readonly item: string | null;
  /** The project and stage, of an application for a stage. */
  readonly matter: string | null;
  readonly stage: number | null;
  /** A natural person's project has no public page. */
  readonly ofPerson?: boolean;
  readonly form: ItemForm;
  readonly steps: readonly FormStep[];
  /** What the city knows of its answers, and so does not ask (COM-05). */
  readonly known: readonly Known[];
  readonly papers: readonly TargetPaper[];
};
