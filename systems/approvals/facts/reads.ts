import { type Post, posts } from "#kernel/directory/records.ts";
import { permits } from "#kernel/matters/permits.ts";
import { type Case, cases, type Matter, papers, parties } from "#kernel/matters/records.ts";
import { all, many, one } from "#kernel/records/reads.ts";
import type { RowOf } from "#kernel/records/record.ts";
import { outsideSteps } from "../outside/records.ts";
import { postIds } from "../people/hands.ts";
import { keptFlow } from "../plan/kept-flow.ts";
import { flows } from "../records.ts";
import { planVersions } from "./records.ts";

/** Who is told at a body that a plan has changed: where papers come in, and who answers for its decisions. */
export const toldKinds: readonly string[] = ["window", "decider"];
const toldAt = (bodies: readonly string[]): string[] =>
  [...new Set(bodies)].flatMap((body) => postIds(body, toldKinds));

/** What stands of a project: its plan's flow, cases and what they gave, papers, and what was done elsewhere. */
export const standingReads = {
  flow: one(flows).by((file: Matter) => file.flow),
  cases: all(cases).of<Matter, unknown>("matter"),
  permits: all(permits).via("cases", "fromCase", (own: readonly Case[]) => own.map(({ id }) => id)),
  papers: all(papers).of<Matter, unknown>("matter"),
  parties: all(parties).of<Matter, unknown>("matter"),
  versions: all(planVersions).of<Matter, unknown>("matter"),
  outside: all(outsideSteps).of<Matter, unknown>("matter"),
  flowPosts: many(posts).via("flow", (row: RowOf<typeof flows>) =>
    toldAt(keptFlow(row).procedures.map(({ bodyId }) => bodyId)),
  ),
  casePosts: many(posts).via("cases", (own: readonly Case[]) => toldAt(own.map(({ body }) => body))),
};

/** The posts of the flow's bodies and of those that have a case, each once. */
export const allPosts = (rows: { readonly flowPosts: readonly Post[]; readonly casePosts: readonly Post[] }) => [
  ...new Map([...rows.flowPosts, ...rows.casePosts].map((one) => [one.id, one])).values(),
];
