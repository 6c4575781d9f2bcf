import type { City } from "#kernel/city/city.ts";
import type { AnyCommand } from "#kernel/records/command.ts";
import { refuseRecord } from "#kernel/records/kernel-refusals.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { addressOf } from "./address.ts";
import { refuseRequest } from "./api-refusals.ts";
import { BODY_LIMIT, isStorable, readJson } from "./body.ts";
import { type ApiContext, refuseWith } from "./exchange.ts";
import { locationOf } from "./routes.ts";
import { signInFirst } from "./sign-in-first.ts";
import type { ApiTools } from "./tools.ts";
import { namelessLimits, tryLimit } from "./try-limit.ts";

/** Answers `POST /api/v1/<system>/<verb>[/:id]`: checks the request's form, then asks the city. */
export function commandHandler(city: City, tools: ApiTools, command: AnyCommand) {
  const open = command.may.roles.includes("anyone");
  const limit = open ? tryLimit(namelessLimits.windowMs, tools.elapsed ?? (() => performance.now())) : undefined;
  return async (c: ApiContext): Promise<Response> => {
    const asked = readHead(c, command);
    if (isRefusal(asked)) return refuseWith(c, asked);
    const input = await readJson(c.req.raw, tools.bodyLimit ?? BODY_LIMIT);
    if (isRefusal(input)) return refuseWith(c, input);
    const who = await tools.signIn.whoOf(c.req.raw.headers);
    c.set("actorKind", who.kind);
    // What everybody may do without a name leaves only the address to count by.
    const seconds =
      who.kind === "anyone"
        ? (limit?.take([{ name: addressOf(c, tools.trustProxy ?? false), most: namelessLimits.perAddress }]) ?? 0)
        : 0;
    if (seconds > 0) return refuseWith(c, refuseRequest("TOO_MANY_NAMELESS", { seconds }));
    const outcome = await city.execute({ command: command.name, who, input, ...asked });
    if ("refused" in outcome) return refuseWith(c, signInFirst(outcome, who, command.title));
    if ("rehearsed" in outcome) return c.json(outcome);
    const { place, recordedAt, record, id, version, changes, repeated } = outcome;
    c.header("ETag", `"${version}"`);
    const location = locationOf(city.registry, command.name, record, id);
    if (location !== undefined) c.header("Location", location);
    return c.json({ place, recordedAt, command: command.name, record, id, version, changes, repeated });
  };
}

type Head = {
  readonly on: string | null;
  readonly key?: string;
  readonly seen?: number;
  readonly dryRun?: boolean;
};

function readHead(c: ApiContext, command: AnyCommand): Head | Refusal {
  const dryRun = readDryRun(c.req.query("dryRun"));
  if (isRefusal(dryRun)) return dryRun;
  const key = c.req.header("idempotency-key");
  if (key !== undefined && !/^[\x21-\x7e]{8,200}$/.test(key)) return refuseRequest("KEY_INVALID");
  const match = c.req.header("if-match");
  const seen = match === undefined ? undefined : Number(/^"([1-9]\d{0,8})"$/.exec(match.trim())?.[1] ?? Number.NaN);
  if (Number.isNaN(seen) || (seen !== undefined && command.on === null)) return refuseRequest("IF_MATCH_INVALID");
  const kind = command.on;
  const on = kind === null ? null : (c.req.param("id") ?? "");
  if (kind !== null && on !== null && (on.length > 80 || !isStorable(on)))
    return refuseRecord("NOT_FOUND", {
      record: kind.title.zh,
      recordEn: kind.title.en,
      id: `${on.slice(0, 80).toWellFormed().replaceAll("\0", "")}…`,
    });
  return {
    on,
    // A rehearsal is no act: it neither uses up a key nor finds the answer of one.
    ...(key === undefined || dryRun ? {} : { key }),
    ...(seen === undefined ? {} : { seen }),
    ...(dryRun ? { dryRun } : {}),
  };
}

/** A mistyped `dryRun` must never turn a rehearsal into an act. */
function readDryRun(given: string | undefined): boolean | Refusal {
  if (given === "1" || given === "true") return true;
  if (given === undefined || given === "0" || given === "false") return false;
  return refuseRequest("PARAMETER_INVALID", {
    name: "dryRun",
    field: "/dryRun",
    fault: "应为1或0",
    faultEn: "it is 1 or 0",
  });
}
