import type { Light } from "#kernel/calendar/lights.ts";
import { csvOf, download } from "#kernel/desk/csv.ts";
import { everyRow } from "#kernel/desk/every-row.ts";
import type { useWords } from "#kernel/desk/language.ts";
import type { Words } from "#kernel/text/words.ts";
import { opinionWords } from "../consult/opinion-words.ts";
import type { HearingRow } from "../hearing/list-query.ts";
import type { AskedOpinion } from "./opinion-answers.ts";

/** A line of either list. */
export type OpinionLine = {
  readonly id: string;
  readonly caseId: string;
  readonly itemName: string;
  readonly queryCode: string;
  /** Who asks, or who applied. */
  readonly who: string;
  readonly state: Words;
  /** When it was asked or told. */
  readonly on: string;
  readonly due: string | null;
  readonly left: number | null;
  readonly light: Light | null;
};

export const hearingStateWords: Readonly<Record<HearingRow["state"], Words>> = {
  told: { zh: "已告知，等要求", en: "told; may be asked for" },
  asked: { zh: "已要求，待通知", en: "asked for; to be called" },
  called: { zh: "已通知，待举行", en: "called; to be held" },
  closed: { zh: "已举行", en: "held" },
  unasked: { zh: "无人要求", en: "nobody asked" },
};

function askedState({ state, opinion }: AskedOpinion): Words {
  if (state === "cancelled") return { zh: "已取消", en: "cancelled" };
  if (state === "asked") return { zh: "待答复", en: "to be answered" };
  if (opinion !== null) return opinionWords[opinion];
  return { zh: "逾期未答", en: "not answered in time" };
}

/** A row of either query as a line. */
export function lineOf(row: AskedOpinion | HearingRow): OpinionLine {
  const { id, caseId, itemName, queryCode } = row;
  if ("question" in row) {
    const open = row.state === "asked";
    return {
      ...{ id, caseId, itemName, queryCode, who: row.askedByName, state: askedState(row), on: row.askedOn },
      ...{
        due: open ? row.due : null,
        left: open ? row.left : null,
        light: open || row.light === "red" ? row.light : null,
      },
    };
  }
  const day = row.state === "called" ? row.day : row.due;
  return {
    ...{ id, caseId, itemName, queryCode, who: row.applicantName, state: hearingStateWords[row.state] },
    ...{ on: row.toldOn, due: day, left: row.left, light: row.light },
  };
}

/** All lines as a file. */
export async function exportOpinions(
  query: string,
  filters: Readonly<Record<string, string>>,
  name: string,
  say: ReturnType<typeof useWords>,
): Promise<void> {
  const lines = (await everyRow<Parameters<typeof lineOf>[0]>(query, filters)).map(lineOf);
  const head = [
    ...[
      say({ zh: "事项", en: "Item" }),
      say({ zh: "查询码", en: "Query code" }),
      say({ zh: "机构或申请人", en: "Who" }),
    ],
    ...[say({ zh: "状态", en: "State" }), say({ zh: "日期", en: "On" }), say({ zh: "到期", en: "Due" })],
  ];
  const rows = lines.map((one) => [one.itemName, one.queryCode, one.who, say(one.state), one.on, one.due]);
  download(`${name}.csv`, csvOf([head, ...rows]));
}
