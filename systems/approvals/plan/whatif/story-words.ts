import type { Words } from "#kernel/text/words.ts";
import { ordinal, workdays } from "../chart-words.ts";
import type { Flow } from "../flow.ts";
import type { Arranged, Queue } from "./arrangement.ts";
import type { ReformStep } from "./story.ts";

/** What a reform is told from. */
type Told = { readonly flow: Flow; readonly queue: Queue; readonly before: Arranged; readonly after: Arranged };

/** A reform's name and what it did, in words for a page. */
export function reformWords(step: ReformStep, told: Told): { name: Words; explanation: Words } {
  switch (step.kind) {
    case "limits":
      return limitWords(stageWords(step.stage, told.flow), sumsOf(step.stage, told), told);
    case "sideBySide":
      return sideWords(stageWords(step.stage, told.flow), told);
    case "joint":
      return jointWords(step.group ?? "", told);
    case "overlap":
      return overlapWords(stageWords(step.stage, told.flow), told);
  }
}

function limitWords(stage: Words, sums: { old: number; promised: number; shorter: number }, { before, after }: Told) {
  const { old, promised, shorter } = sums;
  return {
    name: { zh: `${stage.zh}压缩时限`, en: `Shorter limits in ${stage.en}` },
    explanation: {
      zh: `${stage.zh}有${shorter}项缩短了承诺时限，合计由${old}个工作日减到${promised}个。仍然一件办完再办下一件，全程${before.total}→${after.total}。`,
      en: `In ${stage.en} ${shorter} procedures promise less, together ${promised} instead of ${workdays(old)}. Still one after another: ${before.total} → ${after.total} for the whole.`,
    },
  };
}

function sideWords(stage: Words, told: Told) {
  const { earlier } = movedIn(told);
  return {
    name: { zh: `${stage.zh}内部并联`, en: `Side by side inside ${stage.en}` },
    explanation: {
      zh: `${stage.zh}里，要的材料齐了就办，不再排队等不相干的事项；联合办理的几家仍轮流办。共${earlier}项提前开始，${told.before.total}→${told.after.total}。`,
      en: `In ${stage.en} each starts when its own papers are there and queues behind nobody else; members of joint groups still take turns. ${earlier} procedures start earlier: ${told.before.total} → ${told.after.total}.`,
    },
  };
}

function jointWords(group: string, told: Told) {
  const name = told.flow.jointGroups[group] ?? { zh: group, en: group };
  const members = told.queue.filter(({ procedure }) => procedure.jointGroup === group).length;
  return {
    name: { zh: `${name.zh}：同时办`, en: `${name.en}, together` },
    explanation: {
      zh: `${name.zh}的${members}项不再轮流：牵头单位一次送齐，各家在自己的时限内同时答复，只等真正要的材料。${told.before.total}→${told.after.total}。`,
      en: `${name.en}: its ${members} procedures no longer take turns. The lead sends to all at once, each answers within its own limit and waits only for papers that it needs: ${told.before.total} → ${told.after.total}.`,
    },
  };
}

function overlapWords(stage: Words, told: Told) {
  const { earlier } = movedIn(told);
  return {
    name: { zh: `不等${stage.zh}全部办完`, en: `No waiting for the end of ${stage.en}` },
    explanation: {
      zh: `后面阶段的事项，材料齐了就开始，不等${stage.zh}全部办完。${earlier}项提前开始，${told.before.total}→${told.after.total}。`,
      en: `Procedures of later stages start when their papers are there, though ${stage.en} is not finished. ${earlier} start earlier: ${told.before.total} → ${told.after.total}.`,
    },
  };
}

function stageWords(no: number | undefined, flow: Flow): Words {
  const name = flow.stages.find((stage) => stage.no === no)?.name;
  return {
    zh: `第${ordinal(no ?? 0, "zh")}阶段${name === undefined ? "" : `（${name.zh}）`}`,
    en: `stage ${no}${name === undefined ? "" : ` (${name.en})`}`,
  };
}

function sumsOf(no: number | undefined, { queue }: Told) {
  const members = queue.filter(({ stage }) => stage === no).map(({ procedure }) => procedure);
  return {
    old: members.reduce((sum, { serialDays }) => sum + serialDays, 0),
    promised: members.reduce((sum, { promisedDays }) => sum + promisedDays, 0),
    shorter: members.filter(({ serialDays, promisedDays }) => promisedDays < serialDays).length,
  };
}

function movedIn({ before, after }: Told) {
  return { earlier: after.turns.filter((turn, at) => turn.start < before.turns[at]!.start).length };
}
