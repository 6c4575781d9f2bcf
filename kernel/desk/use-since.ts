import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { Since } from "#kernel/records/told.ts";
import { ask, type Problem } from "./api.ts";

/** Beyond every version: then only the places say what is meant. */
export const NO_VERSION = 2 ** 31 - 1;

/** What changed in something after a version that was seen, and at places that were told; asked while there is such. */
export function useSince(about: {
  readonly record: string;
  readonly id: string;
  readonly seen: number;
  /** The version that is shown now. */
  readonly version: number;
  readonly places?: readonly number[];
}): UseQueryResult<Since, Problem> {
  const { record, id, seen, version, places = [] } = about;
  return useQuery<Since, Problem>({
    queryKey: ["journal.since", record, id, seen, version, places],
    queryFn: ({ signal }) =>
      ask<Since>("journal.since", { record, id, version: seen, places: places.map(String) }, signal),
    enabled: version > seen || places.length > 0,
    placeholderData: keepPreviousData,
  });
}
