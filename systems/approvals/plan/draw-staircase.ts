import type { Language } from "#kernel/text/words.ts";
import type { Plan } from "./plan.ts";
import { Pen, picture, short } from "./svg.ts";

const WIDTH = 440;
const PITCH = 6;
const BAR = 4;

/** The plan as a small staircase without words, for the home page: a short line each procedure, the path joined. */
export function drawStaircase(plan: Plan, language: Language, id = "staircase"): string {
  const day = WIDTH / Math.max(plan.parallelWorkdays, 1);
  const onPath = new Set(plan.criticalPath);
  const rank = (one: { id: string }) => (onPath.has(one.id) ? 0 : 1);
  const rows = plan.procedures
    .filter(({ days }) => days > 0)
    .sort((a, b) => a.start - b.start || rank(a) - rank(b) || a.finish - b.finish);

  const bars = new Pen();
  const joints = new Pen();
  let from: { x: number; y: number } | undefined;
  rows.forEach((one, index) => {
    const x = one.start * day;
    const y = index * PITCH;
    const width = short(one.days * day - 1);
    bars.draw(onPath.has(one.id) ? "step-critical" : "step", `M${short(x)} ${y}h${width}v${BAR}h-${width}z`);
    if (!onPath.has(one.id)) return;
    if (from !== undefined) joints.draw("step-joint", `M${short(from.x)} ${from.y}V${y + BAR / 2}`);
    from = { x: x + width, y: y + BAR / 2 };
  });

  const text = {
    zh: {
      title: `${plan.procedures.length}项审批并联办理，全程${plan.parallelWorkdays}个工作日`,
      description: "每条短线是一项审批；连起来的是关键路径。",
    },
    en: {
      title: `${plan.procedures.length} approvals side by side in ${plan.parallelWorkdays} workdays`,
      description: "Each short line is an approval; those joined are the critical path.",
    },
  }[language];
  return picture(
    { id, classes: "staircase", width: WIDTH, height: Math.max(rows.length, 1) * PITCH, ...text },
    `${bars}${joints}`,
  );
}
