import type { Words } from "#kernel/text/words.ts";

/** One column of an items file: its two names, whether a file must have it, and what a cell of it says. */
export type Column = {
  readonly key: string;
  readonly zh: string;
  readonly needed: boolean;
  readonly meaning: Words;
  readonly example: string;
};

const column = <Key extends string>(key: Key, zh: string, needed: boolean, example: string, meaning: Words) => ({
  ...{ key, zh, needed, example, meaning },
});

/** The columns of an items file (field names after GB/T 39554.2-2020), in the order in which they are exported. */
export const columns = [
  column("item_code", "编码", true, "GJ-012", {
    zh: "事项编码：大写字母开头，字母、数字和“-”，最长30位",
    en: "the item's code: a capital letter, then capitals, digits and “-”, 30 at most",
  }),
  column("basic_code", "基本编码", false, "000117007000", {
    zh: "基本编码，12位数字；同一基本编码的是一族事项",
    en: "12 digits; items with the same one are one family",
  }),
  column("name", "名称", true, "建筑工程施工许可证核发", { zh: "事项名称", en: "the item's name" }),
  column("kind", "类型", true, "行政许可", {
    zh: "十种行政权力之一或公共服务",
    en: "one of the ten kinds of power, or public service",
  }),
  column("level", "层级", true, "市级", {
    zh: "市级、县级、乡级、村级；一行一级",
    en: "city, county, township or community; one a row",
  }),
  column("division", "区划", false, "360600", {
    zh: "区划代码或名称；不写则按机构所在区划",
    en: "code or name of the division; else the body's own",
  }),
  column("body", "实施机关", true, "鹰潭市住房和城乡建设局", {
    zh: "实施机关的名称或编号；多个机关各写一行",
    en: "name or id of the body; one row for each",
  }),
  column("bases", "依据", true, "建筑法 第8条", {
    zh: "依据的名称和条款，“；”分开",
    en: "law and article, parted by “；”",
  }),
  column("legal_days", "法定时限", true, "7", {
    zh: "法定时限的天数；没有则空，当场办结写0",
    en: "days of the legal limit; empty when there is none, 0 on the spot",
  }),
  column("legal_unit", "时限单位", true, "工作日", {
    zh: "工作日、日历日、当场、无",
    en: "workday, calendar, immediate or none",
  }),
  column("promised_days", "承诺工作日", true, "3", { zh: "承诺时限，工作日", en: "promised limit in workdays" }),
  column("subject_kinds", "服务对象", true, "企业；个体工商户", {
    zh: "个人、企业、个体工商户、合作社、社会组织",
    en: "person, enterprise, soleTrader, cooperative, organisation",
  }),
  column("papers", "材料", true, "申请表*原件*1；图纸?*复印件*2", {
    zh: "“名称*形式*份数*出具事项”，后三段可省；名称后“?”为可容缺",
    en: "“name*form*copies*item that yields it”, the last three optional; “?” after the name: it may follow later",
  }),
  column("yields", "结果", false, "建筑工程施工许可证", { zh: "办理结果的名称", en: "names of the results" }),
  column("conditions", "条件", false, "已办理用地批准手续（建筑法 第8条）", {
    zh: "“文字（依据）”或“文字|依据”",
    en: "“text（basis）” or “text|basis”",
  }),
  column("steps", "步骤", false, "受理*窗口*1；审查*审查*1；决定*决定*1", {
    zh: "“名称*岗位*工作日”；岗位：窗口、审查、决定、负责人",
    en: "“name*post*workdays”; posts: window, reviewer, decider, head",
  }),
  column("fee", "收费", true, "无", {
    zh: "“名称*标准”；不收费写“无”",
    en: "“name*standard”; 无 when nothing is charged",
  }),
  column("fee_basis", "收费依据", false, "", {
    zh: "每项收费的法律、行政法规，次序同收费",
    en: "the law or administrative regulation of each fee, in their order",
  }),
  column("visits", "到窗口次数", false, "1", { zh: "到窗口的次数；不写为1", en: "trips to the window; 1 when empty" }),
  column("theme", "主题", false, "建厂投产", { zh: "一件事主题", en: "life event" }),
  column("valid_from", "生效", false, "2026-01-01", {
    zh: "生效日；已过的按导入所定的生效日",
    en: "first day; one that is past becomes the import's",
  }),
  column("valid_to", "失效", false, "", {
    zh: "失效日，当日已不生效；不写为长期",
    en: "first day on which it no longer holds; empty: open",
  }),
] as const satisfies readonly Column[];

export type ColumnKey = (typeof columns)[number]["key"];

/** What a row says, by column; a column that the file lacks is undefined. */
export type Cells = { readonly [K in ColumnKey]?: string };

const byName = new Map<string, ColumnKey>(columns.flatMap(({ key, zh }) => [[key, key] as const, [zh, key] as const]));

/** The column of a heading, in either language; spaces, capitals and a mark such as “*” do not matter. */
export function columnOf(heading: string): ColumnKey | undefined {
  const plain = heading.trim().replace(/^[*＊]|[*＊]$|（必填）$/g, "");
  return byName.get(plain) ?? byName.get(plain.toLowerCase().replaceAll(/[\s-]+/g, "_"));
}

export const columnWords = (key: ColumnKey): Words => {
  const { zh } = columns.find((one) => one.key === key) as Column;
  return { zh, en: key };
};
