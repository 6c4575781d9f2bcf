import type { subjectKinds } from "#kernel/directory/records.ts";
import { type ItemKind, itemKinds } from "#kernel/items/kinds.ts";
import { kindWords, type levels, levelWords, subjectWords } from "../list-words.ts";

// Words that a cell may use, in Chinese or English. What is exported is the first Chinese word of each.

type Level = (typeof levels)[number];
type Subject = (typeof subjectKinds)[number];
type Unit = "workday" | "calendar" | "immediate" | "none";
type Post = "window" | "reviewer" | "decider" | "head";
type Form = "original" | "copy" | "electronic";

const levelNames: Readonly<Record<Level, readonly string[]>> = {
  city: ["市级", "市", "设区市"],
  county: ["县级", "县", "县（区）级", "县(区)级", "区级", "区"],
  township: ["乡级", "乡镇", "乡镇（街道）", "镇级", "街道"],
  community: ["村级", "村（社区）", "村", "社区", "居委会", "村级（社区）"],
};
const subjectNames: Readonly<Record<Subject, readonly string[]>> = {
  person: ["个人", "自然人", "公民"],
  enterprise: ["企业", "企业法人", "法人"],
  soleTrader: ["个体工商户", "个体户"],
  cooperative: ["农民专业合作社", "合作社"],
  organisation: ["社会组织", "事业单位、社会组织", "非企业组织", "其他组织"],
};
const unitNames: Readonly<Record<Unit, readonly string[]>> = {
  workday: ["工作日", "个工作日", "workdays", "working day"],
  calendar: ["日历日", "自然日", "日", "天", "calendar day", "days"],
  immediate: ["当场", "即办", "当场办结", "on the spot"],
  none: ["无", "没有", "不定"],
};
const postNames: Readonly<Record<Post, readonly string[]>> = {
  window: ["窗口", "受理", "受理窗口"],
  reviewer: ["审查", "审核", "承办"],
  decider: ["决定", "审批"],
  head: ["负责人", "局长"],
};
const formNames: Readonly<Record<Form, readonly string[]>> = {
  original: ["原件"],
  copy: ["复印件"],
  electronic: ["电子", "电子件", "电子文件"],
};

const lookUp = <Key extends string>(names: Readonly<Record<Key, readonly string[]>>, more: object = {}) => {
  const found = new Map<string, Key>();
  for (const key of Object.keys(names) as Key[])
    for (const name of [key, ...names[key], ...Object.values((more as never)[key] ?? {})])
      found.set(String(name).toLowerCase(), key);
  return (text: string): Key | undefined => found.get(text.trim().toLowerCase());
};

export const levelOf = lookUp(levelNames, levelWords);
export const subjectOf = lookUp(subjectNames, subjectWords);
export const unitOf = lookUp(unitNames);
export const postOf = lookUp(postNames);
export const formOf = lookUp(formNames);

export const levelText = (level: Level): string => levelNames[level][0] as string;
export const subjectText = (subject: Subject): string => subjectNames[subject][0] as string;
export const unitText = (unit: Unit): string => unitNames[unit][0] as string;
export const postText = (post: Post): string => postNames[post][0] as string;
export const formText = (form: Form): string => formNames[form][0] as string;

const kindNames = new Map<string, ItemKind>(
  itemKinds.flatMap((kind) => [[kind, kind] as const, [(kindWords[kind] ?? kind).toLowerCase(), kind] as const]),
);

export const kindOf = (text: string): ItemKind | undefined => kindNames.get(text.trim().toLowerCase());

/** A row that would be an entry of a negative list, which no city may make (LST-05). */
export const isNegativeList = (text: string): boolean =>
  /负面清单|市场准入|禁止准入|许可准入|negative list|market access/i.test(text);
