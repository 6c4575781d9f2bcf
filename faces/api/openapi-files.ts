import { answers, type Json } from "./openapi-parts.ts";
import { API } from "./routes.ts";

const text = { type: "string" };
const binary = { type: "string", format: "binary" };
const bytes = { type: "integer", minimum: 0, description: "字节 / bytes" };

/** Schemas of files and uploads. */
export const fileSchemas: Readonly<Record<string, Json>> = {
  KeptFile: {
    type: "object",
    description: "收下的文件 / a file that was kept",
    required: ["id", "name", "bytes", "contentType", "sha256"],
    properties: {
      ...{ id: text, name: text, bytes, sha256: { ...text, pattern: "^[0-9a-f]{64}$" } },
      contentType: { ...text, description: "按内容认定 / found by content" },
    },
  },
  UploadState: {
    oneOf: [
      { $ref: "#/components/schemas/KeptFile" },
      { type: "object", required: ["offset", "length"], properties: { offset: bytes, length: bytes } },
    ],
  },
};

const id = { name: "id", in: "path", required: true, schema: text };
const header = (name: string, schema: Json, required = true): Json => ({ name, in: "header", required, schema });
const tus = [header("Tus-Resumable", { const: "1.0.0" })];
const token = {
  ...header("Upload-Token", text, false),
  description: "没有登录的人开始上传时得到的 / given at the beginning to whoever is not signed in",
};

function operation(operationId: string, zh: string, en: string, rest: Json): Json {
  return { operationId, tags: ["files"], summary: zh, description: en, ...rest };
}
/** The answers of an operation whose success has no JSON body. */
const bare = (status: string, description: string, more: Json = {}): Json => {
  const { "200": _, ...problems } = answers("Answer") as { readonly [status: string]: unknown };
  return { ...problems, [status]: { description, ...more } };
};

/** Operations on files, which no system declares. */
export const filePaths: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  [`${API}/files`]: {
    post: operation("files.upload", "上传文件", "Upload a file whole; `replaces` stands before it", {
      parameters: [header("Idempotency-Key", { ...text, minLength: 8, maxLength: 200 }, false)],
      requestBody: {
        required: true,
        content: {
          "multipart/form-data": {
            schema: { type: "object", required: ["file"], properties: { replaces: text, file: binary } },
          },
        },
      },
      responses: bare("201", "收下了 / kept", {
        headers: { Location: { schema: text } },
        content: { "application/json": { schema: { $ref: "#/components/schemas/KeptFile" } } },
      }),
    }),
  },
  [`${API}/files/{id}`]: {
    get: operation("files.download", "取文件", "The bytes of a file; `download` has them saved, not shown", {
      parameters: [id, { name: "download", in: "query", schema: text }],
      responses: bare("200", "文件内容 / its bytes", { content: { "*/*": { schema: binary } } }),
    }),
  },
  [`${API}/uploads`]: {
    options: operation("uploads.describe", "断点续传的约定", "What of tus 1.0.0 is taken", {
      responses: bare("204", "见响应头 / in its head"),
    }),
    post: operation("uploads.begin", "开始断点续传", "Begin a resumable upload (tus 1.0.0)", {
      parameters: [...tus, header("Upload-Length", bytes), header("Upload-Metadata", text)],
      responses: bare("201", "开始了 / begun", {
        headers: { Location: { schema: text }, "Upload-Expires": { schema: text }, "Upload-Token": { schema: text } },
      }),
    }),
  },
  [`${API}/uploads/{id}`]: {
    get: operation("uploads.state", "上传到哪里了", "How far an upload is, and what became of it; HEAD for tus", {
      parameters: [id, token],
      responses: answers("UploadState"),
    }),
    patch: operation(
      "uploads.append",
      "接着传",
      "Send bytes from where it stands; the last ones have it kept or refused",
      {
        parameters: [id, ...tus, header("Upload-Offset", bytes), token],
        requestBody: { required: true, content: { "application/offset+octet-stream": { schema: binary } } },
        responses: { ...answers("KeptFile"), "204": { description: "还没传完 / not whole yet" } },
      },
    ),
    delete: operation("uploads.giveUp", "取消上传", "Give an upload up", {
      parameters: [id, ...tus, token],
      responses: bare("204", "取消了 / given up"),
    }),
  },
};
