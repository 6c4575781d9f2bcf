import { z } from "zod";
import { anyone } from "#kernel/city/query-access.ts";
import { query } from "#kernel/city/system.ts";
import { currentFlow, editionsOf, flowOfEdition } from "../flow-store.ts";
import { CONSTRUCTION } from "./plan-question.ts";

/** 流程版本: every edition of the construction flow, with what it asks of a project and what in it is estimated. */
export const editions = query({
  name: "approvals.editions",
  title: { zh: "流程版本", en: "Editions of the flow" },
  input: z.object({}),
  may: anyone(),
  async run({ city }) {
    const current = await currentFlow(city, CONSTRUCTION);
    const rows = await Promise.all(
      (await editionsOf(city, CONSTRUCTION)).map(async ({ id, edition, validFrom, validTo, title }) => {
        const flow = await flowOfEdition(city, CONSTRUCTION, edition);
        return {
          ...{ id, edition, title, validFrom, validTo, current: current?.edition === edition },
          procedures: flow?.procedures.length ?? 0,
          estimated: flow?.estimated ?? "",
          published: flow?.published ?? null,
          facts: flow?.facts ?? [],
          examples: flow?.examples ?? [],
          changedSince2014: flow?.changedSince2014 ?? [],
        };
      }),
    );
    return { total: rows.length, rows };
  },
});
