import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  checkCreditCode,
  creditCodeCheckCharacter,
  creditCodePattern,
  organisationCodeCheckCharacter,
} from "./creditCode.ts";
import { normaliseEntry } from "./entry.ts";
import vectors from "./vectors.json" with { type: "json" };

const alphabet = [..."0123456789ABCDEFGHJKLMNPQRTUWXY"];

for (const { value, note } of vectors.creditCode.valid) {
  test(`the credit code ${value} is right: ${note} (IDN-01)`, () => {
    assert.deepEqual(checkCreditCode(value), { ok: true, value });
  });
}

for (const { value, note, expected } of vectors.creditCode.invalid) {
  test(`the credit code ${value}: ${note} (IDN-01)`, () => {
    const checked = checkCreditCode(value);
    assert.equal(checked.ok, expected === "warning");
    if (checked.ok) assert.match(checked.warning?.zh ?? "", /建议核对证照/);
    else assert.equal(checked.fault.rule, "IDN-01");
  });
}

for (const { body, check } of vectors.organisationCode) {
  test(`the organisation code ${body} has the check character ${check} (IDN-01)`, () => {
    assert.equal(organisationCodeCheckCharacter(body), check);
  });
}

test("an organisation code whose sum is a multiple of 11 has the check character 0 (IDN-01)", () => {
  assert.equal(organisationCodeCheckCharacter("00000000"), "0");
});

test("a warning names the part it is about (IDN-01)", () => {
  const about = (code: string) => {
    const checked = checkCreditCode(code);
    return checked.ok ? checked.warning?.about : undefined;
  };
  assert.deepEqual(about("91360502MAX000010Y"), ["organisation"]);
  assert.deepEqual(about("91990002MAX0000159"), ["division"]);
});

test("the fault says what was found in the person's words (IDN-01)", () => {
  const zh = (text: string) => {
    const checked = checkCreditCode(text);
    return checked.ok ? "" : checked.fault.zh;
  };
  assert.equal(zh("91360502MAX000015"), "统一社会信用代码应为18位，现为17位");
  assert.equal(zh(""), "填写统一社会信用代码");
  assert.equal(zh("9I360502MAX000015E"), "统一社会信用代码由数字和大写字母组成（不用I、O、S、V、Z），现有“I”");
  assert.match(zh("91360502MAX0000150"), /校验位不符，末位现为“0”/);
});

test("what a person typed is made half-width, upper case and without spaces before the check (IDN-01)", () => {
  const typed = " ９1360502 max0 00015e\u200b";
  assert.equal(checkCreditCode(typed).ok, false);
  assert.deepEqual(checkCreditCode(normaliseEntry(typed)), { ok: true, value: "91360502MAX000015E" });
});

const anyCode = fc
  .array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 })
  .map((characters) => characters.join(""))
  .map((first17) => first17 + creditCodeCheckCharacter(first17));

test("each code with its computed check character passes (IDN-01)", () => {
  fc.assert(
    fc.property(anyCode, (code) => {
      assert.match(code, creditCodePattern);
      assert.equal(checkCreditCode(code).ok, true);
    }),
  );
});

test("each change of one character is refused (IDN-01)", () => {
  fc.assert(
    fc.property(anyCode, fc.nat(17), fc.constantFrom(...alphabet), (code, at, other) => {
      fc.pre(code[at] !== other);
      assert.equal(checkCreditCode(code.slice(0, at) + other + code.slice(at + 1)).ok, false);
    }),
  );
});

test("whatever text is given, the answer is a code or a fault with its rule and next step (IDN-01)", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const checked = checkCreditCode(text);
      if (checked.ok) assert.match(checked.value, creditCodePattern);
      else assert.deepEqual([checked.fault.field, checked.fault.next.zh.length > 0], ["creditCode", true]);
    }),
  );
});
