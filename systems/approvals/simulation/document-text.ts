import { opinionWords } from "../consult/opinion-words.ts";
import type { OpinionKind } from "../consult/records.ts";

type Content = Readonly<Record<string, unknown>>;

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === "string") : [];

/** The wording of a simulated opinion (INV-09): that it binds nobody stands first, and again at the end. */
export function simulationText(kind: string, content: Content): { paragraphs: string[]; list: string[] } | undefined {
  if (kind !== "模拟意见书") return undefined;
  const { reply, conditions } = (content.opinions ?? {}) as { reply?: unknown; conditions?: unknown };
  const said = opinionWords[content.opinion as OpinionKind]?.zh ?? "";
  return {
    paragraphs: [
      "本意见用于模拟审批，不具法律效力，不是行政许可，不能作为开工、用地或者其他活动的依据。",
      `“${String(content.item)}”在缺少${texts(content.missing).join("、")}的情况下，依据现有材料（${texts(content.papers).join("、") || "无"}）进行模拟审查，意见：${said}。`,
      ...(typeof reply === "string" && reply !== "" ? [`说明：${reply.replace(/[。.]+$/, "")}。`] : []),
      "缺少的材料到齐后转为正式办理；办理时限自正式受理之日起算。项目情况或者材料有变化的，本意见须经复核才能沿用。",
      ...(texts(conditions).length === 0 ? [] : ["条件："]),
    ],
    list: texts(conditions),
  };
}
