import { Readable } from "node:stream";
import type { Bundle } from "#kernel/city/bundle.ts";
import type { City } from "#kernel/city/city.ts";
import type { ReadableFile } from "#kernel/city/file-queries.ts";
import type { AnyQuery } from "#kernel/city/system.ts";
import { isRefusal } from "#kernel/records/refusal.ts";
import { type ApiContext, refuseWith } from "./exchange.ts";
import { quotedName } from "./file-routes.ts";
import { queryInput, shapeOf } from "./query-input.ts";
import { signInFirst } from "./sign-in-first.ts";
import type { ApiTools } from "./tools.ts";
import { zipOf } from "./zip-stream.ts";

/**
 * Answers `GET /api/v1/<system>/<query>?…` of a query whose answer is a bundle: as one ZIP file, made while it is sent. Each file
 * in it is asked for as by itself, so that nobody gets one by a bundle who may not read it (FIL-08), and each stands in the log.
 */
export function bundleHandler(city: City, tools: ApiTools, query: AnyQuery) {
  const shape = shapeOf(query);
  return async (c: ApiContext): Promise<Response> => {
    const input = queryInput(new URL(c.req.url).search.slice(1), shape);
    if (isRefusal(input)) return refuseWith(c, input);
    const who = await tools.signIn.whoOf(c.req.raw.headers);
    c.set("actorKind", who.kind);
    const answer = await city.ask(query.name, who, input);
    if (isRefusal(answer)) return refuseWith(c, signInFirst(answer, who, query.title));
    const { fileName, parts } = answer as Bundle;
    const open = async (id: string) => {
      const file = await city.ask("files.file", who, { id });
      if (isRefusal(file)) return undefined;
      const { sha256, state } = file as ReadableFile;
      const held = state === "whole" ? await tools.files?.intake.store.get(sha256) : undefined;
      if (held) tools.log.info({ trace: c.get("trace"), file: id, actor: who.kind }, "a file was read");
      return held?.open();
    };
    c.header("Content-Type", "application/zip");
    c.header("Content-Disposition", `attachment; filename*=UTF-8''${quotedName(fileName)}`);
    c.header("X-Content-Type-Options", "nosniff");
    return c.body(Readable.toWeb(Readable.from(zipOf(parts, open, city.time.now()))) as ReadableStream);
  };
}
