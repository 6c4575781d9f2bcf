import { z } from "zod";
import { anyone } from "#kernel/access/policies.ts";
import { files } from "#kernel/files/records.ts";
import { answerFault } from "#kernel/forms/answer-refusals.ts";
import { formFields } from "#kernel/forms/form-fields.ts";
import { inForce, itemVersions, powers } from "#kernel/items/records.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { all, many, one } from "#kernel/records/reads.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { codeSecret, continueCode } from "../apply/continue-code.ts";
import { type Application, applicationPaper, applications } from "../apply/records.ts";
import { refuseApplication } from "../apply/refusals.ts";
import { unionForm } from "../apply/union-form.ts";
import { refuse } from "../refusals.ts";
import { endLater, expiryWake, keyFault, savedNow, stateFault } from "./applying.ts";
import { together } from "./together.ts";

/** Letters of everything that one application can hold. */
const MOST_LETTERS = 40_000;

const answer = z.union([z.string().max(20_000), z.number(), z.boolean(), z.array(z.string().max(2000)).max(200)]);
const input = z.object({
  code: continueCode.optional(),
  /** Another code, by which it opens from now on. */
  newCode: continueCode.optional(),
  subject: z.string().max(80).optional(),
  power: z.string().max(80).optional(),
  /** By field; an empty text takes an answer back. Fields that are not named keep theirs. */
  answers: z.record(z.string().max(60), answer).default({}),
  /** By name; papers that are not named stay as they were. */
  papers: z.array(applicationPaper).max(100).default([]),
});
type Input = z.output<typeof input>;

/**
 * 存申请: what was typed so far, right or wrong (APP-03), by whoever has the code or began it. Nothing that the items do not ask
 * for is taken (LST-17).
 */
export const saveApplication = command({
  name: "approvals.saveApplication",
  title: { zh: "存申请", en: "Save an application" },
  on: applications,
  input,
  reads: {
    versions: all(itemVersions).among("item", (file: Application) => file.items),
    power: one(powers).by((_: Application, asked: Input) => asked.power),
    uploads: many(files).by((_: Application, asked: Input) => asked.papers.flatMap(({ file }) => file ?? [])),
    expiry: expiryWake,
  },
  may: anyone(),
  basis: ["行政许可法 第二十九条"],
  visibility: "internal",
  decide(file, asked, context) {
    const { rows, actor, today } = context;
    const fault = keyFault(file, asked.code, context) ?? stateFault(file, context);
    if (fault) return fault;
    const speaks = actor.kind === "person" ? actor.subjects : [];
    // Of a stage the project's own applicant applies.
    const free = file.stage === null && speaks.includes(asked.subject ?? "");
    if (asked.subject !== undefined && asked.subject !== file.subject && !free)
      return refuseApplication("SUBJECT_NOT_YOURS", { field: "/subject" });
    const { power } = rows;
    const fits = power !== null && power.item === file.items[0] && file.stage === null && inForce(power, today);
    if (asked.power !== undefined && !fits)
      return refuse("NO_POWER", { item: file.items[0] ?? "", date: today, field: "/power" });
    const versions = rows.versions.filter((version) => inForce(version, today));
    const unasked = notAsked(asked, versions) ?? strangeFile(asked, file, rows.uploads, context);
    if (unasked) return unasked;
    const answers = Object.fromEntries(
      Object.entries({ ...file.answers, ...asked.answers }).filter(([, value]) => value !== ""),
    );
    const named = new Set(asked.papers.map(({ name }) => name));
    const came = asked.papers.map((paper) => withEarlier(paper, file.papers));
    const papers = [...file.papers.filter(({ name }) => !named.has(name)), ...came];
    if (JSON.stringify([answers, papers]).length > MOST_LETTERS) return refuseApplication("APPLICATION_TOO_LONG");
    const saved = savedNow(context);
    return together(
      change(file, {
        ...{ answers, papers, ...saved },
        ...{ subject: asked.subject ?? file.subject, power: asked.power ?? file.power },
        owner: file.owner ?? (actor.kind === "person" ? actor.person : null),
        codeHash: asked.newCode === undefined ? file.codeHash : context.hash(codeSecret(asked.newCode)),
      }),
      endLater(file.id, saved.expiresOn, rows.expiry),
    );
  },
});

type Versions = readonly { readonly form: Parameters<typeof unionForm>[0][number] }[];

/** An answer to a question that none of the items asks. */
function notAsked({ answers }: Input, versions: Versions): Refusal | undefined {
  const fields = new Set(formFields(unionForm(versions.map(({ form }) => form))).map(({ name }) => name));
  const stranger = Object.keys(answers).find((name) => !fields.has(name));
  return stranger === undefined
    ? undefined
    : answerFault("ANSWER_NOT_ASKED", { name: stranger, field: `/answers/${stranger}` });
}

/** A file that takes another one's place is its next version: the earlier ones stay (FIL-01). */
function withEarlier(paper: Input["papers"][number], before: Application["papers"]): Application["papers"][number] {
  const was = before.find(({ name }) => name === paper.name);
  if (paper.way !== "file" || was?.way !== "file" || was.file === null) return paper;
  const earlier = [...(was.earlier ?? []), ...(was.file === paper.file ? [] : [was.file])];
  return earlier.length === 0 ? paper : { ...paper, earlier };
}

/** A file that somebody else uploaded, or that is not whole. */
function strangeFile(
  { papers }: Input,
  { papers: before }: Application,
  uploads: readonly { readonly id: string; readonly state: string; readonly uploadedBy: string | null }[],
  { actor }: { readonly actor: { readonly kind: string; readonly person?: string } },
): Refusal | undefined {
  const person = actor.kind === "person" ? (actor.person ?? null) : null;
  const kept = new Set(before.flatMap(({ file }) => file ?? []));
  for (const { name, way, file } of papers) {
    if ((way === "file") !== (file !== null)) return refuse("PAPER_NOT_LISTED", { paper: name, field: "/papers" });
    if (file === null || kept.has(file)) continue;
    const found = uploads.find(({ id }) => id === file);
    if (found?.state !== "whole" || (found.uploadedBy !== null && found.uploadedBy !== person))
      return refuse("PAPER_NOT_LISTED", { paper: name, field: "/papers" });
  }
  return undefined;
}
