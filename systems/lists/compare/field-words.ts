import { formFields } from "#kernel/forms/form-fields.ts";
import type { Words } from "#kernel/text/words.ts";
import type { ItemDraft } from "../draft/item-draft.ts";
import { kindIn, levelWords, limitWords, subjectWords } from "../list-words.ts";

/** The parts of an entry as the editor, the differences and the faults name them, in their order. */
export const sections = [
  { id: "basic", title: { zh: "基本", en: "Basics" } },
  { id: "basis", title: { zh: "依据", en: "Basis" } },
  { id: "limits", title: { zh: "时限", en: "Limits" } },
  { id: "conditions", title: { zh: "条件", en: "Conditions" } },
  { id: "papers", title: { zh: "材料", en: "Papers" } },
  { id: "steps", title: { zh: "步骤", en: "Steps" } },
  { id: "fees", title: { zh: "收费", en: "Fees" } },
  { id: "form", title: { zh: "表单", en: "Form" } },
  { id: "supervision", title: { zh: "监管", en: "Supervision" } },
  { id: "powers", title: { zh: "职权", en: "Powers" } },
  { id: "guide", title: { zh: "指南", en: "Guide" } },
] as const satisfies readonly { id: string; title: Words }[];
export type SectionId = (typeof sections)[number]["id"];

/** Every field of a draft: its name, and the section that it stands in. */
export const draftFields: Readonly<Record<keyof ItemDraft, { readonly title: Words; readonly section: SectionId }>> = {
  code: { title: { zh: "编码", en: "Code" }, section: "basic" },
  basicCode: { title: { zh: "基本编码", en: "Basic code" }, section: "basic" },
  name: { title: { zh: "名称", en: "Name" }, section: "basic" },
  kind: { title: { zh: "类型", en: "Kind" }, section: "basic" },
  itemGroup: { title: { zh: "分组", en: "Group" }, section: "basic" },
  subjectKinds: { title: { zh: "服务对象", en: "Subjects" }, section: "basic" },
  levels: { title: { zh: "层级", en: "Levels" }, section: "basic" },
  theme: { title: { zh: "主题", en: "Life event" }, section: "basic" },
  visits: { title: { zh: "到窗口次数", en: "Trips" }, section: "basic" },
  community: { title: { zh: "社区可办", en: "At the community" }, section: "basic" },
  binding: { title: { zh: "有设定依据", en: "Has a legal basis" }, section: "basic" },
  bases: { title: { zh: "设定依据", en: "Basis" }, section: "basis" },
  legalDays: { title: { zh: "法定时限", en: "Legal limit" }, section: "limits" },
  legalUnit: { title: { zh: "法定时限单位", en: "Unit of the legal limit" }, section: "limits" },
  promisedDays: { title: { zh: "承诺工作日", en: "Promised workdays" }, section: "limits" },
  special: { title: { zh: "特别程序", en: "Special procedures" }, section: "limits" },
  extension: { title: { zh: "延长办理", en: "Extension" }, section: "limits" },
  handsUpTo: { title: { zh: "报上级决定", en: "Decided by a higher office" }, section: "limits" },
  validity: { title: { zh: "结果有效期", en: "Validity of the result" }, section: "limits" },
  conditions: { title: { zh: "办理条件", en: "Conditions" }, section: "conditions" },
  appliesWhen: { title: { zh: "项目适用条件", en: "Applies to a project when" }, section: "conditions" },
  papers: { title: { zh: "材料", en: "Papers" }, section: "papers" },
  yields: { title: { zh: "办理结果", en: "Results" }, section: "papers" },
  steps: { title: { zh: "步骤", en: "Steps" }, section: "steps" },
  fee: { title: { zh: "收费说明", en: "Fee in words" }, section: "fees" },
  fees: { title: { zh: "收费项目", en: "Fees" }, section: "fees" },
  form: { title: { zh: "申请表单", en: "Form" }, section: "form" },
  supervision: { title: { zh: "监管", en: "Supervision" }, section: "supervision" },
  powers: { title: { zh: "职权", en: "Powers" }, section: "powers" },
  guide: { title: { zh: "指南", en: "Guide" }, section: "guide" },
};

/** The draft's field that a fault's JSON pointer leads to: "/papers/2/name" → "papers"; null for one of none. */
export function fieldOf(pointer: string | undefined): keyof ItemDraft | null {
  const first = pointer?.split("/")[1];
  return first !== undefined && Object.hasOwn(draftFields, first) ? (first as keyof ItemDraft) : null;
}

export const postWords: Readonly<Record<ItemDraft["steps"][number]["post"], Words>> = {
  window: { zh: "窗口", en: "window" },
  reviewer: { zh: "审查", en: "reviewer" },
  decider: { zh: "决定", en: "decider" },
  head: { zh: "负责人", en: "head" },
};
export const modeWords: Readonly<Record<ItemDraft["powers"][number]["mode"], Words>> = {
  own: { zh: "本级行使", en: "own" },
  delegated: { zh: "下放", en: "delegated" },
  entrusted: { zh: "委托", en: "entrusted" },
  stationed: { zh: "派驻", en: "stationed" },
};
export const paperFormWords = {
  original: { zh: "原件", en: "original" },
  copy: { zh: "复印件", en: "copy" },
  electronic: { zh: "电子", en: "electronic" },
} as const satisfies Record<string, Words>;
export const unitWords: Readonly<Record<ItemDraft["legalUnit"], Words>> = {
  workday: { zh: "工作日", en: "workdays" },
  calendar: { zh: "日历日", en: "calendar days" },
  immediate: { zh: "当场办结", en: "on the spot" },
  none: { zh: "法律没有规定", en: "none in law" },
};
export const guideWords: Readonly<Record<Exclude<keyof ItemDraft["guide"], "online" | "jointBodies">, Words>> = {
  window: { zh: "办理地点", en: "Where" },
  hours: { zh: "办理时间", en: "When" },
  phone: { zh: "咨询电话", en: "Telephone" },
  complaints: { zh: "投诉渠道", en: "Complaints" },
  visitReason: { zh: "必须到场的理由", en: "Why one must come" },
  resultValidity: { zh: "结果有效期", en: "How long the result is valid" },
  quantityLimit: { zh: "数量限制", en: "Limit of number" },
};
export const onlineWords = {
  none: { zh: "不能网上办", en: "not online" },
  consult: { zh: "网上咨询", en: "advice online" },
  apply: { zh: "网上申请", en: "application online" },
  whole: { zh: "全程网办", en: "wholly online" },
} as const satisfies Record<string, Words>;

const both = (text: string): Words => ({ zh: text, en: text });
const yesNo = (value: boolean): Words => (value ? { zh: "是", en: "yes" } : { zh: "否", en: "no" });
const joined = (parts: readonly Words[]): Words => ({
  zh: parts.map(({ zh }) => zh).join(" · "),
  en: parts.map(({ en }) => en).join(" · "),
});

/**
 * A field's value as lines that people read and compare, each with a key: a list gives one line an entry under its name, so
 * that what moved, came or went can be told; anything else one line. An empty value gives none.
 */
export function fieldLines(field: keyof ItemDraft, draft: ItemDraft): { readonly key: string; readonly line: Words }[] {
  const one = (line: Words | null) => (line === null ? [] : [{ key: "", line }]);
  switch (field) {
    case "kind":
      return one({ zh: draft.kind, en: kindIn(draft.kind, "en") });
    case "legalDays":
      return one(limitWords(draft.legalDays, draft.legalUnit));
    case "legalUnit":
      return one(unitWords[draft.legalUnit]);
    case "promisedDays":
    case "visits":
      return one(both(String(draft[field])));
    case "community":
    case "binding":
      return one(yesNo(draft[field]));
    case "subjectKinds":
      return draft.subjectKinds.map((kind) => ({ key: kind, line: subjectWords[kind] }));
    case "levels":
      return draft.levels.map((level) => ({ key: level, line: levelWords[level] }));
    case "bases":
    case "yields":
      return draft[field].map((text) => ({ key: text, line: both(text) }));
    case "special":
      return draft.special.map(({ ground, days, unit }) => ({
        key: ground,
        line: joined([both(ground), both(String(days)), unitWords[unit]]),
      }));
    case "extension":
      return one(
        draft.extension && {
          zh: `${draft.extension.days}天，由${draft.extension.by === "head" ? "本机关负责人" : "本级政府负责人"}批准（${draft.extension.basis}）`,
          en: `${draft.extension.days} days, by the head of the ${draft.extension.by === "head" ? "office" : "government"} (${draft.extension.basis})`,
        },
      );
    case "validity":
      return one(
        draft.validity && {
          zh: `${draft.validity.months}个月，届满${draft.validity.renewBeforeWorkdays}个工作日前申请延续（${draft.validity.basis}）`,
          en: `${draft.validity.months} months, renewal ${draft.validity.renewBeforeWorkdays} workdays before the end (${draft.validity.basis})`,
        },
      );
    case "conditions":
      return draft.conditions.map(({ text, basis }) => ({ key: text, line: both(`${text}（${basis}）`) }));
    case "papers":
      return draft.papers.map((paper) => ({ key: paper.name, line: paperLine(paper) }));
    case "steps":
      return draft.steps.map(({ name, post, days, standard }) => ({
        key: name,
        line: joined([
          both(name),
          postWords[post],
          { zh: `${days}工作日`, en: `${days} workdays` },
          ...(standard ? [both(standard)] : []),
        ]),
      }));
    case "fees":
      return draft.fees.map(({ name, standard, basis }) => ({
        key: name,
        line: both(`${name}：${standard}（${basis}）`),
      }));
    case "form":
      return draft.form === null ? [] : formLines(draft.form);
    case "supervision":
      return draft.supervision.map(({ body, duty, checks }) => ({
        key: body,
        line: both(
          `${body}：${duty}；${checks.map((check) => `${check.subject}（${check.frequency}，${check.method}）`).join("；")}`,
        ),
      }));
    case "powers":
      return draft.powers.map(({ body, division, mode, inNameOf }) => ({
        key: `${body} ${division}`,
        line: joined([both(`${body} ${division}`), modeWords[mode], ...(inNameOf === null ? [] : [both(inNameOf)])]),
      }));
    case "guide":
      return guideLines(draft.guide);
    default: {
      const value = draft[field];
      return one(value === null || value === "" ? null : both(value));
    }
  }
}

function paperLine(paper: ItemDraft["papers"][number]): Words {
  const { name, from, form, copies, necessary, issuer, basis } = paper;
  return joined([
    both(name),
    from === null ? { zh: "申请人提交", en: "brought" } : { zh: `由${from}调取`, en: `fetched from ${from}` },
    ...(form === undefined ? [] : [paperFormWords[form]]),
    ...(copies === undefined ? [] : [{ zh: `${copies}份`, en: `${copies} copies` }]),
    ...(necessary === false ? [{ zh: "可容缺", en: "may follow" }] : []),
    ...(issuer === undefined ? [] : [both(issuer)]),
    ...(basis === undefined ? [] : [both(basis)]),
  ]);
}

function formLines(form: NonNullable<ItemDraft["form"]>) {
  return formFields(form).map((field) => ({
    key: field.name,
    line: joined([
      both(`${field.title}（${field.name}，${field.control}）`),
      field.required ? { zh: "必填", en: "required" } : { zh: "选填", en: "optional" },
      ...(field.choices.length === 0 ? [] : [both(field.choices.map(({ title }) => title).join("、"))]),
      ...(field.least === null && field.most === null ? [] : [both(`${field.least ?? ""}～${field.most ?? ""}`)]),
      ...(field.shownWhen === null ? [] : [both(field.shownWhen)]),
      ...(field.hint === null ? [] : [both(field.hint)]),
    ]),
  }));
}

function guideLines(guide: ItemDraft["guide"]) {
  const texts = Object.entries(guideWords).flatMap(([key, title]) => {
    const value = guide[key as keyof typeof guideWords];
    return value === undefined ? [] : [{ key, line: { zh: `${title.zh}：${value}`, en: `${title.en}: ${value}` } }];
  });
  const online = guide.online === undefined ? [] : [{ key: "online", line: onlineWords[guide.online] }];
  const joint =
    guide.jointBodies === undefined || guide.jointBodies.length === 0
      ? []
      : [
          {
            key: "jointBodies",
            line: { zh: `联办：${guide.jointBodies.join("、")}`, en: `jointly: ${guide.jointBodies.join(", ")}` },
          },
        ];
  return [...texts, ...online, ...joint];
}
