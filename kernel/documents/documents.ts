import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { create, nextNumber } from "#kernel/records/effects.ts";
import { type RowOf, record } from "#kernel/records/record.ts";

/** A numbered document (文书): kept as data, shown as HTML; the number is 余发改审字〔2015〕36号 (DOC-04). */
export const documents = record({
  name: "document",
  title: { zh: "文书", en: "Document" },
  table: "documents",
  fields: {
    kind: z.string(),
    officeCode: z.string(),
    year: z.int(),
    serial: z.int().positive(),
    number: z.string(),
    body: z.string(),
    /** The case or matter that it is about. */
    about: z.string(),
    issuedOn: z.custom<Day>(),
    addressee: z.string().nullable(),
    content: z.record(z.string(), z.unknown()),
    voided: z.boolean(),
    /** Why it was issued by mistake. */
    voidReason: z.string().nullable(),
    /** The document whose slip of the pen this one puts right. */
    corrects: z.string().nullable(),
  },
  personal: ["voidReason"],
  personalParts: {
    content: ["reason", "compensation", "wish", "wrong", "right", "activity", "setAside", "opinions", "finding"],
  },
  derive: ({ officeCode, year, serial }) => ({ number: `${officeCode}〔${year}〕${serial}号` }),
});
export type Document = RowOf<typeof documents>;

/** The kinds of document there are (DOC-01, CLK-05), each with the article that asks for it, or the rule where none does. */
export const documentKinds = {
  收件凭证: { en: "Receipt", article: "行政许可法 第三十二条" },
  补正告知书: { en: "Notice of what is missing", article: "行政许可法 第三十二条（四）" },
  受理通知书: { en: "Notice of acceptance", article: "行政许可法 第三十二条" },
  不予受理通知书: { en: "Notice of non-acceptance", article: "行政许可法 第三十二条" },
  转办告知书: { en: "Notice of another body in charge", article: "行政许可法 第三十二条（二）" },
  特别程序告知书: { en: "Notice of excluded time", article: "行政许可法 第四十五条" },
  听证告知书: { en: "Notice of a hearing", article: "行政许可法 第四十七条" },
  联合办理告知书: { en: "Notice of joint handling", article: "行政许可法 第二十六条" },
  联合审查意见书: { en: "Opinions of a joint review", article: "行政许可法 第二十六条" },
  联合验收整改通知书: { en: "Defects found in a joint acceptance", article: "行政许可法 第二十六条" },
  联合验收复验通知书: { en: "Notice of a re-check", article: "行政许可法 第二十六条" },
  联合验收意见书: { en: "Opinion of a joint acceptance", article: "行政许可法 第二十六条" },
  // No article: it binds nobody.
  模拟意见书: { en: "Simulated opinion, not binding", article: "INV-09" },
  代办收件凭证: { en: "Receipt of a village agent", article: "INV-07" },
  代办原件退还回执: { en: "Receipt for originals handed back", article: "INV-07" },
  代领结果凭证: { en: "Receipt for a fetched result", article: "INV-07" },
  代办结果交接回执: { en: "Receipt for a result handed over", article: "INV-07" },
  延期通知书: { en: "Notice of extension", article: "行政许可法 第四十二条" },
  逾期说明: { en: "Statement on a missed promise", article: "优化营商环境条例 第三十六条" },
  终止办理通知书: { en: "Notice of closing", article: "行政许可法 第三十二条" },
  初审意见书: { en: "Opinion after screening", article: "行政许可法 第四十三条" },
  准予许可决定书: { en: "Decision to grant", article: "行政许可法 第三十八条" },
  不予许可决定书: { en: "Decision to refuse", article: "行政许可法 第三十八条" },
  办理结果通知书: { en: "Notice of result", article: "行政许可法 第三十八条" },
  变更决定书: { en: "Decision to change", article: "行政许可法 第四十九条" },
  延续决定书: { en: "Decision to renew", article: "行政许可法 第五十条" },
  撤销决定书: { en: "Decision to revoke", article: "行政许可法 第六十九条" },
  撤回决定书: { en: "Decision to withdraw", article: "行政许可法 第八条" },
  注销决定书: { en: "Decision to cancel", article: "行政许可法 第七十条" },
  // A practice and no law: 国办发〔2018〕33号 asks for it of the pilots.
  多规合一会商意见书: { en: "Conditions settled for a site", article: "优化营商环境条例 第四十二条" },
  延期开工决定书: { en: "Decision on a later start", article: "建筑法 第九条" },
  施工许可证废止通知书: { en: "Notice that a construction permit has lapsed", article: "建筑法 第九条" },
  施工许可证废止更正书: { en: "Notice that a construction permit has not lapsed", article: "建筑法 第九条" },
  施工许可证核验意见书: { en: "Opinion after re-checking a construction permit", article: "建筑法 第十条" },
  // No article of 许可法: what every office may do with its own slips.
  更正通知书: { en: "Notice of correction", article: "DOC-01" },
  无需许可告知书: { en: "Letter that no permission is needed", article: "行政许可法 第三十二条（一）" },
  准入告知书: { en: "Letter on market access", article: "行政许可法 第三十二条（一）" },
  送达回证: { en: "Proof of delivery", article: "行政许可法 第四十四条" },
} as const;
export type DocumentKind = keyof typeof documentKinds;

/** Issues a document: the next number of the body's series of that year, taken in the transaction that keeps it. */
export function issue(asked: {
  id: string;
  kind: DocumentKind;
  officeCode: string;
  body: string;
  about: string;
  on: Day;
  addressee: string | null;
  content: Record<string, unknown>;
  corrects?: string;
}) {
  const year = Number(asked.on.slice(0, 4));
  return create(documents, {
    id: asked.id,
    kind: asked.kind,
    officeCode: asked.officeCode,
    year,
    serial: nextNumber(`${asked.officeCode}〔${year}〕`),
    number: "",
    body: asked.body,
    about: asked.about,
    issuedOn: asked.on,
    addressee: asked.addressee,
    content: asked.content,
    voided: false,
    voidReason: null,
    corrects: asked.corrects ?? null,
  });
}
