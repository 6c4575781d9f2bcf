import { resolve } from "node:path";
import { Command } from "commander";
import { pino } from "pino";
import type { Running } from "#faces/server/boot.ts";
import { wrongUsage } from "../command-failure.ts";
import { cityFolder } from "../places.ts";
import { progress, seconds } from "../progress.ts";
import { stepTimes } from "../step-times.ts";
import { stopOnSignals } from "../stop-on-signals.ts";
import type { Terminal } from "../terminal.ts";

type Options = { city: string; port: string; data: string; host: string; trustProxy: boolean };

/** `binglian start`: starts a city and stays until Ctrl-C or SIGTERM. */
export function startCommand(out: Terminal): Command {
  const zh = out.language === "zh";
  const environment = process.env;
  return new Command("start")
    .description(zh ? "启动一个城市" : "starts a city")
    .option(
      "--city <city>",
      zh ? "cities/ 中的名字，或城市包的路径" : "a name in cities/, or the path of a pack",
      environment.BINGLIAN_CITY ?? "xinyu",
    )
    .option("--port <port>", zh ? "端口" : "port", environment.PORT ?? "3600")
    .option(
      "--host <address>",
      zh ? "监听地址；0.0.0.0 对外开放" : "address to listen on; 0.0.0.0 opens it to others",
      environment.HOST ?? "127.0.0.1",
    )
    .option("--data <folder>", zh ? "数据文件夹" : "data folder", environment.BINGLIAN_DATA ?? "./data")
    .option(
      "--trust-proxy",
      zh
        ? "前面的代理是自己的：以 X-Forwarded-For 的最后一个地址为来访者"
        : "the proxy in front is yours: the last address of X-Forwarded-For is the visitor's",
      environment.BINGLIAN_TRUST_PROXY === "1",
    )
    .action(async (options: Options) => {
      const begun = performance.now();
      // From the process's own beginning: what was loaded before this line is part of the wait.
      const times = stepTimes(() => performance.now(), 0);
      const port = portOf(options.port);
      const folder = cityFolder(options.city);
      const shown = progress(process.stderr, out.language, () => performance.now());
      const stopping = stopOnSignals(out);
      // Loaded here: the other commands need neither server nor database.
      const { boot } = await import("#faces/server/boot.ts");
      try {
        const running = await boot({
          cityFolder: folder,
          dataFolder: resolve(options.data),
          databaseUrl: environment.DATABASE_URL,
          filesFolder: environment.BINGLIAN_FILES ? resolve(environment.BINGLIAN_FILES) : undefined,
          port,
          host: options.host,
          key: environment.BINGLIAN_KEY,
          onProgress(text, share) {
            times.step(text);
            shown.step(text, share);
          },
          log: pino({ level: environment.BINGLIAN_LOG ?? "warn" }, pino.destination({ fd: 2, sync: true })),
          publicUrl: environment.BINGLIAN_URL,
          trustProxy: options.trustProxy,
          signal: stopping.signal,
        });
        shown.end();
        if (environment.BINGLIAN_TIMES === "1") out.note(times.table(out.language));
        out.print(greeting(running, zh, performance.now() - begun));
        await stopping.closeWith(running);
      } catch (error) {
        shown.end();
        if (stopping.signal.aborted) return;
        throw error;
      }
    });
}

function portOf(written: string): number {
  const port = Number(written);
  if (/^\d{1,5}$/.test(written) && port <= 65_535) return port;
  throw wrongUsage(`端口应为 0 到 65535 的整数，现为“${written}”`, `The port must be 0 to 65535; found “${written}”`);
}

/** One short block: where to look, who to sign in as, how to stop. */
function greeting({ pack, portalUrl, deskUrl }: Running, zh: boolean, milliseconds: number): string {
  const name = zh ? pack.city.name.zh : pack.city.name.en;
  const demo = pack.city.demo ? (zh ? "（演示城市）" : " (demonstration)") : "";
  const roles = pack.demo?.roles ?? [];
  const accounts = roles.map(({ account, title }) => `${zh ? title.zh : title.en} ${account}`).join(zh ? "、" : ", ");
  const rows: [string, string][] = zh
    ? [
        ["门户", portalUrl],
        ["工作台", deskUrl],
      ]
    : [
        ["Portal", portalUrl],
        ["Desk", deskUrl],
      ];
  if (accounts !== "") rows.push([zh ? "演示登录" : "Sign in as", accounts]);
  const head = zh
    ? `${name}${demo}已启动，用时 ${seconds(milliseconds)}`
    : `${name}${demo} is running after ${seconds(milliseconds)}`;
  const foot = zh ? "按 Ctrl-C 停止" : "Ctrl-C stops it";
  const width = zh ? 4 : 10;
  const lines = rows.map(([label, text]) => `  ${label}${(zh ? "　" : " ").repeat(width - label.length)}  ${text}`);
  return ["", head, ...lines, `  ${foot}`, ""].join("\n");
}
