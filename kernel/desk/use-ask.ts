import { keepPreviousData, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { ask, type Parameters, type Problem } from "./api.ts";

/** The answer to a query, kept while its parameters change, so that old rows stay until the new ones are there. */
export function useAsk<Answer>(
  name: string,
  parameters: Parameters = {},
  options: {
    readonly enabled?: boolean;
    readonly keep?: boolean;
    /** Asked again after so many milliseconds, for what changes by others. */
    readonly every?: number;
  } = {},
): UseQueryResult<Answer, Problem> {
  return useQuery<Answer, Problem>({
    queryKey: [name, parameters],
    queryFn: ({ signal }) => ask<Answer>(name, parameters, signal),
    enabled: options.enabled ?? true,
    ...(options.every !== undefined && { refetchInterval: options.every }),
    ...(options.keep === false ? {} : { placeholderData: keepPreviousData }),
  });
}
