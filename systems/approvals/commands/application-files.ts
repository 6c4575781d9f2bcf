import { files } from "#kernel/files/records.ts";
import { type Paper, papers } from "#kernel/matters/records.ts";
import type { Context } from "#kernel/records/command.ts";
import { createdIn, type Effect } from "#kernel/records/effects.ts";
import { many } from "#kernel/records/reads.ts";
import type { RowOf } from "#kernel/records/record.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { Application } from "../apply/records.ts";
import { type Attached, attach } from "../paper-files/attaching.ts";
import type { PaperFile } from "../paper-files/records.ts";
import { refusePaperFile } from "../paper-files/refusals.ts";

/** What was uploaded for an application, each paper's first version first. */
export const uploadedFor = (file: Pick<Application, "papers"> | null): Attached[] =>
  (file?.papers ?? []).flatMap(({ name, way, file: last, earlier = [] }) =>
    way === "file" && last !== null ? [...earlier, last].map((one) => ({ paper: name, file: one })) : [],
  );

/** The uploads of an application, to see that they are still there. */
export const uploads = many(files).by((file: Application) => uploadedFor(file).map((one) => one.file));

type Rows = {
  readonly uploaded: readonly RowOf<typeof files>[];
  readonly attached: readonly PaperFile[];
  readonly present: readonly Paper[];
};

/**
 * Its uploads stand at the papers that come with the same act, or that were brought before and nobody has checked. Whose they are was
 * asked when they were saved (`saveApplication`).
 * @param came what the act does, with the papers that it makes
 */
export function attachUploads(
  file: Application,
  matter: string,
  came: readonly Effect[],
  context: Context<Rows>,
): readonly Effect[] | Refusal {
  const { uploaded, present } = context.rows;
  const whole = new Set(uploaded.filter(({ state }) => state === "whole").map(({ id }) => id));
  const all = uploadedFor(file);
  const gone = all.find((one) => !whole.has(one.file));
  if (gone !== undefined) return refusePaperFile("PAPER_FILE_UNKNOWN", { paper: gone.paper, field: "/papers" });
  const open = [...createdIn(came, papers), ...present].filter(
    ({ origin, checked }) => origin === "brought" && !checked,
  );
  return attach({ files: all }, matter, (name) => open.find((one) => one.name === name)?.id, context);
}
