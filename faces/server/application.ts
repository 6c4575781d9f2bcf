import { join } from "node:path";
import { Hono } from "hono";
import type { Logger } from "pino";
import { apiApp } from "#faces/api/app.ts";
import type { ApiEnv } from "#faces/api/exchange.ts";
import { faultForLog } from "#faces/api/fault.ts";
import { signInTries } from "#faces/api/sign-in-tries.ts";
import type { Lifecycle } from "#faces/api/tools.ts";
import { cityFactsRoute } from "#faces/desk/city-facts.ts";
import { openSignIn, signInSecret } from "#kernel/access/sign-in.ts";
import type { City } from "#kernel/city/city.ts";
import type { Migration } from "#kernel/database/migrate.ts";
import { openIntake } from "#kernel/files/intake.ts";
import { openUnfinished } from "#kernel/files/unfinished.ts";
import { compressed } from "./compress.ts";
import { deskApp } from "./desk.ts";
import type { CityPack } from "./pack.ts";
import { portalApp } from "./portal.ts";
import { readStylesheet } from "./stylesheet.ts";

/** Everything that one city answers over HTTP: API, health, portal and desk, as one app. */
export async function application(parts: {
  city: City;
  pack: CityPack;
  key: Buffer;
  migrations: readonly Migration[];
  publicUrl: string;
  /** The proxy in front is ours; see `ApiTools`. */
  trustProxy?: boolean;
  log: Logger;
  lifecycle: Lifecycle;
  /** The built desk's files; none while it is not built. */
  deskFolder: string | undefined;
  /** Where files lie, with a folder for each city in it; without it none are taken. */
  filesFolder?: string;
}): Promise<Hono<ApiEnv>> {
  const { city, pack, log, migrations, publicUrl, lifecycle, trustProxy = false } = parts;
  const signIn = await openSignIn({
    pool: city.database.pool,
    secret: signInSecret(parts.key),
    city: city.id,
    https: publicUrl.startsWith("https:"),
    demo: city.demo,
    demoAccounts: [...(pack.demo?.roles ?? []).map(({ account }) => account), ...(pack.demo?.tour?.accounts ?? [])],
  });
  const tries = signInTries(() => performance.now());
  const roles = pack.demo?.roles ?? [];
  const files = parts.filesFolder === undefined ? undefined : openFiles(join(parts.filesFolder, city.id), city);
  const tools = { signIn, tries, migrations, log, publicUrl, trustProxy, lifecycle, ...(files && { files }) };
  const app = apiApp(city, tools);
  if (parts.deskFolder !== undefined) app.route("/desk", await deskApp(parts.deskFolder));
  const stylesheet = readStylesheet();
  const portal = portalApp({
    city,
    nameEn: pack.city.name.en,
    pages: city.registry.portal,
    stylesheet,
    accounts: { signIn, tries, roles },
    ...(files && { intake: files.intake }),
    publicUrl,
    trustProxy,
    log: (error, trace) => log.error({ trace, fault: faultForLog(error) }, "a page failed"),
  });
  app.route("/", portal);

  const outer = new Hono<ApiEnv>();
  outer.use("*", async (context, next) => {
    await next();
    context.res = await compressed(context.req.raw, context.res);
  });
  // Before the API, which answers every address below /api/v1 that it does not know.
  outer.route("/", cityFactsRoute(city, roles, pack.demo?.tour?.facts ?? null));
  outer.route("/", app);
  return outer;
}

function openFiles(folder: string, city: City) {
  const intake = openIntake(folder, city);
  return { intake, unfinished: openUnfinished(join(folder, "unfinished"), intake) };
}
