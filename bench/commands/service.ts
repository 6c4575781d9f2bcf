import { pino } from "pino";
import { type Serving, serve } from "#faces/api/serve.ts";
import type { Lifecycle } from "#faces/api/tools.ts";
import { application } from "#faces/server/application.ts";
import { answerParent } from "./child.ts";
import { type BenchCity, openBenchCity } from "./city.ts";
import { inProcessRound } from "./in-process.ts";
import { linesOf } from "./workload.ts";

/** The measured city in a process of its own, put together as `binglian start` does: portal, API, log, settling. */

export type ServiceQuestion =
  | { readonly task: "open"; readonly url: string; readonly key: string }
  | { readonly task: "inProcess"; readonly callers: number; readonly seconds: number };

let here: BenchCity | undefined;
let serving: Serving | undefined;

async function open(url: string, key: string): Promise<string> {
  here = await openBenchCity(url, Buffer.from(key, "base64"));
  const { city, pack, migrations } = here;
  const log = pino({ level: "warn" }, pino.destination({ fd: 2, sync: true }));
  const lifecycle: Lifecycle = { draining: false };
  const app = await application({
    ...{ city, pack, key: here.key, migrations, log, lifecycle },
    publicUrl: "",
    deskFolder: undefined,
  });
  serving = await serve(app, { port: 0, host: "127.0.0.1", lifecycle });
  city.keepSettling(5, (error) => log.error({ err: error }, "settling failed"));
  return serving.url;
}

answerParent<ServiceQuestion>(
  async (question) => {
    if (question.task === "open") return open(question.url, question.key);
    if (!here) throw new Error("the city is not open yet");
    return inProcessRound(here.city, linesOf(here.pack), question.callers, question.seconds);
  },
  async () => {
    await serving?.close();
    await here?.close();
  },
);
