import { join } from "node:path";
import { figures, rounded } from "./report/figures.ts";
import { printJson, printTable } from "./report/print.ts";
import { scratchFolder } from "./scratch/folder.ts";
import { postgresMegabytes, residentMegabytes } from "./start/memory.ts";
import { copyProgram, type Started, startProgram } from "./start/program.ts";

/** How long `binglian start` takes until the portal answers, cold and warm, and what it then holds in memory. */

const WARM_STARTS = 3;

const folder = scratchFolder();
const dataFolder = join(folder, "data");
let running: Started | undefined;
process.once("exit", () => running?.child.kill());
try {
  const program = copyProgram(join(folder, "program"));
  console.log("Cold start: a new data folder, nothing built");
  running = await startProgram(program, dataFolder);
  const coldSeconds = running.seconds;
  const warm: number[] = [];
  for (let round = 1; round <= WARM_STARTS; round += 1) {
    console.log(`Warm start ${round} of ${WARM_STARTS}`);
    await running.stop();
    running = await startProgram(program, dataFolder);
    warm.push(running.seconds);
  }
  const nodeMegabytes = residentMegabytes(running.child.pid ?? 0);
  const postgres = postgresMegabytes(dataFolder);
  const times = figures(warm);
  const megabytes = (value: number | null) => (value === null ? "not known here" : `${Math.round(value)} MiB`);
  console.log("");
  printTable(
    ["binglian start, until the portal answers", "median", "least–most"],
    [
      ["cold: database, pack, demonstration, desk", `${coldSeconds.toFixed(1)} s`, "one start"],
      ["warm", `${times.median.toFixed(2)} s`, `${times.least.toFixed(2)}–${times.most.toFixed(2)} s`],
      ["memory of Node after a warm start (resident)", megabytes(nodeMegabytes), ""],
      ["memory of PostgreSQL (shared parts once)", megabytes(postgres), ""],
    ],
  );
  const whole = (value: number | null) => (value === null ? null : Math.round(value));
  printJson({
    coldSeconds: rounded(coldSeconds, 1),
    warmSeconds: rounded(times.median),
    nodeMegabytes: whole(nodeMegabytes),
    postgresMegabytes: whole(postgres),
  });
} finally {
  await running?.stop();
}
