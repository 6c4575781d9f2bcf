import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { isRefusal } from "#kernel/records/refusal.ts";
import type { ImportRow } from "#systems/lists/queries/import-list.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { CommandFailure } from "./command-failure.ts";
import { importInto } from "./list-import.ts";

const example = fileURLToPath(new URL("../../docs/examples/other-city.csv", import.meta.url));
const keeper = "p-adm-listkeeper";

describe("lists import, into a city", () => {
  let here: PackCity;
  let folder = "";
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    folder = mkdtempSync(join(tmpdir(), "binglian-lists-"));
  });
  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await here.close();
  });

  /** Rows of a body of this city, as many as are wanted. */
  const fileOf = (name: string, count: number): string => {
    const [head = "", row = ""] = readFileSync(example, "utf8").split("\n");
    const own = row.replace("360600,鹰潭市市场监督管理局（示例）", "360500,新余市市场监督管理局");
    const rows = Array.from({ length: count }, (_, index) => own.replace("YT-0001", `${name}-${index + 1}`));
    const path = join(folder, `${name}.csv`);
    writeFileSync(path, [head, ...rows].join("\n"));
    return path;
  };
  const bring = (path: string, signal = new AbortController().signal, step = (_share: number) => {}, person = keeper) =>
    importInto(
      here.city,
      path,
      { person, division: "360500", trigger: "simplification" },
      { signal, step: ({ en }, share) => en === "loading" && step(share) },
    );
  const shown = async (id: string): Promise<ImportRow> => {
    const answer = await here.city.ask("lists.import", { kind: "person", person: keeper }, { id });
    assert.ok(!isRefusal(answer));
    return answer as ImportRow;
  };

  test("all good rows become drafts of one import, which says who brought them and when they take effect (LST-11)", async () => {
    const { loaded, checked } = await bring(fileOf("ALL", 450));
    assert.deepEqual([loaded?.loaded, loaded?.stopped, loaded?.left, checked.good], [450, false, [], 450]);
    const { state, loaded: many, states, importer, effectiveFrom } = await shown(loaded?.id ?? "");
    assert.deepEqual(
      [state, many, states, importer, effectiveFrom],
      ["done", 450, { draft: 450 }, keeper, "2026-03-02"],
    );
  });

  test("stopped between two portions, what is in stays in, and the import says that it was stopped (LST-11)", async () => {
    const stop = new AbortController();
    const { loaded } = await bring(fileOf("STOP", 450), stop.signal, () => stop.abort());
    assert.ok(loaded);
    assert.deepEqual([loaded.loaded, loaded.stopped], [200, true]);
    const { state, states } = await shown(loaded.id);
    assert.deepEqual([state, states], ["cancelled", { draft: 200 }]);
  });

  test("an import that broke off is gone on with where it stood, and nothing is loaded twice (LST-11, API-06)", async () => {
    const path = fileOf("BROKE", 30);
    const begun = await here.city.execute({
      command: "lists.startImport",
      who: { kind: "person", person: keeper },
      on: null,
      input: {
        ...{ fileName: "BROKE.csv", fileHash: createHash("sha256").update(readFileSync(path)).digest("hex") },
        ...{ rows: 30, good: 30, entries: 30, division: "360500", effectiveFrom: "2026-04-01" },
        ...{ trigger: "lawChanged", reason: "中断的导入" },
      },
    });
    assert.ok("done" in begun);
    const { loaded } = await bring(path);
    assert.deepEqual([loaded?.id, loaded?.loaded], [begun.id, 30]);
    const again = await bring(path);
    assert.equal(again.loaded, null, "every row is under way already");
    assert.ok(again.checked.faults.every(({ notice, told }) => notice || told.code === "IMPORT_OPEN"));
    assert.equal((await shown(begun.id)).effectiveFrom, "2026-04-01");
  });

  test("who keeps no list brings none, and is told by which rule (ACC-01)", async () => {
    const path = fileOf("NOT", 1);
    await assert.rejects(bring(path, undefined, undefined, "p-jus-legal"), CommandFailure);
    await assert.rejects(bring(path, undefined, undefined, "nobody"), CommandFailure);
  });
});
