import assert from "node:assert/strict";
import { buffer } from "node:stream/consumers";
import { test } from "node:test";
import fc from "fast-check";
import { boundaryOf, FormFault, formParts } from "./form-parts.ts";

async function* inPieces(bytes: Buffer, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const places = [...new Set([0, ...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length])].sort((a, b) => a - b);
  for (const [index, place] of places.entries()) {
    const piece = bytes.subarray(place, places[index + 1] ?? bytes.length);
    if (piece.length > 0) yield piece;
  }
}

async function read(bytes: Buffer, cuts: readonly number[] = [], boundary = "X") {
  const found: { name: string; fileName: string | undefined; content: string }[] = [];
  for await (const { name, fileName, bytes: content } of formParts(inPieces(bytes, cuts), boundary))
    found.push({ name, fileName, content: (await buffer(content)).toString("latin1") });
  return found;
}

const form = (...parts: readonly string[]) =>
  Buffer.from(`${parts.map((part) => `--X\r\nContent-Disposition: form-data; ${part}`).join("\r\n")}\r\n--X--\r\n`);

test("a form's parts come whole, whatever is in them and wherever the network cuts them", async () => {
  const pieces = fc.constantFrom("\r\n", "--X", "\r\n--", "-", "\r", "\n", "X", "\0", "a", "--", "\r\n\r\n");
  const anyContent = fc
    .array(pieces, { maxLength: 12 })
    .map((found) => found.join(""))
    .filter((content) => !`\r\n${content}`.includes("\r\n--X"));
  const anyCuts = fc.array(fc.nat(400), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(fc.array(anyContent, { minLength: 1, maxLength: 4 }), anyCuts, async (contents, cuts) => {
      const whole = form(...contents.map((content, n) => `name="f${n}"; filename="${n}.pdf"\r\n\r\n${content}`));
      assert.deepEqual(
        (await read(whole, cuts)).map(({ content }) => content),
        contents,
      );
    }),
    { numRuns: 300, seed: 7 },
  );
});

test("the browsers' own form of a form is read as it is too, with names in Chinese", async () => {
  const sent = new FormData();
  sent.append("key", "k");
  sent.append("材料", new File(["内容"], '申请 "一".pdf'));
  const request = new Request("http://x/", { method: "POST", body: sent });
  const boundary = boundaryOf(request.headers.get("content-type")) as string;
  const found = await read(Buffer.from(await request.arrayBuffer()), [10, 50, 90], boundary);
  assert.deepEqual(
    found.map(({ name, fileName }) => [name, fileName]),
    [
      ["key", undefined],
      ["材料", '申请 "一".pdf'],
    ],
  );
});

test("a field for a file in which none was chosen has a file name, which is empty", async () => {
  assert.deepEqual(await read(form('name="file"; filename=""\r\nContent-Type: application/octet-stream\r\n\r\n')), [
    { name: "file", fileName: "", content: "" },
  ]);
});

test("a part that nobody reads is passed over", async () => {
  const names: string[] = [];
  const whole = form('name="a"\r\n\r\n1', 'name="b"\r\n\r\n2');
  for await (const { name } of formParts(inPieces(whole, []), "X")) names.push(name);
  assert.deepEqual(names, ["a", "b"]);
});

test("what is no form, ends early, has no names or a head without end is a fault and no crash", async () => {
  const whole = form('name="a"\r\n\r\n1');
  const broken = [
    Buffer.from(""),
    Buffer.from("--Y\r\n\r\n"),
    whole.subarray(0, whole.length - 6),
    form("\r\n\r\n1"),
    form('filename="a"\r\n\r\n1'),
    form(`name="a"; x=${"y".repeat(9000)}`),
    Buffer.concat([Buffer.from('--X\r\nContent-Disposition: form-data; name="'), Buffer.from([0xff, 0xfe]), whole]),
  ];
  for (const bytes of broken) await assert.rejects(read(bytes), FormFault);
});

test("a boundary is taken from the content type, quoted or not, and from no other type", () => {
  assert.equal(boundaryOf("multipart/form-data; boundary=abc"), "abc");
  assert.equal(boundaryOf('Multipart/Form-Data; charset=utf-8; boundary="a b"'), "a b");
  for (const other of [null, "", "multipart/mixed; boundary=a", "multipart/form-data", "application/json"])
    assert.equal(boundaryOf(other), undefined);
});
