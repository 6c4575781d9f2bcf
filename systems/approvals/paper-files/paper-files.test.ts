import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Who } from "#kernel/records/asked.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import { done, refused } from "#tests/city/list-city.ts";
import { type PackCity, packCity } from "#tests/city/pack-city.ts";
import { permitCity } from "#tests/city/permit-city.ts";
import { filesOfPapers } from "./sight.ts";

type Shown = { readonly name: string; readonly checked: boolean; readonly files: { id: string; number: number }[] };

describe("uploaded files of papers", () => {
  let here: PackCity;
  const play = permitCity(() => here);
  let file: string;
  let matter: string;
  let first: string;
  let second: string;
  let made = 0;
  before(async () => {
    here = await packCity("xinyu", "2026-03-02T01:00:00Z");
    file = done(await play.receive({ papers: [] })).id;
    matter = (await play.case(file)).matter;
    const listed = here.pack.itemVersions.find(({ item }) => item === "B47")?.papers ?? [];
    first = listed[0]?.name ?? "";
    second = listed[1]?.name ?? "";
  });
  after(() => here.close());

  const person = (id: string): Who => ({ kind: "person", person: id });
  const uploaded = async (by: string) => {
    made += 1;
    const input = {
      name: `扫描${made}.pdf`,
      bytes: 100 + made,
      sha256: String(made).padStart(64, "a"),
      contentType: "application/pdf",
    };
    return done(await here.city.execute({ command: "files.keep", who: person(by), on: null, input })).id;
  };
  const bring = (by: string, papers: string[], files: object[] = []) =>
    here.city.execute({ command: "approvals.bringPapers", who: person(by), on: matter, input: { papers, files } });
  const paper = async (name: string) =>
    ((await here.city.ask("approvals.case", person("p-con-window"), { id: file })) as { papers: Shown[] }).papers.find(
      (one) => one.name === name,
    );
  const reads = async (by: string, id: string) => {
    const answer = await here.city.ask("files.file", person(by), { id });
    return !("refused" in (answer as Refusal));
  };

  test("an uploaded file comes with its paper, and the next upload becomes its next version while the first stays (FIL-01)", async () => {
    const one = await uploaded("p-qiye");
    done(await bring("p-qiye", [first], [{ paper: first, file: one }]));
    const two = await uploaded("p-con-window");
    done(await bring("p-con-window", [first], [{ paper: first, file: two }]));
    assert.deepEqual(
      (await paper(first))?.files.map(({ id, number }) => [id, number]),
      [
        [one, 1],
        [two, 2],
      ],
    );
    assert.deepEqual(await filesOfPapers(here.city, [one, two, "none"]), [one, two], "in use, so not removed (FIL-09)");
  });

  test("only one's own upload is taken, for a paper that is brought now, and a file stands at one paper only (FIL-08)", async () => {
    const others = await uploaded("p-shimin");
    refused(await bring("p-qiye", [second], [{ paper: second, file: others }]), "PAPER_FILE_UNKNOWN", "FIL-08");
    refused(await bring("p-qiye", [second], [{ paper: second, file: "none" }]), "PAPER_FILE_UNKNOWN", "FIL-08");
    const own = await uploaded("p-qiye");
    refused(await bring("p-qiye", [second], [{ paper: first, file: own }]), "PAPER_NOT_NAMED", "FIL-08");
    done(await bring("p-qiye", [second], [{ paper: second, file: own }]));
    refused(await bring("p-qiye", [first], [{ paper: first, file: own }]), "PAPER_FILE_TAKEN", "FIL-01");
  });

  test("what somebody has checked stays as it was until the mark is taken away or it is to be mended (FIL-01)", async () => {
    done(await play.ask("checkPaper", "window", file, { paper: first, sound: true }));
    const late = await uploaded("p-qiye");
    refused(await bring("p-qiye", [first], [{ paper: first, file: late }]), "PAPER_LOOKED_AT", "FIL-01");
    done(await play.ask("checkPaper", "window", file, { paper: first, sound: false }));
    done(await bring("p-qiye", [first], [{ paper: first, file: late }]));
    assert.deepEqual([(await paper(first))?.checked, (await paper(first))?.files.length], [false, 3]);
  });

  test("a file is read by the applicant's side and the offices that need its paper, and by nobody else (FIL-08, COM-12)", async () => {
    const id = (await paper(first))?.files.at(0)?.id ?? "";
    for (const by of ["p-qiye", "p-con-window", "p-con-head", "p-els-supervisor"]) assert.ok(await reads(by, id), by);
    for (const by of ["p-shimin", "p-drc-window"]) assert.equal(await reads(by, id), false, by);
    await play.query("UPDATE parties SET role = 'thirdParty' WHERE matter = $1", [matter]);
    const scanned = (await paper(first))?.files.at(1)?.id ?? "";
    assert.equal(await reads("p-qiye", scanned), false, "who only has to know of the matter");
    assert.ok(await reads("p-qiye", id), "the own upload");
  });
});
