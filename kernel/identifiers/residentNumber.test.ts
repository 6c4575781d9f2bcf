import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, type Day, day, daysBetween } from "#kernel/calendar/day.ts";
import { normaliseEntry } from "./entry.ts";
import {
  checkResidentNumber,
  maskResidentNumber,
  residentNumberCheckCharacter,
  residentNumberPattern,
  upgradeResidentNumber,
} from "./residentNumber.ts";
import vectors from "./vectors.json" with { type: "json" };

const today = day("2026-11-23");
const faultOf = (text: string, on: Day = today) => {
  const checked = checkResidentNumber(text, on);
  return checked.ok ? undefined : checked.fault;
};

for (const { value, note, birth, sex } of vectors.residentNumber.valid) {
  test(`the resident number ${value} is right: ${note} (IDN-02)`, () => {
    assert.deepEqual(checkResidentNumber(value, today), {
      ok: true,
      value,
      division: value.slice(0, 6),
      birth: `${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6)}`,
      sex,
    });
  });
}

for (const { value, note } of vectors.residentNumber.invalid) {
  test(`the resident number ${value} is refused: ${note} (IDN-02)`, () => {
    const fault = faultOf(value);
    assert.equal(fault?.rule, "IDN-02");
    assert.match(fault?.zh ?? "", /公民身份号码/);
  });
}

test("the fault says which part is wrong and what was found (IDN-02)", () => {
  assert.equal(faultOf("36050218800101001")?.zh, "公民身份号码应为18位，现为17位");
  assert.equal(faultOf("360502188302290015")?.zh, "公民身份号码中的出生日期1883-02-29不存在");
  assert.equal(faultOf("360502299901010013")?.zh, "公民身份号码中的出生日期应不晚于2026-11-23，现为2999-01-01");
  assert.equal(faultOf("990502188001010013")?.zh, "公民身份号码前两位“99”不是省级区划");
  assert.equal(faultOf("")?.zh, "填写公民身份号码");
});

test("a birth date may be today and not tomorrow (IDN-02)", () => {
  const number = "360502188001010016";
  assert.equal(checkResidentNumber(number, day("1880-01-01")).ok, true);
  assert.equal(faultOf(number, day("1879-12-31"))?.found, "1880-01-01");
});

test("a lower-case x counts as X where X is the right check character (IDN-02)", () => {
  const checked = checkResidentNumber("11010519491231002x", today);
  assert.equal(checked.ok && checked.value, "11010519491231002X");
  assert.equal(checkResidentNumber("36050218800101001x", today).ok, false);
});

test("a full-width digit is refused as it stands and right once normalised (IDN-02)", () => {
  const wide = "360502１88001010016";
  assert.equal(checkResidentNumber(wide, today).ok, false);
  assert.equal(checkResidentNumber(normaliseEntry(wide), today).ok, true);
});

for (const { old15, new18 } of vectors.residentNumber.upgrade) {
  test(`the old number ${old15} is refused as history, and upgrades to ${new18} for old files (IDN-02)`, () => {
    assert.match(faultOf(old15)?.zh ?? "", /应为18位，现为15位旧号码/);
    const upgraded = upgradeResidentNumber(old15, today);
    assert.equal(upgraded.ok && upgraded.value, new18);
    assert.equal(upgradeResidentNumber(new18, today).ok, false);
  });
}

test("a resident number is shown by its first and last four characters (IDN-02)", () => {
  const checked = checkResidentNumber("360502188001010016", today);
  assert.equal(checked.ok && maskResidentNumber(checked.value), "3605**********0016");
});

const lastBirth = daysBetween(day("1800-01-01"), day("1899-12-31"));
/** Synthetic numbers with births before 1900, so that no living person is named. */
const anyNumber = fc
  .tuple(fc.constantFrom("360502", "360521", "360500", "110105", "362201"), fc.nat(lastBirth), fc.nat(999))
  .map(([division, count, serial]) => {
    const birth = addDays(day("1800-01-01"), count).replaceAll("-", "");
    const first17 = `${division}${birth}${String(serial).padStart(3, "0")}`;
    return first17 + residentNumberCheckCharacter(first17);
  });

test("each number with its computed check character passes, and says birth and sex (IDN-02)", () => {
  fc.assert(
    fc.property(anyNumber, (number) => {
      assert.match(number, residentNumberPattern);
      const checked = checkResidentNumber(number, today);
      assert.ok(checked.ok);
      assert.equal(checked.birth.replaceAll("-", ""), number.slice(6, 14));
      assert.equal(checked.sex, "13579".includes(number[16] ?? "") ? "male" : "female");
    }),
  );
});

test("each change of one character is refused (IDN-02)", () => {
  fc.assert(
    fc.property(anyNumber, (number) => {
      for (let at = 0; at < 18; at++) {
        for (const other of at === 17 ? "0123456789X" : "0123456789") {
          if (other === number[at]) continue;
          const changed = number.slice(0, at) + other + number.slice(at + 1);
          assert.equal(checkResidentNumber(changed, today).ok, false, `${number} → ${changed}`);
        }
      }
    }),
    { numRuns: 50 },
  );
});

test("each swap of two neighbours that differ is refused (IDN-02)", () => {
  fc.assert(
    fc.property(anyNumber, (number) => {
      for (let at = 0; at < 17; at++) {
        if (number[at] === number[at + 1]) continue;
        const swapped = `${number.slice(0, at)}${number[at + 1]}${number[at]}${number.slice(at + 2)}`;
        assert.equal(checkResidentNumber(swapped, today).ok, false, `${number} → ${swapped}`);
      }
    }),
  );
});
