import type { Day } from "#kernel/calendar/day.ts";

/**
 * The first day on which no city may have a negative list of its own: the national one took effect on 25 December 2018, and
 * a local list may reach to the end of that year (LST-05, 优化营商环境条例 第二十条).
 */
export const localListsEndBy = "2019-01-01" as Day;

/** True for a local edition that would still hold when there is only the national list. */
export const outlivesLocalLists = (validTo: string | null): boolean => validTo === null || validTo > localListsEndBy;
