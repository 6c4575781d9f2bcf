import { Readable } from "node:stream";
import type { Hono } from "hono";
import type { City } from "#kernel/city/city.ts";
import type { ReadableFile } from "#kernel/city/file-queries.ts";
import { refuseBySize } from "#kernel/files/exam.ts";
import type { FileIntake, KeptFile } from "#kernel/files/intake.ts";
import { fileKinds } from "#kernel/files/kinds.ts";
import { refuseFile } from "#kernel/files/refusals.ts";
import type { Who } from "#kernel/records/asked.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { refuseRequest } from "./api-refusals.ts";
import { isStorable } from "./body.ts";
import { type ApiContext, type ApiEnv, refuseWith } from "./exchange.ts";
import { boundaryOf, FormFault, type FormPart, formParts } from "./form-parts.ts";
import { receiveFile } from "./receive-file.ts";
import { API } from "./routes.ts";
import { signInFirst } from "./sign-in-first.ts";
import type { ApiTools } from "./tools.ts";
import { refuseUpload } from "./upload-refusals.ts";

/** A form may be so much larger than the file in it. */
const AROUND_BYTES = 65_536;

/** `POST /files`: one file as a form of parts. `GET /files/:id`: its bytes, to whom it may be shown. */
export function addFileRoutes(app: Hono<ApiEnv>, city: City, tools: ApiTools, intake: FileIntake): void {
  app.post(`${API}/files`, async (c) => {
    const who = await tools.signIn.whoOf(c.req.raw.headers);
    c.set("actorKind", who.kind);
    if (who.kind === "anyone") return refuseWith(c, refuseRequest("SIGN_IN_NEEDED", uploading));
    const key = c.req.header("idempotency-key");
    if (key !== undefined && !/^[\x21-\x7e]{8,200}$/.test(key)) return refuseWith(c, refuseRequest("KEY_INVALID"));
    const kept = await readUpload(c.req.raw, intake, { who, ...(key === undefined ? {} : { key }) });
    if (isRefusal(kept)) return refuseWith(c, kept);
    return c.json(kept, 201, { Location: `${API}/files/${kept.id}` });
  });

  app.get(`${API}/files/:id`, async (c) => {
    const who = await tools.signIn.whoOf(c.req.raw.headers);
    c.set("actorKind", who.kind);
    const id = c.req.param("id");
    const file = await city.ask("files.file", who, { id: isStorable(id) ? id : "-" });
    if (isRefusal(file)) return refuseWith(c, signInFirst(file, who, { zh: "查看文件", en: "see a file" }));
    return sendFile(c, tools, intake, file as ReadableFile);
  });
}

const uploading = { title: "上传文件", titleEn: "upload a file" };

/** Reads a form with one file; a field `replaces` before it names the file of which it is the next version. */
async function readUpload(
  request: Request,
  intake: FileIntake,
  asked: { readonly who: Who; readonly key?: string },
): Promise<KeptFile | Refusal> {
  const boundary = boundaryOf(request.headers.get("content-type"));
  if (boundary === undefined || request.body === null)
    return refuseUpload("UPLOAD_MALFORMED", { fault: "multipart/form-data" });
  const declared = Number(request.headers.get("content-length") ?? 0);
  const limits = intake.limits();
  const early = declared > limits.bytes + AROUND_BYTES ? refuseBySize("…", declared, limits) : undefined;
  if (early) return early;
  let replaces: string | undefined;
  try {
    for await (const part of formParts(request.body, boundary)) {
      if (part.fileName !== undefined)
        return await receiveFile(intake, part, { ...asked, ...(replaces === undefined ? {} : { replaces }) });
      if (part.name === "replaces") replaces = await shortText(part);
    }
  } catch (error) {
    if (error instanceof FormFault) return refuseUpload("UPLOAD_MALFORMED", { fault: error.message });
    if (request.signal.aborted) return refuseUpload("UPLOAD_BROKEN_OFF");
    throw error;
  }
  return refuseUpload("UPLOAD_MALFORMED", { fault: "no file" });
}

async function shortText({ bytes }: FormPart): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of bytes) {
    length += piece.byteLength;
    if (length > 80) throw new FormFault("a field is too long");
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString("latin1").trim();
}

const shownTypes = new Set(
  Object.values(fileKinds)
    .filter(({ shown }) => shown)
    .map(({ contentType }) => contentType),
);

/**
 * The bytes, as what they were found to be and nothing else. What browsers show themselves is shown, in a sandbox; a PDF is not in
 * one, since browsers do not open their viewer there, and a viewer gives what it shows no access to this site anyway.
 */
async function sendFile(c: ApiContext, tools: ApiTools, intake: FileIntake, file: ReadableFile): Promise<Response> {
  if (file.state !== "whole" || file.contentType === null) return refuseWith(c, refuseFile("FILE_NOT_FOUND"));
  const held = await intake.store.get(file.sha256);
  if (held?.bytes !== file.bytes) {
    tools.log.error(
      { trace: c.get("trace"), file: file.id, held: held?.bytes ?? null },
      "a file's bytes are not there",
    );
    return refuseWith(c, refuseFile("FILE_AWAY"));
  }
  const inline = shownTypes.has(file.contentType) && c.req.query("download") === undefined;
  const policy = file.contentType === "application/pdf" ? "" : "default-src 'none'; sandbox; ";
  c.header("Content-Type", file.contentType);
  c.header("Content-Length", String(file.bytes));
  c.header("Content-Disposition", `${inline ? "inline" : "attachment"}; filename*=UTF-8''${quotedName(file.name)}`);
  c.header("Content-Security-Policy", `${policy}frame-ancestors 'self'`);
  c.header("X-Frame-Options", "SAMEORIGIN");
  c.header("X-Content-Type-Options", "nosniff");
  c.header("ETag", `"${file.sha256}"`);
  if (c.req.method === "HEAD") return c.body(null);
  tools.log.info({ trace: c.get("trace"), file: file.id, actor: c.get("actorKind") }, "a file was read");
  return c.body(Readable.toWeb(held.open()) as ReadableStream);
}

/** A name as RFC 8187 writes it: what encodeURIComponent leaves as it is and the standard does not allow is written out too. */
export const quotedName = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
