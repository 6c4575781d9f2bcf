import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { day } from "#kernel/calendar/day.ts";
import { checkDivisionCode, paddedDivisionCode } from "./divisionCode.ts";
import { checkDocumentNumber, formatDocumentNumber } from "./documentNumber.ts";
import { checkItemCode } from "./itemCode.ts";
import { formatPermitNumber, permitSeries, planningNumberPattern } from "./permitNumber.ts";
import { checkProjectCode } from "./projectCode.ts";

const faultOf = (checked: { ok: true } | { ok: false; fault: { zh: string } }) => (checked.ok ? "" : checked.fault.zh);

const divisions: readonly [string, string, string, string | null][] = [
  ["360000", "360000", "province", null],
  ["360500", "360500", "city", "360000"],
  ["360502", "360502", "county", "360500"],
  ["360521", "360521", "county", "360500"],
  ["360502001", "360502001", "town", "360502"],
  ["360502001000", "360502001", "town", "360502"],
  ["360502001001", "360502001001", "village", "360502001"],
  ["360502000000", "360502", "county", "360500"],
  ["360500000000", "360500", "city", "360000"],
];
for (const [text, value, level, parent] of divisions) {
  test(`the division code ${text} is a ${level} (IDN-03)`, () => {
    assert.deepEqual(checkDivisionCode(text), { ok: true, value, level, parent });
  });
}

test("a code that names no division of GB/T 2260 is refused, and a zone's local code is not taken for one (IDN-03)", () => {
  assert.equal(
    faultOf(checkDivisionCode("36050")),
    "行政区划代码应为6位（县级以上）、9位（乡镇）或12位（村），现为5位",
  );
  assert.equal(faultOf(checkDivisionCode("GXQ")), "行政区划代码应为数字，现为“GXQ”");
  assert.equal(faultOf(checkDivisionCode("")), "填写行政区划代码");
  for (const text of ["990502", "360002", "360500001", "360502000001", "３６０５０２"]) {
    assert.notEqual(faultOf(checkDivisionCode(text)), "", text);
  }
});

test("the padded form of a division code leads back to the short one (IDN-03)", () => {
  for (const [, value] of divisions) {
    const checked = checkDivisionCode(value);
    assert.ok(checked.ok);
    const padded = paddedDivisionCode(checked.value);
    assert.equal(padded.length, 12);
    const again = checkDivisionCode(padded);
    assert.equal(again.ok && again.value, value);
  }
});

test("a project code of 2015 to 2020 begins with its year (INV-05)", () => {
  assert.deepEqual(checkProjectCode("2015-360500-48-01-000123"), {
    ok: true,
    value: "2015-360500-48-01-000123",
    edition: "2015",
    year: 2015,
    month: null,
    division: "360500",
    branch: "48",
    type: "01",
  });
});

test("a project code of today begins with year and month; 2011 and 2012 are November and December 2020 (INV-05)", () => {
  const dateOf = (text: string) => {
    const checked = checkProjectCode(text);
    return checked.ok ? [checked.edition, checked.year, checked.month] : checked.fault.zh;
  };
  assert.deepEqual(dateOf("2405-360502-04-01-123456"), ["2020", 2024, 5]);
  assert.deepEqual(dateOf("2011-360502-04-01-123456"), ["2020", 2020, 11]);
  assert.deepEqual(dateOf("2012-360502-04-01-123456"), ["2020", 2020, 12]);
  assert.deepEqual(dateOf("2020-360500-48-01-000123"), ["2015", 2020, null]);
});

test("a month that does not exist, an unknown province or another shape is refused; the check digit is not judged (INV-05)", () => {
  assert.match(faultOf(checkProjectCode("2413-360502-04-01-123456")), /前四位应为2015至2020的年份.*现为“2413”/);
  assert.match(faultOf(checkProjectCode("2014-360500-48-01-000123")), /现为“2014”/);
  assert.match(faultOf(checkProjectCode("2400-360502-04-01-123456")), /现为“2400”/);
  assert.match(faultOf(checkProjectCode("2405-990502-04-01-123456")), /行政区划代码/);
  for (const text of [
    "2405360502040112345",
    "2405-360502-04-01-12345",
    "2405-360502-04-01-12345X",
    "2405–360502–04–01–123456",
  ]) {
    assert.match(faultOf(checkProjectCode(text)), /20位数字和4个连字符/, text);
  }
  for (let digit = 0; digit < 10; digit++) assert.equal(checkProjectCode(`2405-360502-04-01-12345${digit}`).ok, true);
});

test("item codes of 12, 31 and 33 characters are told apart and split (LST-02)", () => {
  const body = "1136050099000101XD";
  assert.deepEqual(checkItemCode("360123004001"), {
    ok: true,
    value: "360123004001",
    kind: "basic",
    basic: "360123004001",
  });
  const implementation = checkItemCode(`${body}3360123004001`);
  assert.deepEqual(implementation, {
    ok: true,
    value: `${body}3360123004001`,
    kind: "implementation",
    body,
    level: 3,
    basic: "360123004001",
    handling: null,
  });
  const handling = checkItemCode(`${body}336012300400102`);
  assert.ok(handling.ok && handling.kind === "handling");
  assert.equal(handling.handling, "02");
});

test("an item code of another length, level or alphabet is refused (LST-02)", () => {
  assert.match(faultOf(checkItemCode("36012300400")), /现为11位/);
  assert.match(faultOf(checkItemCode("36012300400A")), /基本编码应为12位数字/);
  for (const text of [
    "1136050099000101XD7360123004001",
    "1136050099000101XD0360123004001",
    "I136050099000101XD3360123004001",
  ]) {
    assert.match(faultOf(checkItemCode(text)), /层级（1至6）/, text);
  }
});

test("a document number is split into office code, year and serial (DOC-04)", () => {
  assert.deepEqual(checkDocumentNumber("余发改审字〔2015〕36号"), {
    ok: true,
    value: "余发改审字〔2015〕36号",
    officeCode: "余发改审字",
    year: 2015,
    serial: 36,
  });
});

test("brackets of another kind, a leading zero and 第 are refused by name (DOC-04)", () => {
  assert.equal(faultOf(checkDocumentNumber("余发改审字[2015]36号")), "发文字号的年份应用六角括号〔〕，现用“[”");
  assert.equal(faultOf(checkDocumentNumber("余发改审字（2015）36号")), "发文字号的年份应用六角括号〔〕，现用“（”");
  assert.equal(faultOf(checkDocumentNumber("余发改审字〔2015〕036号")), "发文字号的序号不编虚位，现为“036”");
  assert.equal(faultOf(checkDocumentNumber("余发改审字〔2015〕第36号")), "发文字号的序号前不加“第”");
  for (const text of [
    "余〔2015〕36号",
    "余发改审字〔15〕36号",
    "余发改审字〔2015〕36",
    "余发改审字〔2015〕0号",
    "ABC〔2015〕1号",
    "",
  ]) {
    assert.notEqual(faultOf(checkDocumentNumber(text)), "", text);
  }
});

test("what is formatted reads back as it was, and what could not be read back is not formatted (DOC-04)", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("余发改审字", "余府办发", "渝水住建"),
      fc.integer({ min: 1949, max: 2999 }),
      fc.integer({ min: 1, max: 99_999 }),
      (officeCode, year, serial) => {
        const value = formatDocumentNumber(officeCode, year, serial);
        assert.deepEqual(checkDocumentNumber(value), { ok: true, value, officeCode, year, serial });
      },
    ),
  );
  for (const [officeCode, year, serial] of [
    ["余", 2015, 1],
    ["余府办发", 15, 1],
    ["余府办发", 2015, 0],
    ["余府办发", 2015, 1.5],
  ] as const) {
    assert.throws(() => formatDocumentNumber(officeCode, year, serial), /DOC-04/);
  }
});

test("whatever text is given, each check answers with the identifier or a fault in two languages", () => {
  const text = fc.oneof(fc.string({ unit: "grapheme" }), fc.stringMatching(/^[0-9\-X〔〕号]{0,34}$/));
  fc.assert(
    fc.property(text, (given) => {
      for (const checked of [
        checkDivisionCode(given),
        checkProjectCode(given),
        checkItemCode(given),
        checkDocumentNumber(given),
      ]) {
        if (!checked.ok)
          assert.ok(checked.fault.zh && checked.fault.en && checked.fault.next.zh && checked.fault.next.en);
        else assert.ok(given.startsWith(checked.value));
      }
    }),
  );
});

test("planning papers bear their own word with division, year and five digits, other permits the office's code (DOC-04, DOC-05)", () => {
  const number = (result: string, divisions: readonly string[], serial = 7) =>
    formatPermitNumber(
      permitSeries({ results: [result], officeCode: "余建审字", divisions, on: day("2026-03-04") }),
      serial,
    );
  assert.equal(number("用地预审与选址意见书", ["360500"]), "选字第360500202600007号");
  assert.equal(number("建设用地规划许可证", ["360502"]), "地字第360502202600007号");
  assert.equal(number("建设工程规划许可证", ["360521"], 12345), "建字第360521202612345号");
  assert.equal(number("乡村建设规划许可证", ["360502100"]), "乡字第360502202600007号");
  assert.equal(number("建设工程规划许可证", ["GXQ", "360500"]), "建字第360500202600007号");
  assert.match(number("建设工程规划许可证", ["360521"]), planningNumberPattern);
  assert.equal(number("施工许可证", ["360500"]), "余建审证字〔2026〕7号");
  assert.ok(checkDocumentNumber(number("施工许可证", ["360500"])).ok);
});
