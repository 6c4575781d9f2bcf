import type { z } from "zod";
import { directorySections } from "#kernel/directory/pack.ts";
import { itemSections } from "#kernel/items/pack.ts";
import { citySections } from "#kernel/packs/city.ts";
import { folderSection } from "#kernel/packs/section.ts";
import { flowFile } from "#systems/approvals/plan/flow.ts";
import { graphFaults } from "#systems/approvals/plan/graph-faults.ts";

/** The flows of investment projects, one edition a file. */
const flowsSection = folderSection({
  folder: "flows/",
  title: { zh: "并联审批流程", en: "Flows of parallel approval" },
  schema: flowFile as z.ZodType<z.output<typeof flowFile>>,
  expand: (flows) => ({ flows }),
  check({ flows }, _used, report) {
    for (const flow of flows)
      for (const { code, procedure, field, text } of graphFaults(flow))
        report({
          ...{ code, rule: "CON-11", text },
          record: [`${flow.id}@${flow.edition}`, procedure].filter(Boolean).join(" "),
          field: field ?? null,
          next: { zh: "改正流程中的这一项。", en: "Correct this part of the flow." },
        });
  },
});

/** Every file that a city pack may have, in the order in which they refer to each other. */
export const packSections = [...citySections, ...directorySections, ...itemSections, flowsSection] as const;
