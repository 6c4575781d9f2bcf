import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { command } from "#kernel/records/command.ts";
import { change } from "#kernel/records/effects.ts";
import { many } from "#kernel/records/reads.ts";
import { importFault } from "../import/refusals.ts";
import { type ListImport, listChanges, listImports } from "../records.ts";
import { ROWS_AT_ONCE, stateWords } from "./import-rows.ts";

const keeper = () => post("listKeeper").within((file: ListImport) => file.division);

/** 导入完成: all that is good is loaded. */
export const finishImport = command({
  name: "lists.finishImport",
  title: { zh: "完成清单导入", en: "Finish a list import" },
  on: listImports,
  input: z.object({}),
  may: keeper(),
  basis: ["LST-11"],
  visibility: "internal",
  decide: (file) =>
    file.state === "loading" ? [change(file, { state: "done" })] : importFault("IMPORT_STATE", stateWords[file.state]),
});

/** 停止导入: nothing more comes in; what is loaded stays as drafts. */
export const cancelImport = command({
  name: "lists.cancelImport",
  title: { zh: "停止清单导入", en: "Stop a list import" },
  on: listImports,
  input: z.object({}),
  may: keeper(),
  basis: ["LST-11"],
  visibility: "internal",
  decide: (file) =>
    file.state === "loading"
      ? [change(file, { state: "cancelled" })]
      : importFault("IMPORT_STATE", stateWords[file.state]),
});

const abandonInput = z.object({
  changes: z.array(z.string().max(60)).min(1).max(ROWS_AT_ONCE),
  opinion: z.string().trim().min(2).max(1000),
});

/** 作废导入的草稿: drafts of the import that nobody has submitted, at most 200 at once; others are left alone. */
export const abandonImport = command({
  name: "lists.abandonImport",
  title: { zh: "作废导入的草稿", en: "Abandon the drafts of an import" },
  on: listImports,
  input: abandonInput,
  reads: {
    drafts: many(listChanges).by((_: ListImport, { changes }: z.output<typeof abandonInput>) => changes),
  },
  may: keeper(),
  basis: ["LST-11"],
  visibility: "internal",
  decide: (file, { opinion }, { rows }) => [
    // The file itself counts as touched, so that a portion in which nothing was left to do is an answer too.
    change(file, { loaded: file.loaded }),
    ...rows.drafts
      .filter(({ batch, state }) => batch === file.id && (state === "draft" || state === "returned"))
      .map((draft) => change(draft, { state: "abandoned", opinion })),
  ],
});
