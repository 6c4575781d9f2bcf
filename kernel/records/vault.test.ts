import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { vault } from "./vault.ts";

/** Where the values of these tests belong. */
const place = { record: "subject", id: "one", field: "identifier" };
const key = (byte: number) => Buffer.alloc(32, byte);

test("what is sealed opens again with the same key, whatever JSON it is", () => {
  const [first, again] = [vault(key(1)), vault(key(1))];
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      // JSON has no −0
      assert.deepEqual(again.open(first.seal(value, place), place), JSON.parse(JSON.stringify(value)));
    }),
    { seed: 20261123, numRuns: 200 },
  );
});

test("a wrong key opens nothing", () => {
  const sealed = vault(key(1)).seal("360602189001010016", place);
  assert.throws(() => vault(key(2)).open(sealed, place));
});

test("a sealed value that was touched anywhere does not open", () => {
  const own = vault(key(1));
  const sealed = own.seal("360602189001010016", place);
  for (let index = 0; index < sealed.length; index += 1) {
    const touched = Buffer.from(sealed);
    touched[index] = (touched[index] as number) ^ 1;
    assert.throws(() => own.open(touched, place), `byte ${index}`);
  }
  assert.throws(() => own.open(sealed.subarray(0, sealed.length - 1), place));
});

test("a value sealed for one row or field does not open at another, so numbers cannot be exchanged in the database", () => {
  const own = vault(key(1));
  const sealed = own.seal("360602189001010016", place);
  for (const other of [
    { ...place, id: "two" },
    { ...place, field: "name" },
    { ...place, record: "person" },
  ])
    assert.throws(() => own.open(sealed, other), JSON.stringify(other));
});

test("the same value is sealed differently each time, so that equal numbers cannot be told from what rests", () => {
  const own = vault(key(1));
  assert.notDeepEqual(own.seal("a", place), own.seal("a", place));
});

test("equal values have equal hashes in one city only, and a hash says nothing of the value", () => {
  const [here, there] = [vault(key(1)), vault(key(2))];
  assert.equal(here.hash("360602189001010016"), vault(key(1)).hash("360602189001010016"));
  assert.notEqual(here.hash("360602189001010016"), there.hash("360602189001010016"));
  assert.notEqual(here.hash("360602189001010016"), here.hash("360602189001010017"));
  assert.match(here.hash("x"), /^[0-9a-f]{64}$/);
});

test("a key has 32 bytes", () => {
  for (const bytes of [0, 16, 31, 33]) assert.throws(() => vault(Buffer.alloc(bytes)), RangeError);
});
