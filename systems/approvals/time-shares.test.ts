import assert from "node:assert/strict";
import { test } from "node:test";
import { day } from "#kernel/calendar/day.ts";
import { publishedCalendar } from "#kernel/city/test-city.ts";
import { timeShares } from "./time-shares.ts";

const calendar = await publishedCalendar();
const file: Parameters<typeof timeShares>[0] = {
  openedOn: day("2026-03-02"),
  decidedOn: null,
  handedUp: null,
  supplements: [{ toldOn: day("2026-03-04"), suppliedOn: day("2026-03-10") }],
  clocks: [
    {
      ...{ name: "legal", limitDays: 20, unit: "workday" },
      events: [
        { kind: "start", on: day("2026-03-10") },
        { kind: "pause", on: day("2026-03-12"), ground: "专家评审" },
        { kind: "resume", on: day("2026-03-20") },
      ],
    },
  ],
};

test("every day since receipt is somebody's: the office's, the applicant's, or excluded (CON-10)", () => {
  const shares = timeShares(file, day("2026-03-24"), calendar);
  assert.deepEqual(shares.days, { office: 8, applicant: 6, excluded: 8, higher: 0 });
  assert.equal(shares.elapsedDays, 22);
  assert.equal(shares.officeWorkdays, 6);
});

test("what still waits is the applicant's or the higher office's until today, and nothing counts after the decision (CON-10, CLK-14)", () => {
  const waiting = { ...file, supplements: [{ toldOn: day("2026-03-04"), suppliedOn: null }], clocks: [] };
  assert.deepEqual(timeShares(waiting, day("2026-03-14"), calendar).days, {
    office: 2,
    applicant: 10,
    excluded: 0,
    higher: 0,
  });
  const above = {
    ...file,
    supplements: [],
    clocks: [],
    handedUp: { on: day("2026-03-06"), answer: { on: day("2026-03-16") } },
  };
  const decided = timeShares({ ...above, decidedOn: day("2026-03-18") }, day("2026-09-01"), calendar);
  assert.deepEqual(decided.days, { office: 6, applicant: 0, excluded: 0, higher: 10 });
});
