import type { Words } from "#kernel/text/words.ts";
import { withoutBrackets, workdays } from "./chart-words.ts";
import type { Flow } from "./flow.ts";
import { derivePlan, type Plan } from "./plan.ts";
import type { Saving } from "./savings.ts";

/** Labels of the plan page that do not depend on the plan. */
export const labels = {
  serial: { zh: "原来：逐项办理", en: "Before: one after another" },
  promised: { zh: "各项压缩后相加", en: "Each shortened, added up" },
  parallel: { zh: "再并联办理", en: "And then in parallel" },
  workdays: { zh: "个工作日", en: "workdays" },
  estimate: { zh: "估计", en: "estimate" },
  published: { zh: "本市公布", en: "published" },
  variants: { zh: "项目条件", en: "Kind of project" },
  critical: { zh: "关键路径：晚1天，全程晚1天", en: "Critical path: a day late here, a day late for all" },
  tight: { zh: "不在路径上，也不能晚", en: "Off the path, but no slack either" },
  loose: { zh: "可以晚一点", en: "May be a little late" },
  whisker: { zh: "最多能晚到", en: "Latest end" },
  conditional: { zh: "符合条件才办", en: "Only under conditions" },
  open: { zh: "待确认：还缺一个回答", en: "To be confirmed: an answer is missing" },
  excluded: { zh: "不计入时限", en: "Not counted" },
  savings: {
    zh: "如果把一项变成当场办结，全程少几天",
    en: "If one were decided on the spot, how much shorter is the whole?",
  },
  saved: { zh: "全程省下的天", en: "days the whole saves" },
  kept: { zh: "压了也省不下的天", en: "days shortened in vain" },
  same: { zh: "不变", en: "0 days" },
  table: { zh: "同一张图，写成表", en: "The same chart as a table" },
  download: { zh: "下载本表", en: "Download this table" },
  reading: { zh: "怎么读", en: "How to read this" },
  joint: { zh: "联合办理", en: "Handled jointly" },
} satisfies Record<string, Words>;

/** The first two bars: an edition that is made from the items in force knows no old way, only the law's own limits. */
export function barLabels(flow: Flow): { readonly serial: Words; readonly promised: Words } {
  if (flow.template === undefined) return { serial: labels.serial, promised: labels.promised };
  return {
    serial: { zh: "按法定时限，逐项办理", en: "By the law's limits, one after another" },
    promised: { zh: "按承诺时限，逐项办理", en: "By the promises, one after another" },
  };
}

/** The finding, which is the page's title. */
export function headline(plan: Plan): Words {
  const count = plan.procedures.length;
  const open = plan.toConfirm.length;
  if (open > 0)
    return {
      zh: `最多${count}项审批，其中${open}项待确认；并联最长${plan.parallelWorkdays}个工作日`,
      en: `At most ${count} approvals, ${open} of them to be confirmed; in parallel at most ${workdays(plan.parallelWorkdays)}`,
    };
  return {
    zh: `同样${count}项审批，从${plan.serialWorkdays}个工作日到${plan.parallelWorkdays}个`,
    en: `The same ${count} approvals: from ${plan.serialWorkdays} workdays to ${plan.parallelWorkdays}`,
  };
}

/** Two sentences under the title. */
export function lead(plan: Plan): Words {
  if (plan.toConfirm.length > 0)
    return {
      zh: "项目的情况还没有说，凡可能要办的都先列上，标“待确认”。有些互相排斥，没有一个项目要全办。",
      en: "Nothing has been said about the project yet, so whatever may be needed is listed and marked. Some exclude each other: no project needs them all.",
    };
  return {
    zh: `没有少办一项。各项先压短时限，相加是${plan.promisedSumWorkdays}个工作日；再按材料的先后并联办理，要的材料一出来就开始，全程${plan.parallelWorkdays}个工作日。`,
    en: `Not one is left out. First each became shorter: added up, ${workdays(plan.promisedSumWorkdays)}. Then each starts as soon as the papers it needs are there: ${workdays(plan.parallelWorkdays)} from first to last.`,
  };
}

/** What is published and what is estimated, said before any figure is believed. */
export function honesty(plan: Plan, flow: Flow): Words {
  const { published } = flow;
  if (flow.template !== undefined) {
    return {
      zh: "承诺时限、适用条件、所属阶段和法律之外另需的材料都是估计。法定时限来自各事项的依据，条文没有写天数的，表中标“估”；没有法定时限的，逐项办理按承诺算。",
      en: "Promised limits, conditions, stages and papers beyond the law's are estimates. Legal limits come from each item's basis; where it names no days the table says \"estimate\", and where there is none the promise stands for it.",
    };
  }
  if (published === undefined) {
    return { zh: "本页天数都是估计。", en: "All days on this page are estimates." };
  }
  return {
    zh: `本市公布的只有两个总数：原来${published.serialMoreThan}多个工作日，现在${published.parallel}个。${plan.serialWorkdays}、${plan.promisedSumWorkdays}和每一项的天数都是估计，按这两个总数推算；法定时限来自法律条文，少数条文没有写天数，表中标“估”。`,
    en: `The city has published two totals only: more than ${published.serialMoreThan} workdays before, ${published.parallel} now. ${plan.serialWorkdays}, ${plan.promisedSumWorkdays} and the days of every single approval are estimates fitted to those two; legal limits come from the law, and where it names no days the table says "estimate".`,
  };
}

/** How much each half of the change does alone. */
export function halves(plan: Plan, flow: Flow): Words {
  const parallelOnly = derivePlan(flow, { facts: plan.facts, unit: "serial" }).parallelWorkdays;
  const { serialWorkdays, promisedSumWorkdays, parallelWorkdays } = plan;
  return {
    zh: `只压短、不并联，从${serialWorkdays}到${promisedSumWorkdays}；只并联、不压短，从${serialWorkdays}到${parallelOnly}；两样都做，才到${parallelWorkdays}。`,
    en: `Shortening alone: from ${serialWorkdays} to ${promisedSumWorkdays}. Parallel handling alone: to ${parallelOnly}. Both together: ${parallelWorkdays}.`,
  };
}

/** What the savings show: the one whose shortening disappoints most, and how many change nothing. */
export function savingsFinding(plan: Plan, all: readonly Saving[]): Words {
  const idle = all.filter(({ ownDays, savedDays }) => ownDays > 0 && savedDays === 0).length;
  const [worst] = all
    .filter(({ ownDays, savedDays }) => savedDays > 0 && savedDays < ownDays)
    .sort((a, b) => b.ownDays - b.savedDays - (a.ownDays - a.savedDays));
  const rest = {
    zh: `有${idle}项单独压缩，全程一天也不少。`,
    en: `Shortening any one of ${idle} others changes nothing at all.`,
  };
  const name = plan.procedures.find(({ id }) => id === worst?.id)?.name;
  if (worst === undefined || name === undefined) return rest;
  return {
    zh: `压得最多的，不一定最有用：${withoutBrackets(name.zh)}压掉${worst.ownDays}天，全程只少${worst.savedDays}天，因为旁边的路接着成了最长的路。${rest.zh}`,
    en: `The biggest cut need not help most: taking all ${workdays(worst.ownDays)} from "${name.en}" makes the whole only ${workdays(worst.savedDays)} shorter, because another path then becomes the longest. ${rest.en}`,
  };
}

/** Edition, example and the article of excluded time, under the chart. */
export function sourceLine(flow: Flow, dated: { accepted: string; governmentEnd: string } | undefined): Words {
  const [basis] = flow.procedures.flatMap(({ excluded }) => excluded?.basis ?? []);
  const made = flow.template
    ? {
        zh: "事项、材料与时限取自现行事项清单，清单一变，计划跟着变",
        en: "approvals, papers and limits are those of the items in force, and follow them when they change",
      }
    : {
        zh: "事项、材料与法定时限按当时法律整理",
        en: "approvals, papers and legal limits after the law of that time",
      };
  const example = dated === undefined ? undefined : { from: dated.accepted, to: dated.governmentEnd };
  return {
    zh: `条内数字是承诺的工作日（估计）。${flow.edition}年版流程：${made.zh}。${
      example ? `例：${example.from}受理，应于${example.to}前办结，不含不计入时限的时间。` : ""
    }${basis ? `不计入时限的依据：${basis}。` : ""}`,
    en: `Numbers in the bars are promised workdays (estimates). Edition of ${flow.edition}: ${made.en}. ${
      example
        ? `Example: accepted ${example.from}, all decided by ${example.to}, leaving out time that is not counted. `
        : ""
    }${basis ? `Basis of time not counted: ${basis}.` : ""}`,
  };
}
