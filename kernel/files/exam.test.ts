import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { uploadKinds } from "#kernel/packs/settings.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { temporaryFolder } from "#tests/database/harness.ts";
import { examine, refuseByName, refuseBySize } from "./exam.ts";
import * as example from "./example-files.ts";
import type { UploadLimits } from "./limits.ts";

const limits: UploadLimits = {
  kinds: uploadKinds,
  bytes: 2_097_152,
  archive: { bytes: 15_000_000, entries: 100, ratio: 100 },
  unfinishedHours: 24,
};
const folder = temporaryFolder();
before(() => mkdirSync(folder.path, { recursive: true }));
after(() => folder.remove());

function look(name: string, content: Buffer, own = limits) {
  const path = join(folder.path, "given");
  writeFileSync(path, content);
  return examine(path, name, own);
}
/** The refusal of a file that must have one. */
async function refusalOf(name: string, content: Buffer, own = limits): Promise<Refusal> {
  const exam = await look(name, content, own);
  const refusal = isRefusal(exam) ? exam : exam.refusal;
  assert.ok(refusal, `${name} was taken`);
  return refusal;
}

describe("a file that is brought", () => {
  test("is taken when its content is of a kind that is taken and its name says so (FIL-03)", async () => {
    const good: readonly (readonly [string, Buffer, string])[] = [
      ["申请书.pdf", example.examplePdf(), "application/pdf"],
      ["扫描件.PNG", example.examplePng(), "image/png"],
      ["照片.jpeg", example.exampleJpg(), "image/jpeg"],
      ["扫描.tiff", example.exampleTif(), "image/tiff"],
      ["批复.ofd", example.exampleOfd(), "application/ofd"],
      ["说明.doc", example.exampleCompound("WordDocument", "1Table"), "application/msword"],
      ["清单.xls", example.exampleCompound("Workbook"), "application/vnd.ms-excel"],
      ["说明.docx", example.exampleDocx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
      ["清单.xlsx", example.exampleXlsx(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
      ["总平图.dwg", example.exampleDwg(), "image/vnd.dwg"],
      ["总平图.dxf", example.exampleDxf(), "image/vnd.dxf"],
      ["附件.zip", example.exampleZip({ "图一.pdf": "x", "夹/图二.pdf": "y" }), "application/zip"],
    ];
    for (const [name, content, contentType] of good)
      assert.deepEqual(await look(name, content), {
        ...{ name, bytes: content.length, contentType, refusal: null },
        sha256: createHash("sha256").update(content).digest("hex"),
      });
  });

  test("keeps its name without the path that some programs send along (FIL-01)", async () => {
    for (const given of ["C:\\fakepath\\申请书.pdf", "/home/li/申请书.pdf", " 申请书.pdf "]) {
      const exam = await look(given, example.examplePdf());
      assert.ok(!isRefusal(exam));
      assert.equal(exam.name, "申请书.pdf");
    }
  });

  test("is refused when it is empty or larger than the city takes, at its limit it is taken (FIL-02)", async () => {
    assert.equal((await refusalOf("空.pdf", Buffer.alloc(0))).code, "FILE_EMPTY");
    const whole = Buffer.concat([example.examplePdf(), Buffer.alloc(limits.bytes)]);
    const large = await refusalOf("大.pdf", whole.subarray(0, limits.bytes + 1));
    assert.equal(large.code, "FILE_TOO_LARGE");
    assert.equal(large.status, 413);
    assert.match(large.text.zh, /最多2兆字节/);
    const exact = await look("大.pdf", whole.subarray(0, limits.bytes));
    assert.ok(!isRefusal(exact) && exact.refusal === null);
    assert.equal(refuseBySize("大.pdf", 200_000_000, limits)?.code, "FILE_TOO_LARGE");
  });

  test("is refused when it is a program, and is told as what it was found, whatever it is called (FIL-05)", async () => {
    const programs: readonly (readonly [Buffer, RegExp])[] = [
      [example.exampleElf(), /ELF/],
      [example.exampleExe(), /EXE/],
      [Buffer.from("#!/bin/sh\nrm -rf /\n"), /#!/],
    ];
    for (const [content, found] of programs) {
      const refusal = await refusalOf("申请书.pdf", content);
      assert.equal(refusal.code, "FILE_IS_PROGRAM");
      assert.match(refusal.text.zh, found);
      assert.match(refusal.text.en, found);
    }
  });

  test("is refused when its name and its content differ, and is told the ending that it should have (FIL-03)", async () => {
    const refusal = await refusalOf("申请书.pdf", example.examplePng());
    assert.equal(refusal.code, "FILE_NAME_DIFFERS");
    assert.match(refusal.text.zh, /PNG图片/);
    assert.match(refusal.next.zh, /“\.png”/);
    assert.equal((await refusalOf("申请书", example.examplePdf())).code, "FILE_NAME_DIFFERS");
    assert.equal((await refusalOf("旧格式.doc", example.exampleDocx())).code, "FILE_NAME_DIFFERS");
  });

  test("is refused when nobody can say what it is, or it is of no kind that the city takes (FIL-03)", async () => {
    assert.equal((await refusalOf("申请书.pdf", Buffer.from("只是文字"))).code, "FILE_KIND_UNKNOWN");
    const gif = await refusalOf("动画.gif", Buffer.from("GIF89a\x01\0\x01\0\0\0\0;", "latin1"));
    assert.equal(gif.code, "FILE_KIND_NOT_TAKEN");
    assert.match(gif.text.zh, /GIF文件，这里只收：pdf ofd jpg/);
    const narrow = { ...limits, kinds: ["pdf", "jpg"] as const };
    assert.match((await refusalOf("a.png", example.examplePng(), narrow)).text.en, /taken are: pdf jpg/);
    assert.equal(refuseByName("a.png", narrow)?.code, "FILE_KIND_NOT_TAKEN");
    assert.equal(refuseByName("a.exe", narrow)?.code, "FILE_KIND_UNKNOWN");
    assert.equal(refuseByName("a.JPEG", narrow), undefined);
  });

  test("is refused when it would run a script or start a program, also by a name in disguise (FIL-05)", async () => {
    const hidden: readonly (readonly [string, Buffer])[] = [
      ["脚本.pdf", example.examplePdf("/OpenAction <</S /JavaScript /JS (app.alert\\(1\\))>>")],
      ["脚本.pdf", example.examplePdf("/OpenAction <</S /J#61vaScript /JS (1)>>")],
      ["启动.pdf", example.examplePdf("/OpenAction <</S /Launch /F (cmd.exe)>>")],
      ["宏.docx", example.exampleDocx({ "word/vbaProject.bin": "x" })],
      ["宏.xls", example.exampleCompound("Workbook", "_VBA_PROJECT")],
    ];
    for (const [name, content] of hidden) assert.equal((await refusalOf(name, content)).code, "FILE_HAS_SCRIPT", name);
    const far = Buffer.concat([example.examplePdf(), Buffer.alloc(1_048_570 - example.examplePdf().length, 32)]);
    assert.equal((await refusalOf("远.pdf", Buffer.concat([far, Buffer.from("/Launch ")]))).code, "FILE_HAS_SCRIPT");
    const harmless = await look("说明.pdf", example.examplePdf("/Title (JavaScript, Launch) /LaunchDate (x)"));
    assert.ok(!isRefusal(harmless) && harmless.refusal === null);
  });

  test("is refused when its name bears a mark of secrecy, which is not repeated; business secrets are none (FIL-06)", async () => {
    for (const name of ["机密★10年 规划.pdf", "【绝密】图.pdf", "（秘密）纪要.pdf"]) {
      const exam = await look(name, example.examplePdf());
      assert.ok(isRefusal(exam), "nothing of it is written down");
      assert.equal(exam.code, "FILE_MARKED_SECRET");
      assert.doesNotMatch(exam.text.zh, /规划|图\.|纪要/);
    }
    const business = await look("商业秘密保护承诺书.pdf", example.examplePdf());
    assert.ok(!isRefusal(business));
  });

  test("is refused when its name cannot be shown as it is (FIL-03)", async () => {
    for (const name of ["", "  ", "..", "a\nb.pdf", "申请\u202Efdp.exe", "\ud800.pdf", `${"长".repeat(201)}.pdf`])
      assert.equal((await refusalOf(name, example.examplePdf())).code, "FILE_NAME_INVALID", JSON.stringify(name));
  });
});

describe("an archive that is brought", () => {
  test("is refused as a bomb by what it holds unpacked, by its density and by its number of files (FIL-04)", async () => {
    const bomb = example.exampleBomb(15);
    const large = await refusalOf("附件.zip", bomb);
    assert.equal(large.code, "ARCHIVE_TOO_LARGE");
    assert.match(large.text.zh, /兆字节，超过/);
    const dense = await refusalOf("附件.zip", example.exampleBomb(11));
    assert.equal(dense.code, "ARCHIVE_TOO_LARGE");
    assert.match(dense.text.en, /times its size, more than 100 times/);
    const many = example.exampleZip(Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`${n}`, "x"])));
    assert.match((await refusalOf("附件.zip", many)).text.zh, /有101个文件，超过100个/);
    assert.equal((await refusalOf("表.xlsx", bomb)).code, "ARCHIVE_TOO_LARGE", "whatever it is called");
    const few = await look("附件.zip", example.exampleBomb(5));
    assert.ok(!isRefusal(few) && few.refusal === null, "a little of nothing does no harm");
  });

  test("is refused when a file in it leads out of it (FIL-04)", async () => {
    for (const name of ["../../etc/passwd", "a/../../b.pdf", "/etc/passwd", "C:\\windows\\a.pdf", "..\\..\\a.pdf"])
      assert.equal((await refusalOf("附件.zip", example.exampleZip({ [name]: "x" }))).code, "ARCHIVE_LEADS_OUT", name);
  });

  test("is refused when it holds a program or another archive, into which nobody looked (FIL-04)", async () => {
    for (const name of ["安装.exe", "夹/运行.JS", "里面.zip", "里面.rar", "宏.docm"]) {
      const refusal = await refusalOf("附件.zip", example.exampleZip({ "好.pdf": "x", [name]: "x" }));
      assert.equal(refusal.code, "ARCHIVE_HOLDS_OTHERS");
      assert.ok(refusal.text.zh.includes(name.slice(name.indexOf("/") + 1)), refusal.text.zh);
    }
  });

  test("is refused when it is locked by a password or is damaged (FIL-04)", async () => {
    const locked = example.exampleZip({ "图.pdf": "x" });
    // The first bit of the general purpose flags says that an entry is encrypted; here in the directory.
    const directory = locked.indexOf(Buffer.from("504b0102", "hex"));
    locked[directory + 8] = (locked[directory + 8] ?? 0) | 1;
    assert.equal((await refusalOf("附件.zip", locked)).code, "ARCHIVE_LOCKED");
    const whole = example.exampleZip({ "图.pdf": "x".repeat(500) });
    assert.equal((await refusalOf("附件.zip", whole.subarray(0, whole.length - 10))).code, "ARCHIVE_BROKEN");
    assert.equal((await refusalOf("说明.docx", Buffer.from("PK\x03\x04 and nothing more"))).code, "ARCHIVE_BROKEN");
  });
});
