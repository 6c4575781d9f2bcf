import type { Language, Words } from "#kernel/text/words.ts";
import { kindIn, levelWords, limitWords, subjectWords, visitWords } from "../list-words.ts";
import type { ChangeKind } from "./difference.ts";
import type { ComparedField, FieldChange } from "./field-changes.ts";
import type { Holder, ListedEntry } from "./listed-entry.ts";

/** The kinds of change by the words of LST-11. */
export const changeWords: Readonly<Record<ChangeKind, Words>> = {
  cancel: { zh: "取消", en: "Cancelled" },
  add: { zh: "新增", en: "Added" },
  adjust: { zh: "调整", en: "Adjusted" },
  delegate: { zh: "下放", en: "Delegated" },
  entrust: { zh: "委托", en: "Entrusted" },
  merge: { zh: "合并", en: "Merged" },
  split: { zh: "分立", en: "Split" },
};

export const fieldLabels: Readonly<Record<ComparedField, Words>> = {
  name: { zh: "名称", en: "name" },
  kind: { zh: "类型", en: "kind" },
  holders: { zh: "机关", en: "body" },
  levels: { zh: "层级", en: "levels" },
  legal: { zh: "法定时限", en: "legal limit" },
  promisedDays: { zh: "承诺时限", en: "promised limit" },
  papers: { zh: "材料", en: "papers" },
  yields: { zh: "结果", en: "result" },
  subjectKinds: { zh: "服务对象", en: "for whom" },
  conditions: { zh: "条件", en: "conditions" },
  steps: { zh: "步骤", en: "steps" },
  special: { zh: "特别程序", en: "special procedures" },
  fee: { zh: "收费", en: "fee" },
  fees: { zh: "收费项目", en: "fee items" },
  visits: { zh: "到窗口", en: "trips" },
  bases: { zh: "依据", en: "basis" },
  binding: { zh: "效力", en: "effect" },
  theme: { zh: "主题", en: "life event" },
  group: { zh: "分类", en: "group" },
  basicCode: { zh: "基本编码", en: "basic code" },
  code: { zh: "编号", en: "code" },
};

/** A field's change as it is read: what it was, what it is, and of a list what left it and what came. */
export type FieldWords = {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  /** Parts of a list that are there no longer; empty for a field that is one value. */
  readonly gone: readonly string[];
  readonly come: readonly string[];
};

/** One field's change in the reader's words. */
export function fieldWords(change: FieldChange, language: Language): FieldWords {
  const label = fieldLabels[change.field][language];
  const parts = partsOf(change, language);
  if (parts === undefined)
    return {
      label,
      before: said(change, "before", language),
      after: said(change, "after", language),
      gone: [],
      come: [],
    };
  const [old, now] = parts;
  const count = (list: readonly string[]) => counted(change.field, list.length, language);
  const gone = old.filter((part) => !now.includes(part));
  const come = now.filter((part) => !old.includes(part));
  return { label, before: count(old), after: count(now), gone, come };
}

/** "材料 16份 → 5份；少了：…；多了：…" as one sentence part, for files and one-line lists. */
export function fieldSentence({ label, before, after, gone, come }: FieldWords, language: Language): string {
  const zh = language === "zh";
  const join = (parts: readonly string[]) => parts.join(zh ? "、" : ", ");
  const left = gone.length === 0 ? "" : zh ? `；少了：${join(gone)}` : `; no longer: ${join(gone)}`;
  const came = come.length === 0 ? "" : zh ? `；多了：${join(come)}` : `; new: ${join(come)}`;
  const moved = before === after ? before : `${before} → ${after}`;
  return `${label}${zh ? "：" : ": "}${moved}${left}${came}`;
}

/** Who has the power, in words: "新余市住房和城乡建设局、村（社区）368个". */
export function holdersWords(holders: readonly Holder[], language: Language): string {
  if (holders.length === 0) return language === "zh" ? "没有机关有权" : "no body has the power";
  return holders.map((holder) => holderWords(holder, language)).join(language === "zh" ? "、" : ", ");
}

function holderWords({ body, name, nameEn, level, mode, count }: Holder, language: Language): string {
  const zh = language === "zh";
  const how = { own: "", delegated: zh ? "（下放）" : " (delegated)", entrusted: zh ? "（受委托）" : " (entrusted)" };
  const mark = mode === "stationed" ? (zh ? "（派驻）" : " (stationed)") : how[mode];
  if (body !== null) return `${zh ? name : nameEn || name}${mark}`;
  const group = levelWords[level as keyof typeof levelWords]?.[language] ?? level;
  return zh ? `${group}${count}个${mark}` : `${count} × ${group}${mark}`;
}

/** What the list said of an entry that is gone, or says of one that is new, in one line: body, limit, papers. */
export function entryWords(entry: ListedEntry, language: Language): string {
  const zh = language === "zh";
  const { holders, legal, promisedDays, papers } = entry;
  const first = holders.slice(0, 2);
  const more = holders.length - first.length;
  const bodies = `${holdersWords(first, language)}${more > 0 ? (zh ? `等${holders.length}家` : ` and ${more} more`) : ""}`;
  const promise = limitWords(promisedDays, promisedDays === 0 ? "immediate" : "workday")[language];
  const law = legal.unit === "none" ? "" : `${zh ? "，法定" : "; law "}${limitWords(legal.days, legal.unit)[language]}`;
  const count = papers.length;
  const asked = zh ? `，材料${count}份` : `; ${count} ${count === 1 ? "paper" : "papers"}`;
  return `${bodies}${law}${zh ? "，承诺" : "; promised "}${promise}${asked}`;
}

/** The two lists of parts of a field that is a list; undefined for a field that is one value. */
function partsOf(change: FieldChange, language: Language): [readonly string[], readonly string[]] | undefined {
  switch (change.field) {
    case "papers":
      return [
        change.before.map((one) => paperWords(one, language)),
        change.after.map((one) => paperWords(one, language)),
      ];
    case "conditions":
      return [change.before.map(({ text }) => text), change.after.map(({ text }) => text)];
    case "steps":
      return [
        change.before.map((one) => stepWords(one, language)),
        change.after.map((one) => stepWords(one, language)),
      ];
    case "fees":
      return [change.before.map(feeOf), change.after.map(feeOf)];
    case "bases":
      return [change.before, change.after];
    case "special":
      return [change.before.map(({ ground }) => ground), change.after.map(({ ground }) => ground)];
    default:
      return undefined;
  }
}

type Paper = ListedEntry["papers"][number];

const forms: Readonly<Record<NonNullable<Paper["form"]>, Words>> = {
  original: { zh: "原件", en: "original" },
  copy: { zh: "复印件", en: "copy" },
  electronic: { zh: "电子件", en: "electronic" },
};

/** How a paper is to be handed in: "原件2份，容缺"; empty where the list leaves it to the applicant. */
export function paperForm({ form, copies, necessary }: Paper, language: Language): string {
  const zh = language === "zh";
  const kind = form === undefined ? "" : forms[form][language];
  const number = copies === undefined ? "" : zh ? `${copies}份` : `× ${copies}`;
  const count = [kind, number].filter((part) => part !== "").join(zh ? "" : " ");
  const may = necessary === false ? (zh ? "可以容缺" : "may follow later") : "";
  return [count, may].filter((part) => part !== "").join(zh ? "，" : ", ");
}

function paperWords(paper: Paper, language: Language): string {
  const how = paperForm(paper, language);
  return how === "" ? paper.name : language === "zh" ? `${paper.name}（${how}）` : `${paper.name} (${how})`;
}

const stepWords = ({ name, days }: ListedEntry["steps"][number], language: Language): string =>
  language === "zh" ? `${name}（${days}个工作日）` : `${name} (${days} ${days === 1 ? "workday" : "workdays"})`;

const feeOf = ({ name, standard }: ListedEntry["fees"][number]): string => `${name}：${standard}`;

function counted(field: ComparedField, count: number, language: Language): string {
  if (language === "en") return String(count);
  return `${count}${field === "papers" ? "份" : field === "steps" ? "步" : "条"}`;
}

/** One side of a field that is one value. */
function said(change: FieldChange, side: "before" | "after", language: Language): string {
  const zh = language === "zh";
  const join = zh ? "、" : ", ";
  switch (change.field) {
    case "kind":
      return kindIn(change[side], language);
    case "holders":
      return holdersWords(change[side], language);
    case "levels":
      return change[side].map((one) => levelWords[one as keyof typeof levelWords]?.[language] ?? one).join(join);
    case "legal":
      return limitWords(change[side].days, change[side].unit)[language];
    case "promisedDays":
      return limitWords(change[side], change[side] === 0 ? "immediate" : "workday")[language];
    case "yields":
      return change[side].join(join) || "—";
    case "subjectKinds":
      return change[side].map((one) => subjectWords[one][language]).join(join);
    case "visits":
      return visitWords(change[side])[language];
    case "binding":
      return change[side] ? (zh ? "有约束力" : "binding") : zh ? "只提意见" : "advice only";
    default:
      return written(change[side]);
  }
}

/** Texts stand as they are; lists that have words of their own never come here. */
const written = (value: unknown): string => (value === null || value === "" ? "—" : String(value));
