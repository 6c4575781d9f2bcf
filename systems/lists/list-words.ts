import type { subjectKinds } from "#kernel/directory/records.ts";
import type { Language, Words } from "#kernel/text/words.ts";

/** 自然人, 企业 and the others, as pages name them. */
export const subjectWords: Readonly<Record<(typeof subjectKinds)[number], Words>> = {
  person: { zh: "个人", en: "Individuals" },
  enterprise: { zh: "企业", en: "Enterprises" },
  soleTrader: { zh: "个体工商户", en: "Sole traders" },
  cooperative: { zh: "农民专业合作社", en: "Farmers' cooperatives" },
  organisation: { zh: "社会组织", en: "Organisations" },
};

export const levels = ["city", "county", "township", "community"] as const;
export const levelWords: Readonly<Record<(typeof levels)[number], Words>> = {
  city: { zh: "市级", en: "City" },
  county: { zh: "县（区）级", en: "County or district" },
  township: { zh: "乡镇（街道）", en: "Township" },
  community: { zh: "村（社区）", en: "Village or community" },
};

/** The ten kinds of power and public service (LST-01), and the one abolished in 2015, which history still has. */
export const kindWords: Readonly<Record<string, string>> = {
  行政许可: "Administrative permit",
  行政处罚: "Administrative penalty",
  行政强制: "Administrative compulsion",
  行政征收: "Administrative levy",
  行政给付: "Administrative benefit",
  行政检查: "Administrative inspection",
  行政确认: "Administrative confirmation",
  行政奖励: "Administrative reward",
  行政裁决: "Administrative ruling",
  其他行政权力: "Other administrative power",
  公共服务: "Public service",
  非行政许可审批: "Approval other than a permit (abolished 2015)",
};

/** A life event's sign on the home page, its English name, and what it holds in a few words. */
export type ThemeWords = { readonly sign: string; readonly en: string; readonly holds: Words };

/** Life events that cities commonly have; another one is shown by its own name and first sign. */
const themes: Readonly<Record<string, ThemeWords>> = {
  开办企业: {
    sign: "企",
    en: "Start a business",
    holds: { zh: "登记、刻章、税务、社保", en: "Licence, seal, tax, insurance" },
  },
  建厂投产: { sign: "厂", en: "Build a factory", holds: { zh: "从预审到房产登记", en: "From land to title deed" } },
  企业注销: {
    sign: "销",
    en: "Close a business",
    holds: { zh: "清税、注销登记", en: "Tax clearance, deregistration" },
  },
  买房过户: {
    sign: "房",
    en: "Buy a home",
    holds: { zh: "转移登记、契税、公积金", en: "Transfer, deed tax, housing fund" },
  },
  生育入户: {
    sign: "婴",
    en: "Have a child",
    holds: { zh: "登记、出生证明、户口", en: "Registration, birth certificate" },
  },
  孩子入学: { sign: "学", en: "Go to school", holds: { zh: "入学登记、居住证", en: "Enrolment, residence permit" } },
  结婚登记: { sign: "婚", en: "Marry", holds: { zh: "结婚登记", en: "Registration of marriage" } },
  找工作: { sign: "业", en: "Find work", holds: { zh: "登记、补贴、创业贷款", en: "Registration, subsidies, loans" } },
  看病报销: {
    sign: "医",
    en: "Medical costs",
    holds: { zh: "参保、异地备案、慢特病", en: "Insurance, treatment elsewhere" },
  },
  养老待遇: { sign: "老", en: "Old age", holds: { zh: "参保、领取、高龄津贴", en: "Pension, allowances" } },
  困难救助: {
    sign: "助",
    en: "Help in hardship",
    holds: { zh: "低保、临时救助、住房", en: "Minimum living allowance, relief" },
  },
  残疾人服务: {
    sign: "残",
    en: "Disability services",
    holds: { zh: "残疾人证、生活和护理补贴", en: "Certificate, allowances" },
  },
};

export function themeWords(theme: string): ThemeWords {
  return themes[theme] ?? { sign: [...theme][0] ?? "", en: theme, holds: { zh: "", en: "" } };
}

/** The order of life events on the home page: those known here first, then by name. */
export function themeOrder(theme: string): number {
  const place = Object.keys(themes).indexOf(theme);
  return place < 0 ? Object.keys(themes).length : place;
}

/** A limit in words: on the spot, so many days, or none in law. `days` is in `unit`. */
export function limitWords(days: number | null, unit: "workday" | "calendar" | "immediate" | "none"): Words {
  if (unit === "none" || days === null) return { zh: "法律没有规定", en: "none in law" };
  if (unit === "immediate" || days === 0) return { zh: "当场办结", en: "on the spot" };
  if (unit === "calendar") return { zh: `${days}日（日历日）`, en: `${days} calendar ${days === 1 ? "day" : "days"}` };
  return { zh: `${days}个工作日`, en: `${days} ${days === 1 ? "workday" : "workdays"}` };
}

/** Trips to the window in words. */
export function visitWords(visits: number): Words {
  return visits === 0
    ? { zh: "不用跑", en: "no trip" }
    : { zh: `跑${visits}次`, en: `${visits} ${visits === 1 ? "trip" : "trips"}` };
}

/** A fee in words: the list writes 无 where nothing is charged (LST-15). */
export function feeWords(fee: string): Words {
  return fee === "无" ? { zh: "不收费", en: "Free" } : { zh: fee, en: fee };
}

/** The English of a kind, or the Chinese word where it has none. */
export const kindIn = (kind: string, language: Language): string =>
  language === "zh" ? kind : (kindWords[kind] ?? kind);
