import { strToU8, type Zippable, zipSync } from "fflate";

// Files as people bring them, and as they should not be, made when a test needs them.

const latin = (text: string): Buffer => Buffer.from(text, "latin1");

/** A small whole PDF; `more` stands among its objects. */
export function examplePdf(more = ""): Buffer {
  return latin(`%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R ${more}>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 200 200]>> endobj
trailer <</Root 1 0 R>>
%%EOF
`);
}

/** One dot. */
export const examplePng = (): Buffer =>
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );

export const exampleJpg = (): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]),
    latin("JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
    Buffer.from([0xff, 0xd9]),
  ]);

/** As scanners write it: the directory of tags stands behind the picture, far from the beginning. */
export function exampleTif(pictureBytes = 20_000): Buffer {
  const head = latin("II*\0\0\0\0\0");
  head.writeUInt32LE(8 + pictureBytes, 4);
  const tag = Buffer.alloc(2 + 12 + 4);
  tag.writeUInt16LE(1, 0);
  tag.writeUInt16LE(256, 2);
  return Buffer.concat([head, Buffer.alloc(pictureBytes), tag]);
}

export const exampleDwg = (): Buffer => Buffer.concat([latin("AC1032\0\0\0\0\0\0"), Buffer.alloc(500)]);
export const exampleDxf = (): Buffer =>
  latin("999\r\nmade by hand\r\n  0\r\nSECTION\r\n  2\r\nHEADER\r\n  0\r\nENDSEC\r\n  0\r\nEOF\r\n");

/** A compound file with streams of these names in its directory. */
export function exampleCompound(...streams: readonly string[]): Buffer {
  const sectors = Buffer.alloc(512 + 512 + Math.ceil((streams.length + 1) / 4) * 512);
  Buffer.from("d0cf11e0a1b11ae1", "hex").copy(sectors);
  for (const [index, name] of ["Root Entry", ...streams].entries()) {
    const at = 1024 + index * 128;
    sectors.write(name, at, "utf16le");
    sectors.writeUInt16LE((name.length + 1) * 2, at + 64);
    sectors[at + 66] = index === 0 ? 5 : 2;
  }
  return sectors;
}

/** An archive of these texts by their names. */
export function exampleZip(entries: Readonly<Record<string, string | Uint8Array>>): Buffer {
  const all: Zippable = {};
  for (const [name, content] of Object.entries(entries))
    all[name] = typeof content === "string" ? strToU8(content) : content;
  return Buffer.from(zipSync(all, { level: 1 }));
}

const contentTypes = { "[Content_Types].xml": "<Types/>" };
export const exampleDocx = (more: Readonly<Record<string, string>> = {}): Buffer =>
  exampleZip({ ...contentTypes, "word/document.xml": "<w:document/>", ...more });
export const exampleXlsx = (): Buffer => exampleZip({ ...contentTypes, "xl/workbook.xml": "<workbook/>" });
export const exampleOfd = (): Buffer =>
  exampleZip({ "OFD.xml": "<ofd:OFD/>", "Doc_0/Document.xml": "<ofd:Document/>" });

/** A megabyte of nothing, many times over in one archive: some kilobytes that unpack to `megabytes`. */
export function exampleBomb(megabytes: number): Buffer {
  const nothing = new Uint8Array(1_048_576);
  return exampleZip(Object.fromEntries(Array.from({ length: megabytes }, (_, n) => [`${n}.txt`, nothing])));
}

export const exampleElf = (): Buffer => Buffer.concat([Buffer.from("7f454c4602010100", "hex"), Buffer.alloc(200)]);
export const exampleExe = (): Buffer => Buffer.concat([latin("MZ\x90\0"), Buffer.alloc(200)]);
