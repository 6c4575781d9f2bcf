import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import type { Day } from "#kernel/calendar/day.ts";
import type { Done, Outcome } from "#kernel/records/asked.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import type { ImportChanges } from "../queries/import-changes.ts";
import type { ImportShown } from "../queries/import-list.ts";
import { type CheckedFile, checkFile, readFile } from "./check-file.ts";
import { cityGround } from "./city-ground.ts";
import { correctionRows } from "./corrections.ts";
import type { Ground } from "./ground.ts";
import type { Judged } from "./judge.ts";
import { readTable } from "./read-table.ts";

const example = new URL("../../../docs/examples/other-city.csv", import.meta.url);
const hash = "0".repeat(64);

describe("a list of another city comes in", () => {
  let here: PackCity;
  let ground: Ground;
  let checked: CheckedFile;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    ground = await cityGround(here.city, "2026-03-02" as Day);
    const read = await readFile(await readTable(readFileSync(example), "other-city.csv"));
    const first = await checkFile(read, ground);
    const mapping = Object.fromEntries(
      first.unknownBodies.map(({ key, body, level }) => [key, ground.directory.suggest(body, level)[0]?.id ?? ""]),
    );
    checked = await checkFile(read, ground, mapping);
  });
  after(() => here.close());

  const ask = (command: string, person: string, on: string | null, input: object = {}) =>
    here.city.execute({ command: `lists.${command}`, who: { kind: "person", person }, on, input });
  const done = (outcome: Outcome): Done => {
    assert.ok("done" in outcome, JSON.stringify(outcome));
    return outcome;
  };
  const keeper = "p-adm-listkeeper";
  const rowsOf = (judged: readonly Judged[]) =>
    judged
      .filter(({ outcome }) => outcome === "add" || outcome === "adjust")
      .map(({ entry, draft: content, basedOn, effectiveFrom, effectiveTo }) => ({
        ...{ row: entry.row, content, basedOn, effectiveFrom, effectiveTo },
      }));
  const start = (more: object = {}) => ({
    ...{ fileName: "other-city.csv", fileHash: hash, rows: checked.rows.size, good: checked.good },
    ...{ entries: rowsOf(checked.judged).length, division: "360500", effectiveFrom: "2026-03-02" },
    ...{ trigger: "lawChanged", reason: "导入外市清单" },
    ...more,
  });
  const changesOf = async (id: string): Promise<ImportChanges> => {
    const answer = await here.city.ask("lists.importChanges", { kind: "person", person: keeper }, { id, limit: 500 });
    assert.ok(!isRefusal(answer));
    return answer as ImportChanges;
  };

  test("every row of the example is sound once its bodies are mapped, and what the city yields itself is fetched (COM-05)", () => {
    assert.deepEqual(correctionRows(checked, "zh").slice(1), []);
    assert.equal(checked.good, checked.rows.size);
    const fetched = checked.faults.filter(({ told }) => told.code === "IMPORT_PAPER_HELD");
    assert.ok(fetched.length > 0);
  });

  test("good rows become drafts; the same rows sent twice are loaded once, and a row refused harms no other (LST-11)", async () => {
    const rows = rowsOf(checked.judged);
    const { id } = done(await ask("startImport", keeper, null, start()));
    const [first, ...others] = rows;
    assert.ok(first !== undefined);
    const wrong = { ...first, content: { ...first.content, bases: [] } };
    done(await ask("importRows", keeper, id, { rows: [wrong, ...others] }));
    assert.equal((await changesOf(id)).total, others.length);
    done(await ask("importRows", keeper, id, { rows }));
    done(await ask("importRows", keeper, id, { rows }));
    assert.equal((await changesOf(id)).total, rows.length);
    done(await ask("finishImport", keeper, id));
    const over = await ask("importRows", keeper, id, { rows });
    assert.ok("refused" in over && over.code === "IMPORT_STATE");
    const shown = (await here.city.ask("lists.import", { kind: "person", person: keeper }, { id })) as ImportShown;
    assert.ok(!isRefusal(shown));
    assert.deepEqual([shown.loaded, shown.state, shown.states.draft], [rows.length, "done", rows.length]);
  });

  test("who holds no list keeper's post imports nothing, and no list of another division (LST-11)", async () => {
    const other = await ask("startImport", "p-jus-legal", null, start());
    assert.ok("refused" in other && other.status === 403);
    const elsewhere = await ask("startImport", keeper, null, start({ division: "360600" }));
    assert.ok("refused" in elsewhere);
    const counts = await ask("startImport", keeper, null, start({ good: 0 }));
    assert.ok("refused" in counts && counts.code === "IMPORT_COUNT");
  });

  test("an item with a change under way is refused by its row, and an import's drafts are abandoned in one go (LST-11)", async () => {
    const again = await cityGround(here.city, "2026-03-02" as Day);
    const read = await readFile(await readTable(readFileSync(example), "other-city.csv"));
    const busy = await checkFile(read, again);
    assert.ok(busy.faults.some(({ told }) => told.code === "IMPORT_OPEN"));
    const { rows } = await changesOf((await latest()) as string);
    const id = (await latest()) as string;
    done(await ask("submitChange", keeper, rows[0]?.id as string));
    done(await ask("abandonImport", keeper, id, { changes: rows.map((one) => one.id), opinion: "重来" }));
    const states = Map.groupBy((await changesOf(id)).rows, ({ state }) => state);
    assert.equal(states.get("submitted")?.length, 1);
    assert.equal(states.get("abandoned")?.length, rows.length - 1);
  });

  const latest = async () =>
    (await here.database.city.pool.query("SELECT id FROM list_imports ORDER BY started_on DESC, id DESC LIMIT 1"))
      .rows[0]?.id;
});
