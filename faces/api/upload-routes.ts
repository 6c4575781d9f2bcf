import { createHash, randomBytes } from "node:crypto";
import type { Hono } from "hono";
import type { FileIntake } from "#kernel/files/intake.ts";
import type { UnfinishedUploads, Upload } from "#kernel/files/unfinished.ts";
import type { Who } from "#kernel/records/asked.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { addressOf } from "./address.ts";
import { refuseRequest } from "./api-refusals.ts";
import { type ApiContext, type ApiEnv, refuseWith } from "./exchange.ts";
import { API } from "./routes.ts";
import type { ApiTools } from "./tools.ts";
import { namelessLimits, tryLimit } from "./try-limit.ts";
import { readBeginning, refuseOtherVersion, TUS_VERSION } from "./upload-head.ts";
import { refuseUpload } from "./upload-refusals.ts";

/**
 * Resumable uploads by the tus protocol 1.0.0 (https://tus.io/protocols/resumable-upload): core, creation, expiration and
 * termination. Who began one, and nobody else, goes on with it: a person who is signed in, or else whoever shows the token that the
 * first answer gave (`Upload-Token`). Beyond the protocol, the answer to the last bytes says what became of the file, and so does GET.
 */
export function addUploadRoutes(
  app: Hono<ApiEnv>,
  tools: ApiTools,
  intake: FileIntake,
  uploads: UnfinishedUploads,
): void {
  const limit = tryLimit(namelessLimits.windowMs, tools.elapsed ?? (() => performance.now()));

  app.options(`${API}/uploads`, (c) => {
    c.header("Tus-Version", TUS_VERSION);
    c.header("Tus-Extension", "creation,expiration,termination");
    c.header("Tus-Max-Size", String(intake.limits().bytes));
    return c.body(null, 204);
  });

  app.post(`${API}/uploads`, async (c) => {
    const who = await whoOf(c);
    const head = readBeginning(c.req.raw.headers, intake.limits());
    if (isRefusal(head)) return refuseWith(c, head);
    const from = { name: addressOf(c, tools.trustProxy ?? false), most: namelessLimits.perAddress };
    const seconds = who.kind === "anyone" ? limit.take([from]) : 0;
    if (seconds > 0) return refuseWith(c, refuseRequest("TOO_MANY_NAMELESS", { seconds }));
    const full = await intake.refuseWithoutRoom(head.length);
    if (full) return refuseWith(c, full);
    await uploads.expire();
    await intake.forgetOld();
    const token = who.kind === "person" ? undefined : randomBytes(32).toString("base64url");
    const upload = await uploads.begin({ ...head, who, owner: ownerOf(who, token) as string });
    if (token !== undefined) c.header("Upload-Token", token);
    c.header("Location", `${API}/uploads/${upload.id}`);
    c.header("Upload-Expires", upload.expires.toUTCString());
    return c.body(null, 201);
  });

  // HEAD comes here too; its answer has the same head and no body.
  app.get(`${API}/uploads/:id`, (c) =>
    onUpload(c, async (found) => {
      const upload = await uploads.finish(found);
      c.header("Upload-Length", String(upload.length));
      if (c.req.method !== "HEAD") return tell(c, upload);
      c.header("Upload-Offset", String(upload.offset));
      return c.body(null);
    }),
  );

  app.patch(`${API}/uploads/:id`, (c) =>
    onUpload(c, async (upload) => {
      if (c.req.header("content-type") !== "application/offset+octet-stream")
        return refuseWith(c, refuseRequest("CONTENT_TYPE_WRONG", { type: c.req.header("content-type") ?? "?" }));
      const offset = /^\d{1,15}$/.exec(c.req.header("upload-offset") ?? "")?.[0];
      if (offset === undefined) return refuseWith(c, refuseUpload("UPLOAD_MALFORMED", { fault: "Upload-Offset" }));
      if (Number(c.req.header("content-length") ?? 0) > upload.length - Number(offset))
        return refuseWith(
          c,
          refuseUpload("UPLOAD_MALFORMED", { fault: "Content-Length > Upload-Length − Upload-Offset" }),
        );
      const { body, signal } = c.req.raw;
      try {
        const after = await uploads.append(upload, Number(offset), body ?? nothing());
        return after ? tell(c, after) : refuseWith(c, refuseUpload("UPLOAD_OUT_OF_STEP"));
      } catch (error) {
        if (signal.aborted) return refuseWith(c, refuseUpload("UPLOAD_BROKEN_OFF"));
        throw error;
      }
    }),
  );

  app.delete(`${API}/uploads/:id`, (c) =>
    onUpload(c, async (upload) => {
      await uploads.forget(upload);
      return c.body(null, 204);
    }),
  );

  async function whoOf(c: ApiContext): Promise<Who> {
    c.header("Tus-Resumable", TUS_VERSION);
    c.header("Tus-Version", TUS_VERSION);
    const who = await tools.signIn.whoOf(c.req.raw.headers);
    c.set("actorKind", who.kind);
    return who;
  }

  async function onUpload(c: ApiContext, act: (upload: Upload) => Promise<Response>): Promise<Response> {
    const owner = ownerOf(await whoOf(c), c.req.header("upload-token"));
    const other = c.req.method === "GET" ? undefined : refuseOtherVersion(c.req.header("tus-resumable"));
    if (other) return refuseWith(c, other);
    const upload = owner === undefined ? undefined : await uploads.find(c.req.param("id") ?? "", owner);
    return upload ? act(upload) : refuseWith(c, refuseUpload("UPLOAD_NOT_FOUND"));
  }
}

/** What an upload remembers of who began it: never the token itself. */
function ownerOf(who: Who, token: string | undefined): string | undefined {
  if (who.kind === "person") return `person ${who.person}`;
  return token === undefined ? undefined : `token ${createHash("sha256").update(token).digest("hex")}`;
}

/** How far it has come; once it is whole, the file that it has become, or why it has not. */
function tell(c: ApiContext, { offset, length, expires, outcome }: Upload): Response {
  c.header("Upload-Offset", String(offset));
  if (outcome === null) {
    c.header("Upload-Expires", expires.toUTCString());
    return c.req.method === "GET" ? c.json({ offset, length }) : c.body(null, 204);
  }
  return isRefusal(outcome) ? refuseWith(c, outcome) : c.json(outcome);
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
