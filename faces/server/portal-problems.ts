import type { Problem } from "#kernel/pages/problem.ts";

/** No page has this address. */
export function notFoundProblem(path: string): Problem {
  return {
    text: { zh: "没有这个页面", en: "There is no such page" },
    next: {
      zh: `核对地址“${path}”，或从页首的栏目进入。办件进度用查询码查。`,
      en: `Check the address “${path}”, or start from the sections at the top. Progress is found by its query code.`,
    },
  };
}

/** Our own fault. `trace` is the number under which the log has it. */
export function faultProblem(trace: string): Problem {
  return {
    text: { zh: "这是我们的差错，不是您的", en: "This is our mistake, not yours" },
    next: {
      zh: "您的记录没有丢失。稍后再试；仍不行，拨打 12345，报下面的编号。",
      en: "Nothing of yours was lost. Try again in a moment; if it stays, call 12345 and give the number below.",
    },
    trace,
    contact: { zh: "12345，全天接听", en: "12345, day and night" },
  };
}
