import { join } from "node:path";
import type { Logger } from "pino";
import { faultForLog } from "#faces/api/fault.ts";
import { serve } from "#faces/api/serve.ts";
import type { Lifecycle } from "#faces/api/tools.ts";
import type { City } from "#kernel/city/city.ts";
import { recomputeClocks } from "#kernel/city/recompute-clocks.ts";
import { openCity } from "#kernel/database/city.ts";
import { makeDataFolder } from "#kernel/database/data-folder.ts";
import { migrate } from "#kernel/database/migrate.ts";
import { openServer } from "#kernel/database/open.ts";
import { folderStore } from "#kernel/files/folder-store.ts";
import type { Words } from "#kernel/text/words.ts";
import { allMigrations } from "./all-migrations.ts";
import { bringPack } from "./bring-pack.ts";
import { beginDesk } from "./build-desk.ts";
import { keyOf, openRuntime } from "./open-runtime.ts";
import { type CityPack, faultyPack, readCityPack } from "./pack.ts";
import { checkPort } from "./port.ts";
import { schemaId } from "./schema-id.ts";
import { removeUnusedFiles } from "./unused-files.ts";

const DAY_MS = 86_400_000;

export type BootOptions = {
  /** The city's pack. */
  readonly cityFolder: string;
  /** Where the embedded database, keys and logs are. */
  readonly dataFolder: string;
  readonly databaseUrl?: string | undefined;
  /** Where uploaded files lie; in the data folder unless said. Several processes of one city need the same. */
  readonly filesFolder?: string | undefined;
  /** 0 takes any free one. */
  readonly port: number;
  readonly host: string;
  /** The city's key in base64, instead of the file in the data folder. */
  readonly key?: string | undefined;
  /** One call a step; again with the same text and a share (0 to 1) while a long step goes on. */
  readonly onProgress?: (text: Words, share?: number) => void;
  readonly log: Logger;
  /** Where people reach the city from outside, such as https://xinyu.example; else the address it listens on. */
  readonly publicUrl?: string | undefined;
  /** The proxy in front is the operator's own: the caller's address is the last one of X-Forwarded-For. */
  readonly trustProxy?: boolean;
  /** Stops the start between two steps, with everything closed again. */
  readonly signal?: AbortSignal;
};

export type Running = {
  readonly portalUrl: string;
  readonly deskUrl: string;
  readonly city: City;
  readonly pack: CityPack;
  /** Takes no more requests, finishes those it has (at most 10 s), closes the city and stops PostgreSQL. */
  close(): Promise<void>;
  /** A `close` that still waits for requests waits no longer. */
  hurry(): void;
};

type Closer = () => unknown;

/** Every how many seconds wakes that have fallen due are looked for. */
const SETTLE_SECONDS = 5;

/**
 * Starts a city: database, migrations, key, pack, demonstration, portal, API and desk. What has not changed since the
 * last start is not done again. Throws a `StartFailure` or `BootFailure` that says what to do; then all is closed again.
 */
export async function boot(options: BootOptions): Promise<Running> {
  const closers: Closer[] = [];
  let closed: Promise<void> | undefined;
  const close = () => {
    closed ??= (async () => {
      for (const one of closers.reverse()) await one();
    })();
    return closed;
  };
  try {
    return await steps(options, closers, close);
  } catch (error) {
    await close();
    throw error;
  }
}

async function steps(options: BootOptions, closers: Closer[], close: () => Promise<void>): Promise<Running> {
  const say = (zh: string, en: string, share?: number) => {
    options.signal?.throwIfAborted();
    options.onProgress?.({ zh, en }, share);
  };
  const { log } = options;

  say("读取城市包", "Reading the city's pack");
  const [read] = await Promise.all([readCityPack(options.cityFolder), checkPort(options.port, options.host)]);
  if ("faults" in read) throw faultyPack(options.cityFolder, read.faults);
  const { pack } = read;
  const desk = beginDesk(log);
  closers.push(() => desk.stop());

  say("启动数据库", "Starting the database");
  const { dataFolder, databaseUrl } = options;
  const opening = openServer({
    dataFolder,
    databaseUrl,
    onProgress: (text) => {
      const [zh = text, en = text] = text.split(" / ");
      say(zh, en);
    },
  });
  // While PostgreSQL starts, this process has nothing to do; the sign-in's library is slow to load.
  const loading = import("./application.ts");
  loading.catch(() => {});
  const server = await opening;
  closers.push(() => server.stop());
  // With a database of one's own nobody has made it yet; and what cannot be kept must not be begun there.
  makeDataFolder(dataFolder);
  const database = await openCity(server, schemaId(pack.city));
  closers.push(() => database.close());
  const migrations = await allMigrations();
  let applied = 0;
  await migrate(database, migrations, () => {
    applied += 1;
    say("建立表结构", "Making the tables", applied / migrations.length);
  });

  const key = await keyOf(pack, database, options);
  const city = await openRuntime(pack, database, key);
  closers.push(() => city.close());
  await bringPack({ city, read, dataFolder, migrations, say, signal: options.signal });
  say("核对时限", "Checking the clocks");
  await recomputeClocks(city);

  say("准备工作台", "Preparing the desk");
  const deskFolder = await desk.folder;

  say("打开门户", "Opening the portal");
  const lifecycle: Lifecycle = { draining: false };
  const publicUrl = options.publicUrl ?? "";
  const { application } = await loading;
  const trustProxy = options.trustProxy === true;
  const filesFolder = options.filesFolder ?? join(dataFolder, "files");
  const app = await application({
    ...{ city, pack, key, migrations, publicUrl, trustProxy, log, lifecycle, deskFolder, filesFolder },
  });
  const serving = await serve(app, { port: options.port, host: options.host, lifecycle });
  let hurry = () => {};
  const hurried = new Promise<void>((come) => {
    hurry = come;
  });
  closers.push(() => Promise.race([serving.close(), hurried]));
  closers.push(sweepDaily(city, join(filesFolder, city.id), log));
  city.keepSettling(SETTLE_SECONDS, (error) => log.error({ fault: faultForLog(error) }, "settling failed"));

  const address = serving.url.replace(/\/\/(127\.0\.0\.1|0\.0\.0\.0|\[::1?\]):/, "//localhost:");
  return { portalUrl: `${address}/`, deskUrl: `${address}/desk`, city, pack, close, hurry };
}

/** Removes what nothing refers to, from now on and every day, beside all other work (FIL-09). @returns how to stop it */
function sweepDaily(city: City, folder: string, log: Logger): () => Promise<void> {
  const store = folderStore(folder);
  const stop = new AbortController();
  let running = Promise.resolve();
  const sweep = () => {
    running = removeUnusedFiles(city, store, stop.signal).then(
      () => undefined,
      (error) => log.error({ fault: faultForLog(error) }, "unused files stay"),
    );
  };
  sweep();
  const daily = setInterval(sweep, DAY_MS);
  daily.unref();
  return () => {
    clearInterval(daily);
    stop.abort();
    return running;
  };
}
