import type { Words } from "#kernel/text/words.ts";
import { withoutBrackets, workdays } from "../chart-words.ts";
import type { Flow } from "../flow.ts";
import type { Change } from "./change.ts";
import { madeOnTheWay } from "./shared-papers.ts";

/**
 * What a change does, in one sentence for a page.
 *
 * @param flow before the change, so that the sentence can say what was.
 */
export function describe(one: Change, flow: Flow): Words {
  switch (one.kind) {
    case "setLimit":
      return limitWords(one.procedure, one.days, flow);
    case "addHours": {
      const { zh, en } = nameOf(one.procedure, flow);
      return {
        zh: `${zh}：每天增加${one.hours}小时审查`,
        en: `${en}: ${one.hours} more reviewers' ${one.hours === 1 ? "hour" : "hours"} a day`,
      };
    }
    case "dropPaper": {
      const { zh, en } = nameOf(one.procedure, flow);
      return { zh: `${zh}：不再要“${one.paper}”`, en: `${en}: no longer asks for “${one.paper}”` };
    }
    case "sharePaper":
      // A paper that the project asks for is made by it, if any procedure of the edition makes it.
      return madeOnTheWay(flow).has(one.paper)
        ? {
            zh: `“${one.paper}”办出后由政府内部共享，申请人不用再交；等它的事项照样等`,
            en: `“${one.paper}”, once made, is passed on by the city: nobody hands it in, whoever needs it still waits`,
          }
        : {
            zh: `“${one.paper}”由政府共享，申请人最多交一次`,
            en: `“${one.paper}” is shared inside the city: the applicant hands it in once at most`,
          };
    case "mergeSteps": {
      const names = one.procedures.map((id) => nameOf(id, flow));
      const limit = one.days ?? Math.max(0, ...one.procedures.map((id) => daysOf(id, flow) ?? 0));
      return {
        zh: `${names.map(({ zh }) => zh).join("、")}合并为一步办理，${limit}个工作日`,
        en: `${names.map(({ en }) => en).join(", ")} handled as one step in ${workdays(limit)}`,
      };
    }
  }
}

function limitWords(id: string, days: number, flow: Flow): Words {
  const { zh, en } = nameOf(id, flow);
  const before = daysOf(id, flow);
  const now =
    days === 0 ? { zh: "当场办结", en: "decided on the spot" } : { zh: `${days}个工作日`, en: workdays(days) };
  if (before === undefined) return { zh: `${zh}：${now.zh}`, en: `${en}: ${now.en}` };
  return {
    zh: `${zh}：由${before}个工作日改为${now.zh}`,
    en: `${en}: from ${workdays(before)} to ${days === 0 ? "on the spot" : workdays(days)}`,
  };
}

function daysOf(id: string, flow: Flow): number | undefined {
  return flow.procedures.find((one) => one.id === id)?.promisedDays;
}

function nameOf(id: string, flow: Flow): Words {
  const found = flow.procedures.find((one) => one.id === id);
  if (found === undefined) return { zh: id, en: id };
  return { zh: `${id}${withoutBrackets(found.name.zh)}`, en: `${id} ${withoutBrackets(found.name.en)}` };
}
