import type { Words } from "#kernel/text/words.ts";
import type { WorksNow } from "./view.ts";
import { worksStateWords } from "./words.ts";

/** What the state of works means for who builds, in one sentence with its days (CON-08). */
export function worksLine(now: WorksNow): Words {
  const { state, due, asked, extensionsLeft, startedOn, stop, yearOn, recheck, recheckFirst, resumedOn } = now;
  if (now.over)
    return {
      zh: "施工许可证已经失效，不能凭它施工；需要的，重新申请。",
      en: "The construction permit holds no more, and nothing may be built under it; who needs one applies anew.",
    };
  if (state === "waiting" && asked)
    return {
      zh: `${asked.on}申请延期开工，等发证机关决定；决定以前施工许可证不废止。`,
      en: `A later start was asked for on ${asked.on}; the permit does not lapse before that is decided.`,
    };
  if (state === "waiting")
    return {
      zh: `应在${due ?? ""}前开工。${extensionsLeft > 0 ? `不能按期开工的，期限内申请延期，还可以延${extensionsLeft}次，每次三个月；` : "不能再延期；"}到期不开工，施工许可证自行废止。`,
      en: `Works begin by ${due ?? ""}. ${extensionsLeft > 0 ? `Who cannot asks for an extension before that, ${extensionsLeft} more of three months each;` : "No extension is left;"} otherwise the permit lapses.`,
    };
  if (state === "underway")
    return resumedOn === null
      ? {
          zh: `${startedOn ?? ""}开工。中止施工的，一个月内报告发证机关。`,
          en: `Begun on ${startedOn ?? ""}. A stop is told to the body that gave the permit within one month.`,
        }
      : {
          zh: `${startedOn ?? ""}开工，${resumedOn}恢复施工。`,
          en: `Begun on ${startedOn ?? ""}, resumed on ${resumedOn}.`,
        };
  if (state === "lapsed") return worksStateWords.lapsed;
  if (recheckFirst)
    return recheck && recheck.on === null
      ? {
          zh: `${stop?.on ?? ""}起中止施工，已满一年；${recheck.askedOn}报请核验，等结果。核验合格才能恢复。`,
          en: `Stopped since ${stop?.on ?? ""}, for a full year; a re-check was asked for on ${recheck.askedOn}. Works resume once it has passed.`,
        }
      : {
          zh: `${stop?.on ?? ""}起中止施工，已满一年：先报发证机关核验施工许可证，合格才能恢复${recheck?.passed === false ? "；上次核验不合格" : ""}。`,
          en: `Stopped since ${stop?.on ?? ""}, for a full year: the permit is re-checked before works resume${recheck?.passed === false ? "; the last re-check failed" : ""}.`,
        };
  return {
    zh: `${stop?.on ?? ""}起中止施工。恢复时报告发证机关；到${yearOn ?? ""}满一年，过后恢复要先核验。`,
    en: `Stopped since ${stop?.on ?? ""}. Tell the body that gave the permit when works resume; after ${yearOn ?? ""} only with a re-check.`,
  };
}
