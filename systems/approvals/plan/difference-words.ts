import type { Words } from "#kernel/text/words.ts";
import type { NamedStep, PlanDifference } from "./plan-difference.ts";

/** One thing that a change of the facts does to a plan, with what it does it to. */
export type DifferencePart = { readonly id: string; readonly label: Words; readonly lines: readonly Words[] };

/** A difference in plain words, in the order in which people ask: what changed, what comes, what goes, how long. */
export function differenceWords(difference: PlanDifference): DifferencePart[] {
  const { facts, added, dropped, carried, upheld, overtaken, kept, papers, workdays, end, criticalPath, gates } =
    difference;
  const parts: DifferencePart[] = [
    {
      ...{ id: "facts", label: { zh: "条件", en: "Facts" } },
      lines: facts.map(({ question, before, after }) => ({
        zh: `${question.zh} ${before.zh} → ${after.zh}`,
        en: `${question.en} ${before.en} → ${after.en}`,
      })),
    },
    {
      id: "added",
      label: { zh: `新增${added.length}步`, en: `${steps(added.length)} more` },
      lines: added.map(stepWords),
    },
    {
      ...{ id: "dropped", label: { zh: `不再办${dropped.length}步`, en: `${steps(dropped.length)} fewer` } },
      lines: dropped.map(stepWords),
    },
    {
      ...{ id: "carried", label: { zh: "计划已不要求，在办的照常办", en: "Begun, and needed no more" } },
      lines: carried.map((one) => ({
        zh: `${stepWords(one).zh}：不撤销，申请人可以撤回`,
        en: `${stepWords(one).en}: not undone; its applicant may withdraw it`,
      })),
    },
    {
      ...{ id: "upheld", label: { zh: "区域评估已覆盖", en: "Done by the zone for all" } },
      lines: upheld.map((one) => ({
        zh: `${stepWords(one).zh}：已办的照样有效，在办的申请人可以撤回`,
        en: `${stepWords(one).en}: what was granted stays good; a running case may be withdrawn`,
      })),
    },
    {
      ...{ id: "overtaken", label: { zh: "已办或在办，之前还应有", en: "Begun before what now comes first" } },
      lines: overtaken.map((one) => ({
        zh: `${stepWords(one).zh}：${one.papers.join("、")}`,
        en: `${stepWords(one).en}: ${one.papers.join(", ")}`,
      })),
    },
    list("asked", { zh: "还要提交", en: "Asked of the applicant" }, papers.asked),
    list("spared", { zh: "不用再交", en: "Asked no more" }, papers.spared),
    {
      ...{ id: "kept", label: { zh: "照旧", en: "As before" } },
      lines: [{ zh: `${kept}步，在办的到期日不变`, en: `${steps(kept)}; running limits keep their due days` }],
    },
    {
      ...{ id: "workdays", label: { zh: "承诺", en: "Promised" } },
      lines: [
        {
          zh: `${workdays.before} → ${workdays.after}个工作日${end.after ? `；政府时间到${end.before ?? "—"} → ${end.after}` : ""}`,
          en: `${workdays.before} → ${workdays.after} workdays${end.after ? `; government is done on ${end.before ?? "—"} → ${end.after}` : ""}`,
        },
      ],
    },
    {
      ...{ id: "path", label: { zh: "关键路径", en: "Critical path" } },
      lines:
        criticalPath.before.join() === criticalPath.after.join()
          ? []
          : [both(`${criticalPath.before.join("–")} → ${criticalPath.after.join("–")}`)],
    },
    {
      ...{ id: "gates", label: { zh: "法定顺序", en: "Orders set by law" } },
      lines: [
        ...gates.joined.map(({ text, article }) => ({
          zh: `新增：${text.zh}（${article}）`,
          en: `now: ${text.en} (${article})`,
        })),
        ...gates.left.map(({ text, article }) => ({
          zh: `不再适用：${text.zh}（${article}）`,
          en: `no more: ${text.en} (${article})`,
        })),
      ],
    },
  ];
  return parts.filter(({ lines }) => lines.length > 0);
}

const steps = (count: number): string => (count === 1 ? "1 step" : `${count} steps`);

const both = (text: string): Words => ({ zh: text, en: text });

const stepWords = ({ name, body }: NamedStep): Words => ({
  zh: `${name.zh}（${body.zh}）`,
  en: `${name.en} (${body.en})`,
});

const list = (id: string, label: Words, papers: readonly string[]): DifferencePart => ({
  ...{ id, label },
  lines: papers.length === 0 ? [] : [{ zh: papers.join("、"), en: papers.join(", ") }],
});
