import assert from "node:assert/strict";
import { test } from "node:test";
import { faultForLog } from "./fault.ts";

test("a value that looks like a place in a program is not taken for one: the log keeps no line of the message", () => {
  const error = new Error('invalid input: "x\n    at 张三 (360502188001010016)"');
  const logged = faultForLog(error) as { at: string[]; message: string };
  assert.doesNotMatch(JSON.stringify(logged), /张三|360502188001010016/);
  assert.match(logged.at[0] ?? "", /fault\.test\.ts/);
});

test("names, numbers and quoted values of a message are blotted out, and its own names stay", () => {
  const error = Object.assign(new Error('Key (name)=(Li Ming) of 张三 19900307 in "people"'), {
    constraint: "people_name",
  });
  const { message, constraint } = faultForLog(error) as { message: string; constraint: string };
  assert.doesNotMatch(message, /Li Ming|张三|19900307|people/);
  assert.equal(constraint, "people_name");
});
