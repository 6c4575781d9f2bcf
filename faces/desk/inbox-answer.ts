import type { UseQueryResult } from "@tanstack/react-query";
import type { Problem } from "#kernel/desk/api.ts";
import { useAsk } from "#kernel/desk/use-ask.ts";
import type { Words } from "#kernel/text/words.ts";

export type InboxNotice = {
  readonly id: string;
  readonly version: number;
  /** The case that it is about, or the matter. */
  readonly about: string;
  /** It is about a project as a whole. */
  readonly ofProject: boolean;
  /** Of what is about a single matter, its case. */
  readonly caseOfMatter: string | null;
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

/** Where a notice leads: to what it is about. */
export const leadsTo = ({ about, ofProject, caseOfMatter }: InboxNotice): string =>
  ofProject ? `/projects/${about}` : `/cases/${caseOfMatter ?? about}`;
