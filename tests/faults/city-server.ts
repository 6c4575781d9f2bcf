import { pino } from "pino";
import { serve } from "#faces/api/serve.ts";
import type { Lifecycle } from "#faces/api/tools.ts";
import { application } from "#faces/server/application.ts";
import { openFaultCity } from "./fault-city.ts";

/** A program for tests to kill: serves the city over HTTP, says its address in one line, ends cleanly on SIGTERM. */
const [url = "", secret = "", moment = ""] = process.argv.slice(2);
const key = Buffer.from(secret, "base64");
const { city, pack, migrations, close } = await openFaultCity(url, key, moment);
const log = pino({ level: "error" }, pino.destination({ fd: 2, sync: true }));
const lifecycle: Lifecycle = { draining: false };
const app = await application({
  ...{ city, pack, key, migrations, log, lifecycle },
  ...{ publicUrl: "", deskFolder: undefined },
});
const serving = await serve(app, { port: 0, host: "127.0.0.1", lifecycle });
city.keepSettling(1, (error) => log.error({ fault: String(error) }, "settling failed"));
process.once("SIGTERM", async () => {
  await serving.close();
  await close();
});
console.log(serving.url);
