import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Command } from "commander";
import { day, isDay } from "#kernel/calendar/day.ts";
import type { Facts } from "#systems/approvals/plan/conditions.ts";
import { datePlan } from "#systems/approvals/plan/dated-plan.ts";
import { type Flow, readFlow } from "#systems/approvals/plan/flow.ts";
import { FlowRefused } from "#systems/approvals/plan/flow-fault.ts";
import { derivePlan, type Plan } from "#systems/approvals/plan/plan.ts";
import { readWorkCalendar } from "../calendar-data.ts";
import { CommandFailure, wrongUsage } from "../command-failure.ts";
import { readJsonFile } from "../json-file.ts";
import { cityFolder } from "../places.ts";
import { planTable } from "../plan-table.ts";
import type { Terminal } from "../terminal.ts";

type Options = {
  flow: string;
  city: string;
  edition?: string;
  facts?: string;
  variant?: string;
  accepted?: string;
  json?: boolean;
};

/** `binglian plan`: the parallel plan of a flow; with a day of acceptance also the day by which government is done. */
export function planCommand(out: Terminal): Command {
  const zh = out.language === "zh";
  return new Command("plan")
    .description(zh ? "推算一个流程的并联计划" : "derives the parallel plan of a flow")
    .requiredOption("--flow <id>", zh ? "流程，如 construction" : "the flow, such as construction")
    .option("--city <city>", zh ? "城市" : "the city", process.env.BINGLIAN_CITY ?? "xinyu")
    .option("--edition <edition>", zh ? "版本，如 2014；缺省为最新" : "the edition, such as 2014; else the latest")
    .option("--facts <file>", zh ? "项目事实的 JSON 文件" : "JSON file with the project's facts")
    .option("--variant <full|base>", zh ? "全部适用，或一般项目" : "all that can apply, or an ordinary project")
    .option("--accepted <day>", zh ? "受理日，如 2014-09-26" : "the day of acceptance, such as 2014-09-26")
    .option("--json", zh ? "输出 JSON" : "answer in JSON")
    .action((options: Options) => {
      const flow = findFlow(options);
      const facts = factsOf(flow, options);
      const plan = derivePlan(flow, facts === undefined ? {} : { facts });
      const dated = dateOf(plan, options);
      if (!options.json) return out.print(planTable(plan, flow, dated, out.language));
      out.json({
        flow: plan.flow,
        edition: plan.edition,
        procedures: plan.procedures.length,
        serialWorkdays: plan.serialWorkdays,
        promisedSumWorkdays: plan.promisedSumWorkdays,
        parallelWorkdays: plan.parallelWorkdays,
        criticalPath: plan.criticalPath,
        accepted: dated?.accepted ?? null,
        governmentEnd: dated?.governmentEnd ?? null,
        provisional: dated?.provisional ?? false,
      });
    });
}

/** The flow's edition in the city's pack; the latest one when none is named. */
function findFlow({ city, flow, edition }: Options): Flow {
  const folder = join(cityFolder(city), "flows");
  // Editions that take their procedures from the items cannot be read from their file alone.
  const listed = (path: string) => (readJsonFile(path) as { from?: unknown } | null)?.from !== "items";
  const flows = flowFiles(folder)
    .map((file) => join(folder, file))
    .filter(listed)
    .map(read);
  const editions = flows
    .filter((one) => one.id === flow)
    .sort((one, other) => (one.validFrom < other.validFrom ? -1 : 1));
  const found = edition === undefined ? editions.at(-1) : editions.find((one) => one.edition === edition);
  if (found !== undefined) return found;
  const known = flows.map((one) => `${one.id} ${one.edition}`);
  const asked = edition === undefined ? flow : `${flow} ${edition}`;
  throw new CommandFailure({
    zh: `${city} 没有流程“${asked}”。现有：${known.join("、") || "无"}`,
    en: `${city} has no flow “${asked}”. It has: ${known.join(", ") || "none"}`,
  });
}

function flowFiles(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith(".json"));
  } catch {
    return [];
  }
}

function read(path: string): Flow {
  try {
    return readFlow(readJsonFile(path));
  } catch (error) {
    if (!(error instanceof FlowRefused)) throw error;
    const fault = error.faults[0];
    const where = [path, fault?.procedure, fault?.field].filter(Boolean).join(" › ");
    throw new CommandFailure({ zh: `${where}：${fault?.text.zh}`, en: `${where}: ${fault?.text.en}` });
  }
}

function factsOf(flow: Flow, { facts, variant }: Options): Facts | undefined {
  if (facts !== undefined && variant !== undefined)
    throw wrongUsage("--facts 与 --variant 只能用一个", "Use either --facts or --variant");
  if (facts !== undefined) return checkFacts(readJsonFile(facts), facts);
  if (variant === undefined) return undefined;
  if (variant !== "full" && variant !== "base")
    throw wrongUsage(
      `--variant 应为 full 或 base，现为“${variant}”`,
      `--variant must be full or base; found “${variant}”`,
    );
  const named = flow.checks?.[variant];
  if (named !== undefined) return named.facts;
  throw new CommandFailure({
    zh: `流程 ${flow.id} ${flow.edition} 没有写明 ${variant} 的项目事实，用 --facts 给出`,
    en: `The flow ${flow.id} ${flow.edition} names no facts for ${variant}; give them with --facts`,
  });
}

function checkFacts(value: unknown, file: string): Facts {
  const plain = typeof value === "object" && value !== null && !Array.isArray(value);
  const wrong = plain
    ? Object.entries(value).find(([, one]) => !["string", "number", "boolean"].includes(typeof one))?.[0]
    : "";
  if (wrong === undefined) return value as Facts;
  const at = wrong === "" ? { zh: "", en: "" } : { zh: `“${wrong}”`, en: ` at “${wrong}”` };
  throw new CommandFailure({
    zh: `${file}：项目事实应为对象，其值为文字、数字或真假${at.zh && `，${at.zh}不是`}`,
    en: `${file}: facts are an object of texts, numbers and true or false${at.en && `; not so${at.en}`}`,
  });
}

function dateOf(plan: Plan, { accepted, city }: Options) {
  if (accepted === undefined) return undefined;
  if (!isDay(accepted))
    throw wrongUsage(
      `“${accepted}”不是存在的日期，应写成 2014-09-26`,
      `“${accepted}” is not a date that exists; write 2014-09-26`,
    );
  return datePlan(plan, day(accepted), readWorkCalendar(city));
}
