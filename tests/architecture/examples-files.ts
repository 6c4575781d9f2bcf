import type { Example } from "./example.ts";
import {
  emptyNames,
  jsxOutsideDesk,
  outsideMentions,
  reExportingIndex,
  tamedTests,
  tooLong,
  unfinished,
} from "./files.ts";

const LINES = (count: number): string => "const a = 1;\n".repeat(count);
/** Marks of unfinished work, put together so that this file has none. */
const MARK = ["TO", "DO"].join("");

/** What a file may not be or hold. */
export const FILES_EXAMPLES: readonly Example[] = [
  {
    title: "a file of 401 lines",
    check: tooLong,
    broken: { "kernel/text/long.ts": LINES(401) },
    at: "kernel/text/long.ts",
    says: /has 401 lines/,
    sound: { "kernel/text/long.ts": LINES(400), "docs/long.md": LINES(401) },
  },
  {
    title: "a name that says nothing",
    check: emptyNames,
    broken: { "kernel/text/utils.ts": "" },
    at: "kernel/text/utils.ts",
    says: /says nothing/,
    sound: { "kernel/text/words.ts": "", "kernel/text/common-words.ts": "" },
  },
  {
    title: "a folder whose name says nothing",
    check: emptyNames,
    broken: { "systems/common/words.ts": "" },
    at: "systems/common/words.ts",
    says: /says nothing/,
    sound: { "systems/hall/words.ts": "" },
  },
  {
    title: "JSX on the server",
    check: jsxOutsideDesk,
    broken: { "faces/portal/Page.tsx": "" },
    at: "faces/portal/Page.tsx",
    says: /outside a desk/,
    sound: { "faces/desk/Shell.tsx": "", "systems/hall/desk/Page.tsx": "" },
  },
  {
    title: "an index that only passes on",
    check: reExportingIndex,
    broken: {
      "kernel/text/index.ts": '// words\nexport * from "./words.ts";\nexport type { Pair } from "./pair.ts";\n',
    },
    at: "kernel/text/index.ts",
    says: /only passes on/,
    sound: { "systems/index.ts": 'import hall from "./hall/system.ts";\nexport const systems = [hall];\n' },
  },
  {
    title: "an index that imports, and passes on",
    check: reExportingIndex,
    broken: { "kernel/text/index.ts": 'import { a } from "./a.ts";\nexport { a };\n' },
    at: "kernel/text/index.ts",
    says: /only passes on/,
    sound: { "kernel/text/words.ts": 'export * from "./a.ts";' },
  },
  {
    title: "a mark of unfinished work",
    check: unfinished,
    broken: { "kernel/text/words.ts": `const a = 1;\n// ${MARK}: more\n` },
    at: "kernel/text/words.ts:2",
    says: new RegExp(`is marked ${MARK}`),
    sound: { "kernel/text/words.ts": "const todos = 1; // all done\n" },
  },
  {
    title: "a mention of a folder beside the repository",
    check: outsideMentions,
    broken: { "docs/guide.md": ["see ..", "shared", "x.md"].join("/") },
    at: "docs/guide.md:1",
    says: /outside the repository/,
    sound: { "docs/guide.md": "a shared lane, see ../shares.md" },
  },
  {
    title: "a test that is left out",
    check: tamedTests,
    broken: { "kernel/text/words.test.ts": ["test", 'skip("a pair has two texts", () => {});'].join(".") },
    at: "kernel/text/words.test.ts",
    says: /every test runs/,
    sound: { "kernel/text/words.test.ts": 'test("no test.skip here", () => {});' },
  },
  {
    title: "a test that is left out by an option",
    check: tamedTests,
    broken: { "kernel/text/words.test.ts": 'test("a pair has two texts", { skip: true }, () => {});' },
    at: "kernel/text/words.test.ts",
    says: /every test runs/,
    sound: { "kernel/text/words.test.ts": 'test("a pair has two texts", { timeout: 1 }, () => ({ skip: 1 }));' },
  },
];
