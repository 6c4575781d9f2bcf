import { directorySections } from "#kernel/directory/pack.ts";
import { bodiesSection } from "#kernel/directory/pack-bodies.ts";
import { itemSections } from "#kernel/items/pack.ts";
import { itemsSection } from "#kernel/items/pack-items.ts";
import { powersSection } from "#kernel/items/pack-powers.ts";
import { citySections } from "#kernel/packs/city.ts";
import type { Report } from "#kernel/packs/fault.ts";
import { folderSection } from "#kernel/packs/section.ts";
import { editionFile, type Flow } from "#systems/approvals/plan/flow.ts";
import { type FlowFault, fault } from "#systems/approvals/plan/flow-fault.ts";
import { changeDays, flowFromItems } from "#systems/approvals/plan/flow-from-items.ts";
import { planFaults } from "#systems/approvals/plan/plan-faults.ts";
import { listSections } from "#systems/lists/pack.ts";

/** The flows of investment projects, one edition a file. */
const flowsSection = folderSection({
  folder: "flows/",
  title: { zh: "并联审批流程", en: "Flows of parallel approval" },
  uses: [bodiesSection, itemsSection, powersSection],
  schema: editionFile,
  expand: (files, { bodies, itemVersions, powers }): { flows: readonly Flow[] } => ({
    flows: files.map((file) => {
      if (file.from !== "items") return file;
      // As the pack's newest versions have it; on any other day the city makes it anew from what is in force then.
      const newest = changeDays(file, itemVersions).at(-1) ?? file.validFrom;
      return flowFromItems(file, { versions: itemVersions, powers, bodies }, newest);
    }),
  }),
  check({ flows }, { bodies, itemVersions, powers }, report) {
    for (const flow of flows) {
      const { template } = flow;
      if (template === undefined) {
        tell(flow, planFaults(flow), report);
        continue;
      }
      const known = new Set(itemVersions.map(({ item }) => item));
      const unknown = template.procedures.filter(({ item }) => !known.has(item));
      const missing = unknown.map(({ item }) =>
        fault(
          "UNKNOWN_ITEM",
          { procedure: item, field: "item" },
          { zh: `事项“${item}”不在items.json里`, en: `the item ${item} is not in items.json` },
        ),
      );
      tell(flow, missing, report);
      // A fault that stands on several days is told once.
      const told = new Set<string>();
      for (const day of changeDays(template, itemVersions)) {
        const faults = planFaults(flowFromItems(template, { versions: itemVersions, powers, bodies }, day));
        const fresh = faults.filter(({ text }) => !told.has(text.zh));
        for (const { text } of fresh) told.add(text.zh);
        tell(flow, fresh, report);
      }
    }
  },
});

function tell(flow: Flow, faults: readonly FlowFault[], report: Report): void {
  for (const { code, rule, procedure, field, text, next } of faults) {
    report({
      ...{ code, rule, field, next },
      record: [`${flow.id}@${flow.edition}`, procedure].filter(Boolean).join(" "),
      text: { zh: `${text.zh}。`, en: `${text.en}.` },
    });
  }
}

/** Every file that a city pack may have, in the order in which they refer to each other. */
export const packSections = [
  ...citySections,
  ...directorySections,
  ...itemSections,
  ...listSections,
  flowsSection,
] as const;
