import type { Report } from "#kernel/packs/fault.ts";
import { faultsOf } from "#kernel/packs/fault.ts";
import { cycleOf, overlaps } from "#kernel/packs/fields.ts";
import type { PackItemVersion } from "./pack-items.ts";

const { texts, fault } = faultsOf({
  PAPER_CYCLE: {
    rule: "CON-11",
    text: {
      zh: "事项互相等待对方的材料，谁都办不成：{cycle}。",
      en: "The items wait for each other's papers, so that none can be done: {cycle}.",
    },
    next: {
      zh: "其中一项不再要求那份材料，或改由申请人提供。",
      en: "Let one of them do without that paper, or have the applicant bring it.",
    },
  },
  PAPER_NOBODY_YIELDS: {
    rule: "CON-11",
    text: {
      zh: "材料“{paper}”应由“{value}”产生，但它在这段时间并不产生这份材料。",
      en: "The paper “{paper}” should come from “{value}”, which does not yield it in that time.",
    },
    next: {
      zh: "改正材料名称或来源；由申请人自备的写applicant。",
      en: "Correct the paper's name or source; write applicant for what the applicant brings.",
    },
  },
  PAPER_ASKED_TWICE: {
    rule: "COM-05",
    text: {
      zh: "材料“{paper}”由本市的“{value}”产生，不能再向申请人要。",
      en: "The city's own “{value}” yields the paper “{paper}”: it may not be asked of the applicant.",
    },
    next: { zh: "来源写成{value}。", en: "Write {value} as its source." },
  },
  TWO_PRODUCERS: {
    rule: "CON-11",
    text: {
      zh: "材料“{paper}”同时由“{one}”和“{other}”产生。",
      en: "“{one}” and “{other}” both yield the paper “{paper}” at the same time.",
    },
    next: {
      zh: "一份材料只由一个事项产生：给其中一份另取名称。",
      en: "A paper has one producer: give one of them another name.",
    },
  },
});
export const paperFaultTexts = texts;

/** The chain of papers: each has one producer at a time, is not asked of the applicant as well, and nobody waits in a circle. */
export function checkPapers(versions: readonly PackItemVersion[], report: Report): void {
  const producers = Map.groupBy(
    versions.flatMap((version) => version.yields.map((paper) => ({ paper, version }))),
    ({ paper }) => paper,
  );
  const producersOf = (paper: string) => (producers.get(paper) ?? []).map(({ version }) => version);
  for (const paper of producers.keys()) checkOneProducer(paper, producersOf(paper), report);
  for (const version of versions) {
    version.papers.forEach(({ name, from }, index) => {
      const live = producersOf(name).filter((producer) => overlaps(producer, version));
      const field = `papers.${index}`;
      const own = live.find((producer) => producer.item !== version.item);
      if (from === null) {
        if (own) report(fault("PAPER_ASKED_TWICE", version.id, field, { paper: name, value: own.item }));
      } else if (!live.some((producer) => producer.item === from)) {
        report(fault("PAPER_NOBODY_YIELDS", version.id, field, { paper: name, value: from }));
      }
    });
  }
  const waits = new Map<string, string[]>();
  for (const { item, papers } of versions) {
    const sources = papers.flatMap(({ from }) => (from === null ? [] : [from]));
    waits.set(item, [...(waits.get(item) ?? []), ...sources]);
  }
  const cycle = cycleOf(waits.keys(), (item) => waits.get(item) ?? []);
  if (cycle) report(fault("PAPER_CYCLE", cycle[0] ?? null, "papers", { cycle: [...cycle, cycle[0]].join(" → ") }));
}

function checkOneProducer(paper: string, versions: readonly PackItemVersion[], report: Report): void {
  versions.forEach((one, index) => {
    const other = versions.slice(index + 1).find((later) => later.item !== one.item && overlaps(one, later));
    if (other) report(fault("TWO_PRODUCERS", other.id, "yields", { paper, one: one.item, other: other.item }));
  });
}
