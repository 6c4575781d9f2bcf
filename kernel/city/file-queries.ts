import { z } from "zod";
import type { FileRow } from "#kernel/files/records.ts";
import { refuseFile } from "#kernel/files/refusals.ts";
import { refuseRecord } from "#kernel/records/kernel-refusals.ts";
import { mayReadFile } from "./file-access.ts";
import { anyone, signedIn } from "./query-access.ts";
import { query } from "./system.ts";

const columns = `id, name, bytes, sha256, content_type AS "contentType", state, refusal, replaces,
  uploaded_by AS "uploadedBy", uploaded_at AS "uploadedAt"`;

/** One of the versions of a file, oldest first. */
export type FileVersion = Pick<FileRow, "id" | "bytes" | "uploadedAt">;
export type ReadableFile = Omit<FileRow, "version"> & { readonly versions: readonly FileVersion[] };

/** 文件: one file that the asker may read, with its versions. What is not there and what may not be read look the same (FIL-08). */
export const oneFile = query({
  name: "files.file",
  title: { zh: "文件", en: "A file" },
  input: z.object({ id: z.string().min(1).max(80) }),
  may: anyone(),
  async run({ city, actor, input }) {
    const { pool } = city.database;
    const found = await pool.query<Omit<FileRow, "version">>(`SELECT ${columns} FROM files WHERE id = $1`, [input.id]);
    const file = found.rows[0];
    if (!file || !(await mayReadFile(city, actor, file))) return noSuchFile(actor.kind);
    const versions = await pool.query<FileVersion>(
      `WITH RECURSIVE before AS (
         SELECT f.*, 0 AS step FROM files f WHERE f.id = $1
         UNION ALL SELECT f.*, step - 1 FROM files f JOIN before b ON f.id = b.replaces),
       behind AS (
         SELECT f.*, 0 AS step FROM files f WHERE f.id = $1
         UNION ALL SELECT f.*, step + 1 FROM files f JOIN behind b ON f.replaces = b.id)
       SELECT id, bytes, uploaded_at AS "uploadedAt" FROM (TABLE before UNION TABLE behind) v ORDER BY step`,
      [input.id],
    );
    return { ...file, versions: versions.rows } satisfies ReadableFile;
  },
});

/** A visitor is told to sign in, whether or not there is such a file. */
const noSuchFile = (kind: string) =>
  kind === "anyone"
    ? refuseRecord("NOT_ALLOWED", {
        ...{ title: "查看文件", titleEn: "see a file", needed: "先登录", neededEn: "signing in" },
      })
    : refuseFile("FILE_NOT_FOUND");

/** 我的文件: what oneself has uploaded, newest first, also what was not taken. */
export const myFiles = query({
  name: "files.mine",
  title: { zh: "我的文件", en: "My files" },
  input: z.object({
    limit: z.coerce.number().int().min(1).max(200).default(50),
    after: z.string().max(80).optional(),
  }),
  may: signedIn(),
  async run({ city, actor, input }) {
    const person = actor.kind === "person" ? actor.person : null;
    const found = await city.database.pool.query<Omit<FileRow, "version">>(
      `SELECT ${columns} FROM files WHERE uploaded_by = $1 AND ($2::text IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [person, input.after ?? null, input.limit],
    );
    const last = found.rows.at(-1);
    return { rows: found.rows, next: last && found.rows.length === input.limit ? last.id : null };
  },
});
