import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { z } from "zod";
import { checkReference, cycleOf, idField } from "./fields.ts";
import { packSchema } from "./json-schema.ts";
import { parseJson } from "./parse-json.ts";
import { faultLimit, readPack } from "./read.ts";
import { folderSection, section } from "./section.ts";
import { fillTemplate } from "./template.ts";

const trees = section({
  file: "trees.json",
  title: { zh: "树", en: "Trees" },
  required: true,
  schema: z.strictObject({ trees: z.array(z.strictObject({ id: idField, height: z.int().positive() })) }),
  expand: ({ trees: listed }) => ({ trees: listed }),
});
const nests = section({
  file: "nests.json",
  title: { zh: "巢", en: "Nests" },
  required: false,
  whenMissing: { nests: [] },
  uses: [trees],
  schema: z.strictObject({ nests: z.array(z.strictObject({ id: idField, tree: idField })) }),
  expand: ({ nests: listed }) => ({ nests: listed }),
  check({ nests: built }, used, report) {
    const known = new Set(used.trees.map(({ id }) => id));
    for (const { id, tree } of built) {
      checkReference(known, { record: id, field: "tree", value: tree, target: "trees.json" }, report);
    }
  },
});
const walks = folderSection({
  folder: "walks/",
  title: { zh: "步道", en: "Walks" },
  schema: z.strictObject({ length: z.int() }),
  expand: (files) => ({ walks: files.map(({ length }) => length) }),
});
const wood = [trees, nests, walks] as const;
const oak = '{ "trees": [{ "id": "oak", "height": 20 }] }';
const files = (more: Record<string, string> = {}) => new Map(Object.entries({ "trees.json": oak, ...more }));

function faultsOf(more: Record<string, string>) {
  const reading = readPack(files(more), wood);
  assert.ok("faults" in reading, "the pack should have faults");
  return reading.faults;
}

test("a pack is what its sections contribute; an optional file and an empty folder may be missing", () => {
  const reading = readPack(files(), wood);
  assert.deepEqual(reading, { pack: { trees: [{ id: "oak", height: 20 }], nests: [], walks: [] } });
});

test("the files of a folder are read in the order of their names", () => {
  const reading = readPack(files({ "walks/b.json": '{"length":2}', "walks/a.json": '{"length":1}' }), wood);
  assert.ok("pack" in reading);
  assert.deepEqual(reading.pack.walks, [1, 2]);
});

test("a JSON slip is told with its line and column (PCK-03)", () => {
  const [fault] = faultsOf({ "trees.json": '{\n  "trees": [\n    { "id": "oak", }\n  ]\n}' });
  assert.equal(fault?.code, "JSON_SYNTAX");
  assert.deepEqual([fault?.file, fault?.line, fault?.column], ["trees.json", 3, 20]);
  assert.match(fault?.text.zh ?? "", /第3行第20列/);
});

test("a file that ends too early is at fault at its end (PCK-03)", () => {
  assert.deepEqual(parseJson('{\n "a": [1,'), { line: 2, column: 10, reason: "Unexpected end of JSON input" });
});

test("a byte order mark at the start is no fault", () => {
  assert.deepEqual(parseJson("\uFEFF[1]"), { value: [1] });
});

test("a missing required file is named with its title (PCK-04)", () => {
  const reading = readPack(new Map(), wood);
  assert.ok("faults" in reading);
  assert.deepEqual(
    reading.faults.map(({ code, file }) => [code, file]),
    [["FILE_MISSING", "trees.json"]],
  );
  assert.match(reading.faults[0]?.text.zh ?? "", /trees\.json（树）/);
});

test("a file that nobody reads is a fault, so that a misspelt name is seen (PCK-05)", () => {
  assert.deepEqual(
    faultsOf({ "tree.json": oak }).map(({ code, file }) => [code, file]),
    [["FILE_UNKNOWN", "tree.json"]],
  );
});

test("an unknown field is refused with its record (PCK-06)", () => {
  const [fault] = faultsOf({ "trees.json": '{ "trees": [{ "id": "oak", "height": 20, "hight": 2 }] }' });
  assert.deepEqual([fault?.code, fault?.record, fault?.field], ["FIELD_UNKNOWN", "oak", "hight"]);
});

test("a wrong value is refused with record, field and what was expected, in both languages (PCK-07)", () => {
  const [fault] = faultsOf({ "trees.json": '{ "trees": [{ "id": "oak", "height": 20 }, { "height": "tall" }] }' });
  assert.deepEqual([fault?.code, fault?.record, fault?.field], ["SHAPE", "trees#2", "id"]);
  const height = faultsOf({ "trees.json": '{ "trees": [{ "id": "oak", "height": "tall" }] }' })[0];
  assert.equal(height?.text.zh, "内容不符合格式：期望 数字，实际接收 string。");
  assert.match(height?.text.en ?? "", /format: expected \w+, received string\.$/);
});

test("a reference to nothing names the file that should have it (PCK-11)", () => {
  const [fault] = faultsOf({ "nests.json": '{ "nests": [{ "id": "n1", "tree": "elm" }] }' });
  assert.deepEqual([fault?.code, fault?.file, fault?.record], ["REFERENCE", "nests.json", "n1"]);
  assert.match(fault?.text.en ?? "", /“elm”, which trees\.json does not have/);
});

test("a file is not checked against one that is at fault itself", () => {
  const faults = faultsOf({ "trees.json": "{", "nests.json": '{ "nests": [{ "id": "n1", "tree": "elm" }] }' });
  assert.deepEqual(
    faults.map(({ file }) => file),
    ["trees.json"],
  );
});

test("the list of faults is cut off with the number of the rest (PCK-08)", () => {
  const many = Array.from({ length: faultLimit + 50 }, (_, index) => ({ id: `n${index}`, tree: "elm" }));
  const faults = faultsOf({ "nests.json": JSON.stringify({ nests: many }) });
  assert.equal(faults.length, faultLimit + 1);
  assert.match(faults.at(-1)?.text.en ?? "", /^50 more/);
});

test("a registry in the wrong order, or with two owners of a file, is a mistake of the program", () => {
  assert.throws(() => readPack(files(), [nests, trees]), /must stand before it/);
  assert.throws(() => readPack(files(), [trees, trees]), /two sections read trees\.json/);
});

test("a template's unknown name is reported with the names there are (PCK-09)", () => {
  const codes: string[] = [];
  const filled = fillTemplate({ name: "{name}民政局", list: ["{nmae}"] }, { name: "分宜县" }, "CTY", (fault) => {
    codes.push(`${fault.code} ${fault.text.zh} ${fault.next.zh}`);
  });
  assert.deepEqual(filled, { name: "分宜县民政局", list: ["{nmae}"] });
  assert.equal(codes.length, 1);
  assert.match(codes[0] ?? "", /^TEMPLATE .*nmae.*name/);
});

test("JSON Schema is given for every file, strict as the reader is", () => {
  const schema = packSchema(wood) as Record<string, { additionalProperties?: boolean; title?: string }>;
  assert.deepEqual(Object.keys(schema), ["trees.json", "nests.json", "walks/"]);
  assert.equal(schema["trees.json"]?.additionalProperties, false);
  assert.equal(schema["trees.json"]?.title, "树");
});

test("a cycle is found exactly when following the arrows never ends", () => {
  const graph = fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 14 });
  fc.assert(
    fc.property(graph, (arrows) => {
      const next = (id: string) => arrows.filter(([from]) => String(from) === id).map(([, to]) => String(to));
      const ids = [0, 1, 2, 3, 4, 5, 6, 7].map(String);
      const cycle = cycleOf(ids, next);
      // A walk of more steps than there are places has met one of them twice.
      let places = new Set(ids);
      for (let step = 0; step < 9; step += 1) places = new Set([...places].flatMap(next));
      assert.equal(cycle !== null, places.size > 0);
      cycle?.forEach((id, index) => {
        assert.ok(next(id).includes(cycle[(index + 1) % cycle.length] as string));
      });
    }),
  );
});
