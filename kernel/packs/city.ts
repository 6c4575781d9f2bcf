import { z } from "zod";
import { documentNumberPattern } from "#kernel/identifiers/documentNumber.ts";
import { faultsOf } from "./fault.ts";
import { checkUnique, dayField, like, textField, wordsField } from "./fields.ts";
import { section } from "./section.ts";
import { type CitySettings, settingsField } from "./settings.ts";

const { texts, fault } = faultsOf({
  PATH: {
    rule: "PCK-20",
    text: {
      zh: "城市包的编号“{record}”与网址路径“{value}”不一致。",
      en: "The pack's id “{record}” and its path “{value}” differ.",
    },
    next: { zh: "路径写成“/{record}”。", en: "Write “/{record}” as the path." },
  },
  HOLIDAY_LATE: {
    rule: "CLK-32",
    text: {
      zh: "调整公布于{announced}，那时{record}已经过去。",
      en: "The change was announced on {announced}, when {record} was over.",
    },
    next: {
      zh: "核对公布日；过去的工作日不能事后改动。",
      en: "Check the day of announcement; a day that is over cannot be changed.",
    },
  },
});
export const cityFaultTexts = texts;

/** The city itself: `city.json`. */
export type PackCity = {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly division: string;
  readonly zone: "Asia/Shanghai";
  readonly demo: boolean;
  /** Host names under which this city answers; a city is also found by its path. */
  readonly hosts: readonly string[];
  readonly path: string;
};

export const citySection = section({
  file: "city.json",
  title: { zh: "城市", en: "City" },
  required: true,
  schema: z.strictObject({
    id: like(/^[a-z][a-z0-9-]{1,30}$/, "xinyu"),
    name: wordsField,
    division: like(/^\d{6}$/, "360500"),
    zone: z.literal("Asia/Shanghai"),
    demo: z.boolean(),
    hosts: z.array(like(/^[a-z0-9.-]{1,250}$/, "xinyu.example.cn")),
    path: like(/^\/[a-z0-9-]{1,31}$/, "/xinyu"),
    settings: settingsField,
    source: textField.optional(),
    note: textField.optional(),
  }),
  expand({ settings, source: _source, note: _note, ...city }): { city: PackCity; settings: CitySettings } {
    return { city, settings };
  },
  check({ city }, _used, report) {
    if (city.path !== `/${city.id}`) report(fault("PATH", city.id, "path", { value: city.path }));
  },
});

/** A city's own correction of the national work calendar; CLK-32 wants the government document that orders it. */
export type HolidayCorrection = {
  readonly day: string;
  readonly kind: "dayOff" | "workday";
  readonly name: { readonly zh: string; readonly en: string };
  /** The number of the government document, such as 余府办发〔2026〕3号. */
  readonly document: string;
  readonly announced: string;
};

export const holidaysSection = section({
  file: "holidays.json",
  title: { zh: "本市工作日调整", en: "The city's own work calendar corrections" },
  required: false,
  whenMissing: { corrections: [] },
  schema: z.strictObject({
    source: textField.optional(),
    note: textField.optional(),
    corrections: z.array(
      z.strictObject({
        day: dayField,
        kind: z.enum(["dayOff", "workday"]),
        name: wordsField,
        document: like(documentNumberPattern, "余府办发〔2026〕3号"),
        announced: dayField,
      }),
    ),
  }),
  expand: ({ corrections }): { holidayCorrections: readonly HolidayCorrection[] } => ({
    holidayCorrections: corrections,
  }),
  check({ holidayCorrections }, _used, report) {
    checkUnique(
      holidayCorrections,
      "day",
      ({ day }) => day,
      ({ day }) => day,
      report,
    );
    for (const { day, announced } of holidayCorrections) {
      if (announced > day) report(fault("HOLIDAY_LATE", day, "announced", { announced }));
    }
  },
});

export const citySections = [citySection, holidaysSection] as const;
