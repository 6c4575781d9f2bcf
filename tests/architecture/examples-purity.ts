import type { Example } from "./example.ts";
import { impurities } from "./purity.ts";

/** What a pure file may not do, itself or by way of what it loads. */
export const PURITY_EXAMPLES: readonly Example[] = [
  {
    title: "a rule that reads the clock",
    check: impurities,
    broken: { "systems/approvals/commands.ts": "export const due = () => new Date();" },
    at: "systems/approvals/commands.ts",
    says: /new Date\(\) without a moment/,
    sound: { "systems/approvals/commands.ts": "// not new Date()\nexport const due = (now: string) => new Date(now);" },
  },
  {
    title: "a rule that reads the clock inside a template",
    check: impurities,
    broken: { "systems/approvals/plan/order.ts": "export const text = () => `at $".concat("{Date.now()}`;") },
    at: "systems/approvals/plan/order.ts",
    says: /Date\.now\(\)/,
    sound: { "systems/approvals/plan/order.ts": "export const text = `not Date.now()`;" },
  },
  {
    title: "an identifier by chance",
    check: impurities,
    broken: { "kernel/identifiers/number.ts": "export const next = () => Math.random();" },
    at: "kernel/identifiers/number.ts",
    says: /Math\.random\(\)/,
    sound: { "kernel/identifiers/number.test.ts": 'import test from "node:test";\nMath.random();' },
  },
  {
    title: "a rule that reaches the database by way of another file",
    check: impurities,
    broken: {
      "systems/approvals/commands/accept.ts": 'import { limit } from "../limit.ts";',
      "systems/approvals/limit.ts": 'export { read } from "#kernel/records/read.ts";',
      "kernel/records/read.ts": 'import { pool } from "#kernel/database/pool.ts";',
    },
    at: "systems/approvals/commands/accept.ts",
    says: /#kernel\/database\/pool\.ts by way of .*accept\.ts → .*limit\.ts → kernel\/records\/read\.ts/,
    sound: {
      "systems/approvals/commands/accept.ts": 'import { limit } from "../limit.ts";',
      "systems/approvals/limit.ts": 'import type { Read } from "#kernel/records/read.ts";',
      "kernel/records/read.ts": 'import { pool } from "#kernel/database/pool.ts";',
    },
  },
  {
    title: "a calendar that asks Node",
    check: impurities,
    broken: { "kernel/calendar/holidays.ts": 'import { readFileSync } from "node:fs";' },
    at: "kernel/calendar/holidays.ts",
    says: /yet imports node:fs/,
    sound: { "kernel/calendar/holidays.ts": 'import { z } from "zod";' },
  },
  {
    title: "refusals that speak of a PostgreSQL client, if only of its types",
    check: impurities,
    broken: { "systems/approvals/refusals.ts": 'import type { Pool } from "pg";' },
    at: "systems/approvals/refusals.ts",
    says: /yet imports pg/,
    sound: { "systems/approvals/queries.ts": 'import type { Pool } from "pg";' },
  },
];
