import type { Words } from "#kernel/text/words.ts";
import { excludedWords, workdays } from "./chart-words.ts";
import { factWords } from "./fact-words.ts";
import type { Flow } from "./flow.ts";
import { conditionOf } from "./flow-conditions.ts";
import type { NotNeeded } from "./not-needed.ts";
import type { Plan, PlannedProcedure } from "./plan.ts";

/** Why a procedure is in the plan, why it is not earlier, and what would help; days are workdays from acceptance. */
export type Explanation = {
  readonly id: string;
  readonly name: Words;
  readonly planned: true;
  /** Law and articles it rests on. */
  readonly basis: string;
  readonly condition?: string;
  /** The facts that decide on it, stated or still open. */
  readonly facts: readonly { readonly path: string; readonly text: Words }[];
  /** Who waits for its papers. */
  readonly neededBy: readonly { readonly id: string; readonly name: Words; readonly papers: readonly string[] }[];
  /** The papers that arrive last, and from whom: before them it cannot start. Empty when it waits for no procedure. */
  readonly waitsFor: readonly { readonly id: string; readonly name: Words; readonly papers: readonly string[] }[];
  /** Calendar days that pass before it at least and that no clock counts: of the longest such way to it (CON-10). */
  readonly excludedBefore: number;
  readonly start: number;
  readonly finish: number;
  /** As long as every paper comes from the maker that the plan has chosen. */
  readonly slack: number;
  /** Those whose shortening would let it start earlier, the longest first. */
  readonly speedUp: readonly { readonly id: string; readonly name: Words; readonly days: number }[];
  readonly sentences: readonly Words[];
};

/** Why a procedure is not in the plan. */
export type WhyNot = NotNeeded & { readonly planned: false; readonly sentences: readonly Words[] };

/** Why a procedure is or is not in the plan; undefined when the flow has none of that id. */
export function explain(plan: Plan, flow: Flow, id: string): Explanation | WhyNot | undefined {
  return explainProcedure(plan, flow, id) ?? explainNotNeeded(plan, id);
}

/** Why a procedure of the plan is there, and why it is not earlier; undefined when it is not in the plan. */
export function explainProcedure(plan: Plan, flow: Flow, id: string): Explanation | undefined {
  const one = plan.procedures.find((planned) => planned.id === id);
  if (one === undefined) return undefined;
  const named = (edges: Plan["edges"], end: "from" | "to") =>
    edges.map((edge) => {
      const name = plan.procedures.find((other) => other.id === edge[end])?.name ?? one.name;
      return { id: edge[end], name, papers: edge.papers };
    });
  const finishOf = new Map(plan.procedures.map((other) => [other.id, other.finish]));
  const declared = flow.procedures.find((procedure) => procedure.id === id);
  const condition = one.conditional?.expression;
  const paths = condition === undefined ? [] : conditionOf(flow, condition).paths;
  const before = plan.edges.filter(({ to }) => to === id);
  const parts = {
    id,
    name: one.name,
    planned: true as const,
    basis: declared?.legalBasis ?? "",
    ...(condition !== undefined && { condition }),
    facts: paths.map((path) => ({ path, text: factWords(flow, path, plan.facts) })),
    neededBy: named(
      plan.edges.filter(({ from }) => from === id),
      "to",
    ),
    // Of those that take no workday the one with the most excluded days holds it up.
    waitsFor: named(
      before
        .filter(({ from }) => finishOf.get(from) === one.start)
        .sort((a, b) => (one.start > 0 ? 0 : excludedOf(plan, b.from) - excludedOf(plan, a.from))),
      "from",
    ),
    excludedBefore: excludedBefore(plan, one),
    start: one.start,
    finish: one.finish,
    slack: one.slack,
    speedUp: longestWayTo(plan, one)
      .filter(({ days }) => days > 0)
      .sort((a, b) => b.days - a.days || a.start - b.start)
      .map(({ id: earlier, name, days }) => ({ id: earlier, name, days })),
  };
  return { ...parts, sentences: sentencesOf(plan, one, parts) };
}

/** Why a procedure of the flow is not in the plan; undefined when it is, or when the flow has none of that id. */
export function explainNotNeeded(plan: Plan, id: string): WhyNot | undefined {
  const one = plan.notNeeded.find((left) => left.id === id);
  if (one === undefined) return undefined;
  const sentences = [
    { zh: `这个项目不用办“${one.name.zh}”（${id}）。`, en: `This project does not need "${one.name.en}" (${id}).` },
    { zh: `${one.why.zh}。`, en: `${one.why.en}.` },
  ];
  return { ...one, planned: false, sentences };
}

/** Those on one longest way up to a procedure, itself left out, last to first. */
function longestWayTo(plan: Plan, last: PlannedProcedure): PlannedProcedure[] {
  const byId = new Map(plan.procedures.map((one) => [one.id, one]));
  const way: PlannedProcedure[] = [];
  for (let at = last; at.start > 0; ) {
    const earlier = at.needs
      .map(({ from }) => (from === undefined ? undefined : byId.get(from)))
      .find((one) => one?.finish === at.start);
    if (earlier === undefined) break;
    way.push(earlier);
    at = earlier;
  }
  return way;
}

type Parts = Omit<Explanation, "sentences">;

function sentencesOf(plan: Plan, one: PlannedProcedure, parts: Parts): Words[] {
  return [whyHere(one, parts), whoNeedsIt(plan, one, parts), whyNotEarlier(one, parts), whatHelps(plan, one, parts)];
}

function whyHere(one: PlannedProcedure, { facts, basis }: Parts): Words {
  const law = basis === "" ? { zh: "", en: "" } : { zh: `依据：${basis}。`, en: ` Basis: ${basis}.` };
  if (!one.binding)
    return {
      zh: `“${one.name.zh}”是服务，没有法律依据，只供参考，不挡任何事项。`,
      en: `"${one.name.en}" is a service without legal basis: advice that holds nothing up.`,
    };
  const list = { zh: facts.map(({ text }) => text.zh).join("，"), en: facts.map(({ text }) => text.en).join(", ") };
  if (one.status === "toConfirm")
    return {
      zh: `“${one.name.zh}”是否要办还定不下来，先按要办排：${list.zh}。${law.zh}`,
      en: `Whether "${one.name.en}" is needed is still open; it is planned to be safe: ${list.en}.${law.en}`,
    };
  if (one.conditional !== undefined)
    return {
      zh: `要办“${one.name.zh}”，因为${list.zh}。${law.zh}`,
      en: `"${one.name.en}" is needed because of the facts: ${list.en}.${law.en}`,
    };
  return {
    zh: `“${one.name.zh}”每个这样的项目都要办。${law.zh}`,
    en: `"${one.name.en}" is needed by every project of this kind.${law.en}`,
  };
}

function whoNeedsIt(plan: Plan, one: PlannedProcedure, { neededBy }: Parts): Words {
  const [first, ...others] = neededBy;
  if (first === undefined) {
    const papers = one.yields.filter((paper) => plan.want.length === 0 || plan.want.includes(paper));
    if (papers.length === 0)
      return { zh: "后面没有事项等它的材料。", en: "Nothing that follows waits for its papers." };
    return {
      zh: `它出具的${quoted(papers).zh}就是要拿到的结果，后面没有事项等它。`,
      en: `What it yields, ${quoted(papers).en}, is a result in itself; nothing waits for it.`,
    };
  }
  const rest =
    others.length === 0
      ? { zh: "", en: "" }
      : { zh: `，另有${others.length}项也在等它`, en: `; ${others.length} more wait for it too` };
  return {
    zh: `它出具的${quoted(first.papers).zh}，${first.id}“${first.name.zh}”要用${rest.zh}。`,
    en: `${first.id} "${first.name.en}" needs ${quoted(first.papers).en} from it${rest.en}.`,
  };
}

function whyNotEarlier(one: PlannedProcedure, { waitsFor, excludedBefore }: Parts): Words {
  const [last] = waitsFor;
  if (last === undefined)
    return {
      zh: "它不等别的事项：申请人的材料齐了，第1天就能办。",
      en: "It waits for no other approval: once the applicant's papers are complete it begins on the first day.",
    };
  const papers = quoted(last.papers);
  if (one.start === 0)
    return excludedBefore === 0
      ? {
          zh: `它要等${papers.zh}，由${last.id}“${last.name.zh}”出具，不占工作日，第1天就能办。`,
          en: `It waits for ${papers.en} from ${last.id} "${last.name.en}", which takes no workday: it can begin on the first day.`,
        }
      : {
          zh: `它要等${papers.zh}，由${last.id}“${last.name.zh}”出具：不占工作日，但至少要过${excludedBefore}个日历日，不计入时限。`,
          en: `It waits for ${papers.en} from ${last.id} "${last.name.en}": 0 workdays, but at least ${excludedBefore} calendar days, which no clock counts.`,
        };
  const beside =
    excludedBefore === 0
      ? { zh: "", en: "" }
      : {
          zh: `它前面还有至少${excludedBefore}个日历日不计入时限。`,
          en: ` At least ${excludedBefore} calendar days before it are not counted.`,
        };
  return {
    zh: `它到第${one.start}个工作日才能开始：最后到的是${papers.zh}，由${last.id}“${last.name.zh}”在第${one.start}个工作日出具。${beside.zh}`,
    en: `It cannot begin before the end of workday ${one.start}: the last to come is ${papers.en}, yielded by ${last.id} "${last.name.en}" on that day.${beside.en}`,
  };
}

function whatHelps(plan: Plan, one: PlannedProcedure, { slack, speedUp, neededBy }: Parts): Words {
  const [longest] = speedUp;
  const earlier =
    longest === undefined
      ? { zh: "", en: "" }
      : {
          zh: `要它早开始，先压缩它前面的${longest.id}“${longest.name.zh}”（${longest.days}个工作日）。`,
          en: ` To let it begin earlier, shorten ${longest.id} "${longest.name.en}" before it (${workdays(longest.days)}).`,
        };
  if (one.excluded)
    return {
      zh: `${excludedWords(one.excluded).zh}；这段时间压缩不了。${earlier.zh}`,
      en: `${excludedWords(one.excluded).en}; that time cannot be shortened.${earlier.en}`,
    };
  const chosen = hasOtherMakers(plan) ? asChosen : asItIs;
  if (slack === 0) {
    const own =
      one.days === 0
        ? { zh: "", en: "" }
        : { zh: `它自己用${one.days}个工作日。`, en: ` It takes ${workdays(one.days)} itself.` };
    return {
      zh: `${chosen.zh}它晚1天，全程就晚1天。${own.zh}${earlier.zh}`,
      en: `${chosen.en("A")} day late here is a day late for all.${own.en}${earlier.en}`,
    };
  }
  const next = neededBy
    .map(({ id }) => plan.procedures.find((other) => other.id === id))
    .filter((other) => other !== undefined)
    .sort((a, b) => a.latestStart - b.latestStart)[0];
  const until =
    next === undefined
      ? { zh: `到第${one.latestFinish}个工作日办完都不迟`, en: `it may be done as late as workday ${one.latestFinish}` }
      : {
          zh: `${next.id}“${next.name.zh}”到第${next.latestStart}个工作日才非要它不可`,
          en: `${next.id} "${next.name.en}" must have it only by workday ${next.latestStart}`,
        };
  return {
    zh: `${chosen.zh}它可以晚${slack}个工作日：${until.zh}；把它压短，全程不会变短。`,
    en: `${chosen.en("It")} may be ${workdays(slack)} late: ${until.en}. Shortening it makes the whole no shorter.`,
  };
}

/** Words before a sentence on slack: where a paper has another maker, that one may cover a delay. */
const asItIs = { zh: "", en: (first: string) => first };
const asChosen = {
  zh: "按现在选的办理机构，",
  en: (first: string) => `With the makers as they are chosen now, ${first.toLowerCase()}`,
};

/** True when a paper that somebody waits for has several makers in the plan. */
function hasOtherMakers(plan: Plan): boolean {
  const waited = new Set(plan.edges.flatMap(({ papers }) => papers));
  const made = new Set<string>();
  for (const { yields, binding } of plan.procedures) {
    for (const paper of binding ? new Set(yields) : []) {
      if (!waited.has(paper)) continue;
      if (made.has(paper)) return true;
      made.add(paper);
    }
  }
  return false;
}

function excludedOf(plan: Plan, id: string): number {
  return plan.procedures.find((one) => one.id === id)?.excluded?.minCalendarDays ?? 0;
}

/** The excluded calendar days on the way to a procedure: of the way that has most of them, itself left out. */
function excludedBefore(plan: Plan, last: PlannedProcedure): number {
  const byId = new Map(plan.procedures.map((one) => [one.id, one]));
  const before = ({ needs }: PlannedProcedure) => needs.flatMap(({ from }) => byId.get(from ?? "") ?? []);
  const known = new Map<string, number>();
  const through = (one: PlannedProcedure) => known.get(one.id)! + (one.excluded?.minCalendarDays ?? 0);
  // Earlier ones first, without recursion: one is looked at again when all before it are known.
  const open = [last];
  for (let one = open.at(-1); one !== undefined; one = open.at(-1)) {
    const unknown = before(one).filter(({ id }) => !known.has(id));
    if (unknown.length > 0) {
      open.push(...unknown);
      continue;
    }
    known.set(one.id, Math.max(0, ...before(one).map(through)));
    open.pop();
  }
  return known.get(last.id)!;
}

function quoted(papers: readonly string[]): Words {
  return {
    zh: papers.map((paper) => `“${paper}”`).join("、"),
    en: papers.map((paper) => `"${paper}"`).join(", "),
  };
}
