import { z } from "zod";
import { anyone, system } from "#kernel/access/policies.ts";
import type { Actor } from "#kernel/records/actor.ts";
import { command } from "#kernel/records/command.ts";
import { change, create } from "#kernel/records/effects.ts";
import { one } from "#kernel/records/reads.ts";
import { files } from "./records.ts";
import { refuseFile } from "./refusals.ts";

/** What an examination found; the program itself says it, never the one who uploads. */
const found = {
  name: z.string().min(1).max(200),
  bytes: z.int().min(0).max(2_147_483_647),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
};

const personOf = (actor: Actor): string | null => (actor.kind === "person" ? actor.person : null);

/** 收存文件: a whole upload that was examined and lies in the store; `replaces` makes it the next version of an own file. */
export const keepFile = command({
  name: "files.keep",
  title: { zh: "收存文件", en: "Keep a file" },
  on: null,
  makes: files,
  inner: true,
  input: z.object({ ...found, contentType: z.string().max(200), replaces: z.string().max(80).optional() }),
  reads: { replaced: one(files).by((_: null, { replaces }: { replaces?: string | undefined }) => replaces) },
  may: anyone(),
  basis: ["FIL-01 文件按内容收存"],
  visibility: "internal",
  decide(_, { replaces, ...told }, { actor, rows, now, newId }) {
    const uploadedBy = personOf(actor);
    const { replaced } = rows;
    if (replaces !== undefined && (replaced?.state !== "whole" || replaced.uploadedBy !== uploadedBy || !uploadedBy))
      return refuseFile("FILE_NOT_FOUND", { field: "/replaces" });
    const state = "whole" as const;
    const row = { ...told, id: newId(), state, refusal: null, replaces: replaces ?? null, uploadedBy };
    return [create(files, { ...row, uploadedAt: now.toISOString() })];
  },
});

/** 拒收文件: a whole upload that was examined and not taken; only what it was called and why is kept of it. */
export const turnAwayFile = command({
  name: "files.turnAway",
  title: { zh: "拒收文件", en: "Turn a file away" },
  on: null,
  makes: files,
  inner: true,
  input: z.object({ ...found, contentType: z.string().max(200).nullable(), refusal: z.string().max(40) }),
  may: anyone(),
  basis: ["FIL-03 按内容认定文件种类", "FIL-04 压缩包先查后收", "FIL-05 不收程序和脚本"],
  visibility: "internal",
  decide(_, told, { actor, now, newId }) {
    const state = "refused" as const;
    const row = { ...told, id: newId(), state, replaces: null, uploadedBy: personOf(actor) };
    return [create(files, { ...row, uploadedAt: now.toISOString() })];
  },
});

/** 移除文件: nothing has referred to it for as long as the city waits; its row stays, its bytes go. */
export const removeFile = command({
  name: "files.remove",
  title: { zh: "移除没有用到的文件", en: "Remove an unused file" },
  on: files,
  inner: true,
  input: z.object({}),
  may: system(),
  basis: ["FIL-09 没有用到的文件到期移除"],
  visibility: "internal",
  decide: (file) => (file.state === "whole" ? [change(file, { state: "removed" })] : refuseFile("FILE_NOT_FOUND")),
});
