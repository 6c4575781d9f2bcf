import { readFlow } from "#systems/approvals/plan/flow.ts";
import { derivePlan } from "#systems/approvals/plan/plan.ts";
import { layeredFlow } from "./plan/layered-flow.ts";
import { figures, rounded } from "./report/figures.ts";
import { printJson, printTable } from "./report/print.ts";

/** How long a plan of many procedures takes, from a flow that is read already, without conditions. */

const SEED = 20261125;
const WARM_UP = 5;
const ROUNDS = 15;
const limits = [
  { procedures: 1000, milliseconds: 20 },
  { procedures: 10_000, milliseconds: 200 },
] as const;

const measured = limits.map(({ procedures, milliseconds }) => {
  const flow = readFlow(layeredFlow(procedures, SEED));
  const rounds: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round++) {
    const begun = performance.now();
    const plan = derivePlan(flow, { facts: {} });
    const took = performance.now() - begun;
    if (plan.procedures.length !== procedures) throw new Error(`the plan has ${plan.procedures.length} procedures`);
    if (round >= WARM_UP) rounds.push(took);
  }
  return { procedures, limit: milliseconds, ...figures(rounds) };
});

printTable(
  ["a plan of", "median", "least–most", "limit", "of the limit"],
  measured.map(({ procedures, median, least, most, limit }) => [
    `${procedures.toLocaleString("en")} procedures`,
    `${median.toFixed(1)} ms`,
    `${least.toFixed(1)}–${most.toFixed(1)} ms`,
    `${limit} ms`,
    (median / limit).toFixed(2),
  ]),
);
const [small, large] = measured;
if (small === undefined || large === undefined) throw new Error("nothing was measured");
printJson({
  ms1000: rounded(small.median),
  ms10000: rounded(large.median),
  limit1000: small.limit,
  limit10000: large.limit,
  ratio1000: rounded(small.median / small.limit),
  ratio10000: rounded(large.median / large.limit),
});
