import { Command, Option } from "commander";
import { changeTriggers, type ListChange } from "#systems/lists/records.ts";
import { faultLines, summary } from "../list-answer.ts";
import { withFile } from "../list-failure.ts";
import { type Imported, importInto } from "../list-import.ts";
import { dayGiven, packOf } from "../list-options.ts";
import { progress } from "../progress.ts";
import { stopOnSignals } from "../stop-on-signals.ts";
import type { Terminal } from "../terminal.ts";
import { withCity } from "../with-city.ts";

type Options = {
  city: string;
  data: string;
  person: string;
  division?: string;
  map?: string;
  on?: string;
  trigger: ListChange["trigger"];
  reason?: string;
  json?: boolean;
};

/** `binglian lists import FILE --person …`: the good part of a file becomes drafts, as by the desk's import. */
export function listsImportCommand(out: Terminal): Command {
  const zh = out.language === "zh";
  return new Command("import")
    .description(
      zh
        ? "把一个事项文件里可载入的行载入为草稿；送审、审核、批准、公布在工作台办"
        : "loads what is good in a file as drafts; they go on from there at the desk",
    )
    .argument("<file>", zh ? "CSV、JSON 或 .xlsx 文件" : "a CSV, JSON or .xlsx file")
    .requiredOption("--person <id>", zh ? "由谁导入：清单管理员的人员编号" : "who brings it: the id of a list keeper")
    .option("--city <city>", zh ? "城市" : "the city", process.env.BINGLIAN_CITY ?? "xinyu")
    .option("--data <folder>", zh ? "数据文件夹" : "data folder", process.env.BINGLIAN_DATA ?? "./data")
    .option("--division <code>", zh ? "哪个区划的清单，缺省为本市" : "whose list it is; else the city's own")
    .option("--map <file>", zh ? "机构对应的 JSON 文件" : "JSON file that says which bodies stand for the file's")
    .option("--on <day>", zh ? "生效日，缺省为城市的今天" : "the day it takes effect; else the city's today")
    .addOption(
      new Option("--trigger <trigger>", zh ? "变动原因" : "why the list changes")
        .choices(changeTriggers)
        .default("lawChanged"),
    )
    .option("--reason <text>", zh ? "说明" : "in words")
    .option("--json", zh ? "输出 JSON" : "answer in JSON")
    .action((path: string, options: Options) =>
      withFile(out, options.json === true, async () => {
        const { pack } = await packOf(options.city);
        const { map, trigger, reason, person, division = pack.city.division } = options;
        const asked = { map, trigger, reason, person, division, on: dayGiven(options.on) };
        const shown = progress(process.stderr, out.language, () => performance.now());
        const { signal } = stopOnSignals(out);
        try {
          const imported = await withCity(pack, { data: options.data, mustExist: true }, (city) =>
            importInto(city, path, asked, { signal, step: shown.step }),
          );
          shown.end();
          tell(out, imported, options.json === true);
        } catch (error) {
          shown.end();
          // Stopped while the file was still being read or checked.
          if (!signal.aborted || !(error instanceof Error) || error.name !== "AbortError") throw error;
          out.note({ zh: "已停止，什么都没有载入。", en: "Stopped; nothing was loaded." });
          process.exitCode = 1;
        }
      }),
    );
}

function tell(out: Terminal, { checked, mapping, loaded }: Imported, json: boolean): void {
  const bad = checked.rows.size - checked.good;
  if (json)
    out.json({
      ...{ import: loaded?.id ?? null, loaded: loaded?.loaded ?? 0, stopped: loaded?.stopped ?? false },
      ...{ rows: checked.rows.size, good: checked.good, bad, same: checked.same, left: loaded?.left ?? [] },
    });
  else {
    const lines = faultLines(checked, out.language);
    if (lines.length > 0) out.print(lines.join("\n"));
    out.print(summary(checked, mapping));
    out.print(outcome(loaded));
  }
  if (bad > 0 || loaded?.stopped || (loaded?.left.length ?? 0) > 0) process.exitCode = 1;
}

function outcome(loaded: Imported["loaded"]) {
  if (loaded === null) return { zh: "没有可载入的，清单没有改动。", en: "Nothing was loaded; no list was changed." };
  const { id, loaded: many, left, stopped } = loaded;
  const rest = left.length > 0 ? `；清单在核对以后又变了，第 ${left.join("、")} 行没有载入` : "";
  const restEn = left.length > 0 ? `; the list changed meanwhile, rows ${left.join(", ")} were left out` : "";
  return {
    zh: `${stopped ? "已停止，" : ""}载入 ${many} 条草稿${rest}。在工作台继续：/desk/lists/imports/${id}`,
    en: `${stopped ? "Stopped; " : ""}${many} drafts loaded${restEn}. They go on at /desk/lists/imports/${id}`,
  };
}
