import type { UseQueryResult } from "@tanstack/react-query";
import type { Problem } from "#kernel/desk/api.ts";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { Words } from "#kernel/text/words.ts";

export type InboxNotice = {
  readonly id: string;
  readonly version: number;
  /** The case that it is about. */
  readonly about: string;
  readonly title: Words;
  readonly sentAt: string;
  readonly readAt: string | null;
};

/** The answer of `notices.inbox`. */
export type InboxAnswer = {
  readonly total: number;
  readonly unread: number;
  readonly rows: readonly InboxNotice[];
  readonly next: string | null;
};

/** How many notices wait unread, asked again each minute. */
export function useUnread(): UseQueryResult<InboxAnswer, Problem> {
  return useAsk<InboxAnswer>("notices.inbox", { limit: 1 }, { every: 60_000 });
}
