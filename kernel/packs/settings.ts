import { z } from "zod";
import { like, type Mark, markField, textField } from "./fields.ts";

const ruleField = like(/^[A-Z]{3}-\d{2}$/, "CLK-03");
const setting = <Value extends z.ZodType>(value: Value) =>
  z.strictObject({ value, mark: markField, rule: ruleField, source: textField.optional() });

const share = z.number().gt(0).max(1);
const days = z.int().positive().max(365);
const workdays = z.int().positive().max(120);
const hours = z.int().positive().max(24);
/** Codes of items with a space between, or "none". */
const itemCodes = like(/^(none|[A-Z][A-Z0-9]*( [A-Z][A-Z0-9]*)*)$/, "B47 F36");

/** The kinds of file that there are for papers; each city names those that it takes. `kernel/files` knows them by their content. */
export const uploadKinds = [
  ...["pdf", "ofd", "jpg", "png", "tif", "doc", "docx", "xls", "xlsx"],
  ...["dwg", "dxf", "zip"],
] as const;
export type UploadKind = (typeof uploadKinds)[number];
const oneKind = `(${uploadKinds.join("|")})`;

/**
 * What a city may set itself, each with the rule it belongs to. Lamp thresholds are shares of the promised limit used
 * up; the unit of a limit is in its name. A name that is not here is refused, so that a slip of the pen is seen.
 */
export const settingsField = z.strictObject({
  remindAt: setting(share),
  yellowAt: setting(share),
  supplementReminderDays: setting(days),
  /** The local rule by which a file may be closed that is never supplemented, and after how many days; "none" closes none. */
  supplementCloseRule: setting(z.string().trim().min(2).max(200)),
  supplementCloseDays: setting(days),
  intakeNoticeWorkdays: setting(workdays),
  deliveryWorkdays: setting(workdays),
  calendarDefaultUnit: setting(z.enum(["calendar", "workday"])),
  consultationWorkdays: setting(workdays),
  jointRecheckWorkdays: setting(workdays),
  silenceIsConsent: setting(z.boolean()),
  findingExplanationWorkdays: setting(workdays),
  badRatingFixWorkdays: setting(workdays),
  reportTakingWorkdays: setting(workdays),
  inactionAnswerWorkdays: setting(workdays),
  /** How long a village agent may have a villager's original, and a result that was fetched. */
  agentOriginalWorkdays: setting(workdays),
  agentResultWorkdays: setting(workdays),
  reviewHoursPerDay: setting(hours),
  addedReviewHours: setting(hours),
  /** Kinds of file that are taken for papers, with a space between. */
  uploadKinds: setting(like(new RegExp(`^${oneKind}( ${oneKind})*$`), "pdf jpg png")),
  /** How large one file may be, in units of 1,048,576 bytes. */
  uploadMegabytes: setting(z.int().positive().max(2000)),
  /** What an archive may hold when unpacked, how many files, and how many times its own size. */
  archiveMegabytes: setting(z.int().positive().max(20_000)),
  archiveEntries: setting(z.int().positive().max(100_000)),
  archiveRatio: setting(z.int().positive().max(1000)),
  /** How long a broken-off upload can be taken up again. */
  unfinishedUploadHours: setting(z.int().positive().max(720)),
  /** After how long a file is removed that nothing refers to. */
  unusedFileDays: setting(days),
  /** How long an application that is being written is kept after its last save. */
  draftDays: setting(days),
  /** The items in whose cases site and conditions are settled before a project is filed, by code; "none" settles none so. */
  siteAgreements: setting(itemCodes),
  /** Whether what contradicts a settled condition is refused; otherwise the window sees it. */
  siteConditionsBind: setting(z.boolean()),
  /** The items whose permits let construction begin, by code with a space between; "none" where the city gives none. */
  constructionPermits: setting(itemCodes),
});

export type SettingName = keyof z.output<typeof settingsField>;
export type CitySettings = {
  readonly [Name in SettingName]: {
    readonly value: z.output<typeof settingsField>[Name]["value"];
    readonly mark: Mark;
    readonly rule: string;
    readonly source?: string | undefined;
  };
};
