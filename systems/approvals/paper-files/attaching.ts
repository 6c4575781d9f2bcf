import { files } from "#kernel/files/records.ts";
import type { Paper } from "#kernel/matters/records.ts";
import type { Context } from "#kernel/records/command.ts";
import { change, create, type Effect } from "#kernel/records/effects.ts";
import { all, many } from "#kernel/records/reads.ts";
import type { RowOf } from "#kernel/records/record.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { type PaperFile, paperFiles } from "./records.ts";
import { refusePaperFile } from "./refusals.ts";

/** A file that was uploaded, and the name of the paper that it is. */
export type Attached = { readonly paper: string; readonly file: string };
type Asked = { readonly files: readonly Attached[] };

/** What an act that attaches files to a matter's papers reads beside it. */
export const attachReads = {
  uploaded: many(files).by((_: unknown, asked: Asked) => asked.files.map(({ file }) => file)),
  attached: all(paperFiles).of("matter"),
};

type Rows = {
  readonly uploaded: readonly RowOf<typeof files>[];
  readonly attached: readonly PaperFile[];
  readonly present: readonly Paper[];
};

/**
 * Why these files cannot stand at these papers: each is the asker's own upload, since whoever may see the paper will read it;
 * and what somebody has checked stays as it was.
 */
export function attachFault(
  asked: Asked & { readonly papers: readonly string[] },
  { actor, rows }: Context<Rows>,
): Refusal | undefined {
  for (const { paper, file } of asked.files) {
    const field = "/files";
    const found = rows.uploaded.find(({ id }) => id === file);
    const own = actor.kind === "person" && found?.uploadedBy === actor.person;
    if (!own || found.state !== "whole") return refusePaperFile("PAPER_FILE_UNKNOWN", { paper, field });
    if (!asked.papers.includes(paper)) return refusePaperFile("PAPER_NOT_NAMED", { paper, field });
    const here = rows.present.find(({ name }) => name === paper);
    if (here && here.origin !== "brought") return refusePaperFile("PAPER_NEEDS_NO_FILE", { paper, field });
    if (here?.checked && here.defect === null) return refusePaperFile("PAPER_LOOKED_AT", { paper, field });
  }
  return undefined;
}

/** The files, each as the next version at its paper. `idOf` gives the row of a paper that is there or comes with the same act. */
export function attach(
  asked: Asked,
  matter: string,
  idOf: (paper: string) => string | undefined,
  { rows, newId, today }: Context<Rows>,
): readonly Effect[] {
  const numbers = new Map<string, number>();
  return asked.files.flatMap(({ paper: name, file }) => {
    const paper = idOf(name);
    if (paper === undefined) return [];
    const before = numbers.get(paper) ?? rows.attached.filter((one) => one.paper === paper).length;
    numbers.set(paper, before + 1);
    return [create(paperFiles, { id: newId(), matter, paper, file, number: before + 1, addedOn: today })];
  });
}

/** A paper that was brought already and gets a file now: it has not been looked at in this form. */
export const unlooked = (paper: Paper): Effect => change(paper, { checked: false });
