import { addDays, addMonths, type Day } from "#kernel/calendar/day.ts";
import type { PageRequest } from "#kernel/city/system.ts";
import { address } from "#kernel/pages/address.ts";
import type { Span } from "./query.ts";

const MONTH = /^(20\d\d)-(0[1-9]|1[0-2])$/;
const firstOf = (month: string): Day => `${month}-01` as Day;

/** The months that the address asks for, the last twelve with this one unless it does; in their order, and none to come. */
export function spanOf({ parameters, today }: Pick<PageRequest, "parameters" | "today">): Span {
  const now = today.slice(0, 7);
  const asked = (text: string | undefined) =>
    text !== undefined && MONTH.test(text) && text <= now ? text : undefined;
  const to = asked(parameters.to) ?? now;
  const from = asked(parameters.from) ?? addMonths(firstOf(to), -11).slice(0, 7);
  const [first, last] = from <= to ? [from, to] : [to, from];
  const code = (text: string | undefined) => text?.slice(0, 40) || null;
  return { from: firstOf(first), to: firstOf(last), body: code(parameters.body), item: code(parameters.item) };
}

/** The last day of its last month. */
export const lastDayOf = ({ to }: Span): Day => addDays(addMonths(to, 1), -1);

/** The address of a page of the statistics with this span; `more` adds or, as undefined, takes away. */
export function spanAddress(path: string, span: Span, more: Readonly<Record<string, string | undefined>> = {}): string {
  const { from, to, body, item } = span;
  const kept = { from: from.slice(0, 7), to: to.slice(0, 7), body: body ?? undefined, item: item ?? undefined };
  return address(path, { ...kept, ...more });
}
