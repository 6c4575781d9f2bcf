import { Command } from "commander";
import { day, dayOf, isDay } from "#kernel/calendar/day.ts";
import { type DatedPlan, datePlan } from "#systems/approvals/plan/dated-plan.ts";
import { explain } from "#systems/approvals/plan/explain.ts";
import { type Flow, readFlow } from "#systems/approvals/plan/flow.ts";
import { derivePlan, type Plan } from "#systems/approvals/plan/plan.ts";
import type { OwnTime } from "#systems/approvals/plan/real-days.ts";
import { readWorkCalendar } from "../calendar-data.ts";
import { CommandFailure, wrongUsage } from "../command-failure.ts";
import { readJsonFile } from "../json-file.ts";
import { planAnswer } from "../plan-answer.ts";
import { withRefusals } from "../plan-failure.ts";
import { cityFlow } from "../plan-flows.ts";
import { planNotes } from "../plan-notes.ts";
import { factsOf, ownTimeIn } from "../plan-project.ts";
import { planTable } from "../plan-table.ts";
import type { Terminal } from "../terminal.ts";

type Options = {
  flow?: string;
  file?: string;
  city?: string;
  edition?: string;
  facts?: string;
  variant?: string;
  want: string[];
  have: string[];
  accepted?: string;
  own?: string;
  explain?: string;
  json?: boolean;
};

const several = (one: string, before: string[]): string[] => [...before, one];

/** `binglian plan`: the parallel plan of a flow; with a day of acceptance also its two ends (CON-10, CON-11). */
export function planCommand(out: Terminal): Command {
  const say = (zh: string, en: string) => (out.language === "zh" ? zh : en);
  return new Command("plan")
    .description(say("推算一个流程的并联计划", "derives the parallel plan of a flow"))
    .option("--flow <id>", say("城市的流程，如 construction", "a city's flow, such as construction"))
    .option("--file <file>", say("自己的流程文件（JSON）", "a flow file of your own (JSON)"))
    .option("--city <city>", say("城市，缺省为新余", "the city; else Xinyu"), process.env.BINGLIAN_CITY)
    .option(
      "--edition <edition>",
      say(
        "版本，如 2014；缺省为受理日有效的，没有受理日则为最早的",
        "the edition, such as 2014; else the one in force on the day of acceptance, or the oldest",
      ),
    )
    .option("--facts <file>", say("项目事实的 JSON 文件", "JSON file with the project's facts"))
    .option("--variant <full|base>", say("全部适用，或一般项目", "all that can apply, or an ordinary project"))
    .option("--want <paper>", say("要拿到的材料，可写多次", "a paper to get; may be repeated"), several, [])
    .option("--have <paper>", say("已有的材料，可写多次", "a paper at hand; may be repeated"), several, [])
    .option("--accepted <day>", say("受理日，如 2014-09-26", "the day of acceptance, such as 2014-09-26"))
    .option("--own <file>", say("申请人自己的时间（日历日）的 JSON 文件", "JSON file with the applicant's own days"))
    .option("--explain <id>", say("说明一个事项为什么在这里", "says why a procedure is where it is"))
    .option("--json", say("输出 JSON", "answer in JSON"))
    .action((options: Options) => withRefusals(out, options.json === true, options.file, () => answer(out, options)));
}

async function answer(out: Terminal, options: Options): Promise<void> {
  const flow = await flowOf(options);
  // A file of somebody's own is planned for the facts that he gives; a city's without any, for all that can apply.
  const facts = factsOf(flow, options) ?? (options.file === undefined ? undefined : {});
  const plan = derivePlan(flow, { ...(facts && { facts }), want: options.want, have: options.have });
  const own = ownTimeIn(options.own);
  for (const note of planNotes(flow, { ...options, own, ownGiven: options.own !== undefined })) out.note(note);
  if (options.explain !== undefined) return tellWhy(out, plan, flow, options.explain, options.json === true);
  const dated = dateOf(plan, options, own);
  if (options.json) out.json(planAnswer(plan, dated));
  else out.print(planTable(plan, flow, dated, out.language));
}

async function flowOf(options: Options): Promise<Flow> {
  const { flow, file, city = "xinyu", accepted, edition } = options;
  if ((flow === undefined) === (file === undefined))
    throw wrongUsage("--flow 和 --file 要用一个，也只能用一个", "Use one of --flow and --file");
  if (file !== undefined && edition !== undefined)
    throw wrongUsage(
      "--edition 选城市流程的版本，不能与 --file 一起用",
      "--edition chooses among a city's editions; it cannot be used with --file",
    );
  if (accepted !== undefined && !isDay(accepted))
    throw wrongUsage(
      `“${accepted}”不是存在的日期，应写成 2014-09-26`,
      `“${accepted}” is not a date that exists; write 2014-09-26`,
    );
  if (file !== undefined) return readFlow(readJsonFile(file));
  return cityFlow(city, flow ?? "", options, accepted ?? dayOf(new Date()));
}

function tellWhy(out: Terminal, plan: Plan, flow: Flow, id: string, json: boolean): void {
  const told = explain(plan, flow, id);
  if (told === undefined) {
    const ids = flow.procedures.map((one) => one.id).slice(0, 100);
    throw new CommandFailure({
      zh: `流程里没有事项“${id}”。有：${ids.join("、")}`,
      en: `The flow has no procedure “${id}”. It has: ${ids.join(", ")}`,
    });
  }
  if (json) out.json(told);
  else out.print(told.sentences.map((sentence) => sentence[out.language]).join("\n"));
}

function dateOf(plan: Plan, { accepted, city, file }: Options, own: OwnTime): DatedPlan | undefined {
  if (accepted === undefined) return undefined;
  return datePlan(plan, day(accepted), readWorkCalendar(city ?? (file === undefined ? "xinyu" : undefined)), own);
}
