import assert from "node:assert/strict";
import { before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { itemSections } from "#kernel/items/pack.ts";
import { citySections } from "#kernel/packs/city.ts";
import { readPackFiles } from "#kernel/packs/files.ts";
import { readPack } from "#kernel/packs/read.ts";
import { directorySections } from "./pack.ts";

const sections = [...citySections, ...directorySections, ...itemSections] as const;
let minimal: Map<string, string>;

before(async () => {
  const found = await readPackFiles(fileURLToPath(new URL("../../cities/minimal", import.meta.url)));
  assert.ok("files" in found);
  minimal = new Map(found.files);
});

const withTable = (text: string) => readPack(new Map([...minimal, ["people.csv", text]]), sections);
const post = () =>
  (JSON.parse(minimal.get("posts.json") as string) as { posts: { bodies: string[]; kinds: string[] }[] }).posts[0];

test("a table of staff becomes people in posts, beside those of people.json", () => {
  const id = `${post()?.bodies[0]}:${post()?.kinds[0]}`;
  const read = withTable(`\uFEFFaccount,name,post,validFrom,validTo\r\nzhang.san,"张 三",${id},2026-01-01,\r\n`);
  assert.ok("pack" in read, JSON.stringify(read));
  const person = read.pack.people.find((one) => one.account === "zhang.san");
  assert.deepEqual(person, { id: "p-zhang.san", account: "zhang.san", name: "张 三", active: true });
  const held = read.pack.holdings.find((one) => one.person === "p-zhang.san");
  assert.deepEqual([held?.post, held?.validFrom, held?.validTo], [id, "2026-01-01", null]);
  assert.equal(read.pack.people.length, 6);
});

test("an address in the table is the person's mailbox from their post on, and the rest of the table does without (IDN-02)", () => {
  const id = `${post()?.bodies[0]}:${post()?.kinds[0]}`;
  const lines = [`zhang.san,张三,${id},2026-01-01,zhang.san@staff.invalid`, `li.si,李四,${id},2026-01-01,`];
  const read = withTable(`account,name,post,validFrom,email\n${lines.join("\n")}\n`);
  assert.ok("pack" in read, JSON.stringify(read));
  const address = "zhang.san@staff.invalid";
  assert.deepEqual(read.pack.personMailboxes, [
    { subject: null, person: "p-zhang.san", address, validFrom: "2026-01-01" },
  ]);
  const wrong = withTable(`account,name,post,validFrom,email\nzhang.san,张三,${id},2026-01-01,zhang.san\n`);
  assert.ok("faults" in wrong);
  assert.equal(wrong.faults[0]?.field, "email");
});

test("a faulty table is refused by file, line and field, and names the post that does not exist", () => {
  const broken = withTable('account,name,post,validFrom\nzhang.san,"张三,X,2026-01-01\n');
  assert.ok("faults" in broken);
  assert.deepEqual([broken.faults[0]?.file, broken.faults[0]?.code], ["people.csv", "CSV_SYNTAX"]);
  const unknown = withTable("account,name,post,validFrom\nzhang.san,张三,NOBODY:window,2026-02-30\n");
  assert.ok("faults" in unknown);
  assert.deepEqual([unknown.faults[0]?.file, unknown.faults[0]?.field], ["people.csv", "validFrom"]);
  const elsewhere = withTable("account,name,post,validFrom\nzhang.san,张三,NOBODY:window,2026-01-01\n");
  assert.ok("faults" in elsewhere);
  assert.match(elsewhere.faults[0]?.text.zh ?? "", /NOBODY:window/);
});
