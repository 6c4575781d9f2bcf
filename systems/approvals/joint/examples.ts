import type { Words } from "#kernel/text/words.ts";
import type { JointMember } from "./records.ts";

// Named courses of a joint round, as data: the demonstration plays them on projects of the year, a test plays each.

type Said = {
  readonly opinion: NonNullable<JointMember["opinion"]>;
  readonly defects?: readonly { readonly what: string; readonly basis: string }[];
};

export type JointExample = {
  readonly name: string;
  readonly title: Words;
  /** The rules that one sees at work. */
  readonly shows: readonly string[];
  /** The group of the flow, and the step whose body leads it. */
  readonly group: string;
  readonly lead: string;
  readonly kind: "review" | "acceptance";
  /** What members say, by their items; whoever is not named agrees. */
  readonly opinions: Readonly<Record<string, Said>>;
  /** After the list this member refuses its case for something new; its step is then opened once more. */
  readonly lateDemand?: { readonly item: string; readonly reason: string };
  /** Planned misconduct, for supervision to find: the anomaly of SUP-04 and what was done. */
  readonly misconduct?: { readonly anomaly: string; readonly what: Words };
};

const fireDefects: Said = {
  opinion: "defects",
  defects: [
    { what: "消防车道被临时围挡占用，净宽不足四米", basis: "消防法 第二十八条" },
    { what: "二层疏散指示标志缺两处", basis: "消防法 第十六条" },
  ],
};

export const jointExamples: readonly JointExample[] = [
  {
    ...{ name: "acceptedAfterRecheck", group: "J4", lead: "B50", kind: "acceptance" },
    title: { zh: "联合验收，整改后复验通过", en: "A joint acceptance that passes after one re-check" },
    shows: ["CON-14", "CLK-13", "CLK-07"],
    opinions: { B31: fireDefects, B32: fireDefects, B49: { opinion: "noRemark" } },
  },
  {
    ...{ name: "lateDemand", group: "J2", lead: "B43", kind: "review", opinions: {} },
    title: { zh: "联合审图，汇总后又提新要求", en: "A joint review with a new demand after the list" },
    shows: ["CON-14", "SUP-04"],
    lateDemand: { item: "B40", reason: "还须补充屋面接闪带的材料检测报告，原意见没有提到。" },
    misconduct: {
      anomaly: "A05",
      what: {
        zh: "一次汇总时同意，之后以没有提过的要求不予许可",
        en: "agreed in the one list, and refused afterwards for a demand that was not in it",
      },
    },
  },
];
