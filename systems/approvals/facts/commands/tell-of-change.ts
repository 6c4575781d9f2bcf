import type { Post } from "#kernel/directory/records.ts";
import { type Case, type Matter, type Party, partyOn } from "#kernel/matters/records.ts";
import { notify } from "#kernel/notices/notices.ts";
import type { Context } from "#kernel/records/command.ts";
import type { Create } from "#kernel/records/effects.ts";
import type { Words } from "#kernel/text/words.ts";
import { tellPosts } from "../../commands/together.ts";
import { livePosts } from "../../people/hands.ts";
import type { Flow } from "../../plan/flow.ts";
import type { NamedStep, PlanDifference } from "../../plan/plan-difference.ts";
import { toldKinds } from "../reads.ts";

/**
 * Tells all whom the new plan concerns: the enterprise, each body with a step that comes in, goes, or goes on beside the plan,
 * and who leads a joint group that such a step belongs to (CON-14). The words name steps, never people.
 */
export function tellOfChange(
  file: Matter,
  told: {
    readonly difference: PlanDifference;
    readonly flow: Flow;
    readonly number: number;
    readonly live: readonly Case[];
    readonly posts: readonly Post[];
    readonly parties: readonly Party[];
  },
  context: Context,
): readonly Create[] {
  const { difference, number } = told;
  const { workdays, added, dropped, carried, upheld } = difference;
  const gone = dropped.length + carried.length + upheld.length;
  const applicants = told.parties.filter((one) => one.role === "applicant" && partyOn(one, context.today));
  const whole: Words = {
    zh: `项目条件已变更（第${number}版计划）：新增${added.length}步，不再办${gone}步，承诺${workdays.before}→${workdays.after}个工作日`,
    en: `The project's facts changed (plan ${number}): ${added.length} steps more, ${gone} fewer, ${workdays.before} → ${workdays.after} workdays`,
  };
  const posts = livePosts(told.posts, toldKinds, context.today);
  return [
    ...applicants.map(({ subject }) =>
      notify({ id: context.newId(), to: { subject }, about: file.id, title: whole, at: context.now }),
    ),
    ...[...wordsByBody(told)].flatMap(([body, words]) =>
      tellPosts(
        posts.filter((one) => one.body === body),
        file.id,
        {
          zh: `项目条件变更（第${number}版计划）：${words.map(({ zh }) => zh).join("；")}`,
          en: `A project's facts changed (plan ${number}): ${words.map(({ en }) => en).join("; ")}`,
        },
        context,
      ),
    ),
  ];
}

/** By body, what the change means for it. */
function wordsByBody({
  difference,
  flow,
  live,
}: Parameters<typeof tellOfChange>[1]): ReadonlyMap<string, readonly Words[]> {
  const byBody = new Map<string, Words[]>();
  const say = (body: string, words: Words) => byBody.set(body, [...(byBody.get(body) ?? []), words]);
  const bodyOf = ({ id, bodyId }: NamedStep) => live.find(({ procedure }) => procedure === id)?.body ?? bodyId;
  const { added, dropped, carried, upheld, overtaken } = difference;
  for (const one of added) say(one.bodyId, { zh: `新增“${one.name.zh}”`, en: `“${one.name.en}” comes in` });
  for (const one of dropped) say(one.bodyId, { zh: `不再办“${one.name.zh}”`, en: `“${one.name.en}” goes` });
  for (const one of carried)
    say(bodyOf(one), {
      zh: `“${one.name.zh}”计划已不要求，在办的件照常办，申请人可以撤回`,
      en: `“${one.name.en}” is in the plan no more; its case goes on unless the applicant withdraws it`,
    });
  for (const one of upheld)
    say(bodyOf(one), {
      zh: `“${one.name.zh}”区域评估已覆盖，已办的照样有效`,
      en: `“${one.name.en}” is done by the zone for all; what was granted stays good`,
    });
  for (const one of overtaken)
    say(bodyOf(one), {
      zh: `“${one.name.zh}”现在之前还应有${one.papers.join("、")}`,
      en: `“${one.name.en}” now needs ${one.papers.join(", ")} before it`,
    });
  for (const body of leadsOf(flow, [...added, ...dropped, ...carried, ...upheld]))
    if (!byBody.has(body)) say(body, { zh: "您牵头的联合办理有增减", en: "a joint group that you lead has changed" });
  return byBody;
}

function leadsOf(flow: Flow, steps: readonly NamedStep[]): readonly string[] {
  const byId = new Map(flow.procedures.map((one) => [one.id, one]));
  const leads = steps.flatMap(({ id }) => {
    const group = byId.get(id)?.jointGroup;
    const lead = group === undefined ? undefined : flow.jointGroups[group]?.lead;
    return lead === undefined ? [] : [byId.get(lead)?.bodyId ?? ""];
  });
  return [...new Set(leads)];
}
