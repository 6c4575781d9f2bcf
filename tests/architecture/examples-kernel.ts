import type { Example } from "./example.ts";
import { kernelOrderViolations } from "./kernel-order.ts";
import { missingReadmes } from "./readmes.ts";

const ORDER = {
  "kernel/README.md": "1. `text` — words\n2. `records` — rows\n",
  "kernel/text/a.ts": "",
  "kernel/records/a.ts": "",
};

/** What the kernel's list and the pages of its parts forbid. */
export const KERNEL_EXAMPLES: readonly Example[] = [
  {
    title: "a part that imports one below it",
    check: kernelOrderViolations,
    broken: { ...ORDER, "kernel/text/a.ts": 'import type { Row } from "#kernel/records/a.ts";' },
    at: "kernel/text/a.ts",
    says: /records stands below text/,
    sound: {
      ...ORDER,
      "kernel/records/a.ts": 'import { pair } from "#kernel/text/a.ts";',
      "kernel/text/a.test.ts": 'import { row } from "#kernel/records/a.ts";',
    },
  },
  {
    title: "a part that the kernel's list does not number",
    check: kernelOrderViolations,
    broken: { ...ORDER, "kernel/draws/draw.ts": "" },
    at: "kernel/README.md",
    says: /does not number draws/,
    sound: ORDER,
  },
  {
    title: "a numbered part that is not there",
    check: kernelOrderViolations,
    broken: { ...ORDER, "kernel/README.md": `${ORDER["kernel/README.md"]}3. \`draws\` — chance\n` },
    at: "kernel/README.md",
    says: /numbers draws, which is not there/,
    sound: ORDER,
  },
  {
    title: "a part without a README",
    check: missingReadmes,
    broken: { "kernel/text/words.ts": "" },
    at: "kernel/text/README.md",
    says: /is missing/,
    sound: { "kernel/text/README.md": "", "kernel/README.md": "[text](text/README.md)" },
  },
  {
    title: "a system whose README no page links",
    check: missingReadmes,
    broken: { "systems/hall/README.md": "[myself](README.md)", "systems/README.md": "" },
    at: "systems/hall/README.md",
    says: /is linked from no other page/,
    sound: { "systems/hall/README.md": "", "docs/map.md": "[the hall](../systems/hall/)" },
  },
];
