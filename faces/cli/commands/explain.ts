import { Command } from "commander";
import { pathOf } from "#faces/api/routes.ts";
import { registry } from "#kernel/city/registry.ts";
import { systems } from "#systems/index.ts";
import { CommandFailure } from "../command-failure.ts";
import { type Explanation, explain } from "../explanation.ts";
import { readSources, type SourcePlace } from "../source-places.ts";
import type { Terminal } from "../terminal.ts";

/** `binglian explain approvals.accept`: where everything that belongs to a command stands in the source. */
export function explainCommand(out: Terminal): Command {
  const zh = out.language === "zh";
  return new Command("explain")
    .description(
      zh
        ? "说出一个办理动作的声明、规则、表、拒绝、后续、页面和测试在哪里"
        : "says where a command's declaration, rule, tables, refusals, reactions, pages and tests are",
    )
    .argument("<command>", "approvals.accept")
    .option("--json", zh ? "输出 JSON" : "answer in JSON")
    .action(async (name: string, options: { json?: boolean }) => {
      const declared = registry(systems);
      const command = declared.commands.get(name);
      if (command === undefined) throw unknown(name, [...declared.commands.keys()]);
      const explanation = explain(declared, readSources(), command, pathOf);
      if (options.json) out.json(explanation);
      else out.print(text(explanation, zh));
    });
}

/** Names the commands whose name has a part in common with what was asked for. */
function unknown(name: string, known: readonly string[]): CommandFailure {
  const parts = name.toLowerCase().split(".").filter(Boolean);
  const near = known.filter((one) => parts.some((part) => one.toLowerCase().includes(part)));
  const list = near.length > 0 ? near : known;
  return new CommandFailure({
    zh: `没有办理动作“${name}”。${near.length > 0 ? "相近的" : "现有的"}：${list.join("、") || "无"}`,
    en: `There is no command “${name}”. ${near.length > 0 ? "Near it" : "There are"}: ${list.join(", ") || "none"}`,
  });
}

const at = (place: SourcePlace | null): string => (place === null ? "—" : `${place.file}:${place.line}`);

function text(one: Explanation, zh: boolean): string {
  const label = (chinese: string, english: string) => (zh ? chinese : english);
  const list = (title: string, lines: readonly string[]) => [
    `${title}`,
    ...(lines.length ? lines : ["—"]).map((line) => `  ${line}`),
  ];
  return [
    `${one.command}  ${zh ? one.title.zh : one.title.en}`,
    ...list(label("声明", "Declaration"), [at(one.declaration)]),
    ...list(label("依据", "Basis"), one.basis),
    ...list(label("谁可以办", "Who may"), [
      `${one.policy.roles.join(", ")} — ${zh ? one.policy.scope.zh : one.policy.scope.en}`,
    ]),
    ...list(label("规则", "Rule"), [at(one.rule)]),
    ...(one.route === "" ? [] : list(label("接口", "Route"), [`POST ${one.route}`])),
    ...list(label("输入", "Input"), [JSON.stringify(one.input)]),
    ...list(
      label("表", "Tables"),
      one.tables.map(({ table, place }) => `${table}  ${at(place)}`),
    ),
    ...list(
      label("拒绝", "Refusals"),
      one.refusals.map(({ code, rule, place }) => `${code} (${rule})  ${at(place)}`),
    ),
    ...list(
      label("后续", "Reactions"),
      one.reactions.map(({ name, sends, place }) => `${name} → ${sends.join(", ")}  ${at(place)}`),
    ),
    ...list(
      one.pagesOf === "record"
        ? label("读它的记录的页面", "Pages that read its record")
        : label("本系统的页面", "Pages of the system"),
      one.pages.map(({ path, place }) => `${path}  ${at(place)}`),
    ),
    ...list(
      label("测试", "Tests"),
      one.tests.map((place) => `${at(place)}  ${place.text}`),
    ),
  ].join("\n");
}
