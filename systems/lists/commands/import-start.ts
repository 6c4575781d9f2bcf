import { z } from "zod";
import { post } from "#kernel/access/policies.ts";
import { command } from "#kernel/records/command.ts";
import { create } from "#kernel/records/effects.ts";
import { refuse } from "../change-refusals.ts";
import { importFault } from "../import/refusals.ts";
import { REFUSED_KEPT } from "../import/refused-rows.ts";
import { changeTriggers, listImports, refusedRow } from "../records.ts";
import { dayInput } from "./day-input.ts";
import { personOf } from "./workflow.ts";

const startInput = z.object({
  fileName: z.string().trim().min(1).max(200),
  fileHash: z.string().regex(/^[0-9a-f]{64}$/),
  rows: z.int().min(1).max(1_000_000),
  good: z.int().min(0),
  entries: z.int().min(0),
  division: z.string().min(1).max(20),
  effectiveFrom: dayInput,
  trigger: z.enum(changeTriggers),
  reason: z.string().trim().min(2).max(1000),
  mapping: z.record(z.string().max(400), z.string().max(60)).default({}),
  refused: z.array(refusedRow).max(REFUSED_KEPT).default([]),
});

/** 开始导入: says which file comes in, for which list and from when; its rows follow in portions. */
export const startImport = command({
  name: "lists.startImport",
  title: { zh: "开始清单导入", en: "Start a list import" },
  on: null,
  makes: listImports,
  input: startInput,
  may: post("listKeeper").within((_: null, asked: z.output<typeof startInput>) => asked.division),
  basis: ["LST-11"],
  visibility: "internal",
  decide(_, asked, { actor, today, newId }) {
    const { rows, good, entries, effectiveFrom } = asked;
    if (good > rows || entries > good) return importFault("IMPORT_COUNT", { rows, good, entries });
    if (effectiveFrom < today) return refuse("EFFECTIVE_PAST", { on: effectiveFrom, today, field: "/effectiveFrom" });
    return [
      create(listImports, {
        ...asked,
        ...{ id: newId(), loaded: 0, state: "loading", importer: personOf(actor), startedOn: today },
      }),
    ];
  },
});
