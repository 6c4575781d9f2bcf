import type { Words } from "#kernel/text/words.ts";
import { matchActivity } from "./match.ts";

/** Something that needs no permission, but that the law wants filed with an office (备案). */
export type Filing = {
  /** As the item is called on the cities' lists. */
  readonly name: Words;
  /** When, and with which kind of office. */
  readonly how: Words;
  /** The article that says so. */
  readonly basis: string;
};
type Known = { readonly id: string; readonly keywords: readonly string[]; readonly filing: Filing };

/**
 * Trades that the law frees of a permission and lets begin with a filing. They are no entries of the negative list and change no
 * answer (LST-16), but whoever asks has to know of them: “不需要许可” alone would send a clinic into a fine. National law only (L;
 * the numbers of the articles are to be compared with the published texts), and only what people often ask about.
 */
const known: readonly Known[] = [
  {
    id: "clinic",
    keywords: ["诊所", "中医馆"],
    filing: {
      name: { zh: "诊所备案", en: "Filing of a clinic" },
      how: {
        zh: "执业以前向县级卫生健康部门备案，取得备案凭证后执业",
        en: "Before it opens, with the county's health office",
      },
      basis: "医疗机构管理条例 第十四条",
    },
  },
  {
    id: "care-home",
    keywords: ["养老院", "敬老院", "老年公寓", "养老机构"],
    filing: {
      name: { zh: "养老机构备案", en: "Filing of a care home" },
      how: {
        zh: "登记以后，向县级以上民政部门备案",
        en: "After registration, with the civil affairs office",
      },
      basis: "老年人权益保障法 第四十三条",
    },
  },
  {
    id: "prepacked-food",
    keywords: ["超市", "便利店", "小卖部", "食品店", "零食店", "卖零食", "卖饮料", "卖酒"],
    filing: {
      name: { zh: "仅销售预包装食品备案", en: "Filing for the sale of prepacked food only" },
      how: {
        zh: "只卖预包装食品的，销售以前向县级市场监管部门备案",
        en: "Who sells prepacked food only: before selling, with the county's market office",
      },
      basis: "食品安全法 第三十五条",
    },
  },
  {
    id: "vehicle-repair",
    keywords: ["修汽车", "汽车修理", "汽车维修", "汽修", "修车", "修摩托车", "机动车维修"],
    filing: {
      name: { zh: "机动车维修经营备案", en: "Filing of a garage" },
      how: { zh: "登记以后，向县级交通运输部门备案", en: "After registration, with the county's transport office" },
      basis: "道路运输条例 第三十九条",
    },
  },
  {
    id: "driving-school",
    keywords: ["驾校", "驾驶培训", "驾驶员培训"],
    filing: {
      name: { zh: "机动车驾驶员培训备案", en: "Filing of a driving school" },
      how: { zh: "登记以后，向县级交通运输部门备案", en: "After registration, with the county's transport office" },
      basis: "道路运输条例 第三十九条",
    },
  },
  {
    id: "public-places",
    keywords: ["书店", "展览馆", "博物馆", "美术馆", "图书馆", "音乐厅", "录像厅"],
    filing: {
      name: { zh: "公共场所卫生备案", en: "Hygiene filing of a public place" },
      how: {
        zh: "营业之日起30天内，向市、县疾病预防控制部门备案",
        en: "Within 30 days of opening, with the office for disease control",
      },
      basis: "公共场所卫生管理条例 第八条",
    },
  },
  {
    id: "seal-engraving",
    keywords: ["刻章", "公章"],
    filing: {
      name: { zh: "公章刻制业备案", en: "Filing of a seal engraver" },
      how: { zh: "向县级公安机关备案", en: "With the county's police" },
      basis: "市场准入负面清单（2025年版）删去该项许可",
    },
  },
  {
    id: "estate-agent",
    keywords: ["房产中介", "房屋中介", "房地产中介", "房地产经纪"],
    filing: {
      name: { zh: "房地产经纪机构备案", en: "Filing of an estate agent" },
      how: {
        zh: "领取营业执照之日起30日内，向市、县房地产部门备案",
        en: "Within 30 days of the business licence, with the housing office",
      },
      basis: "房地产经纪管理办法 第十一条",
    },
  },
  {
    id: "scrap",
    keywords: ["收废品", "废品回收", "废品收购", "再生资源回收"],
    filing: {
      name: { zh: "再生资源回收经营者备案", en: "Filing of a scrap dealer" },
      how: {
        zh: "登记之日起30日内，向商务部门备案；收生产性废旧金属的，另向公安机关备案",
        en: "Within 30 days of registration, with the commerce office; metal scrap from industry also with the police",
      },
      basis: "再生资源回收管理办法 第七条、第八条",
    },
  },
];

/** The filings that an activity in a person's own words may need. Pure. */
export function filingsFor(activity: string): readonly Filing[] {
  return matchActivity(activity, known).map(({ entry }) => entry.filing);
}
