import { rowsOf } from "../chart-words.ts";
import type { Plan } from "../plan.ts";
import { type BpmnGraph, type BpmnNode, taskId } from "./bpmn-graph.ts";

/** Where a node stands, in pixels of the diagram. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const TASK = { width: 120, height: 80 };
const SIZE: Readonly<Record<BpmnNode["kind"], { width: number; height: number }>> = {
  start: { width: 36, height: 36 },
  end: { width: 36, height: 36 },
  task: TASK,
  split: { width: 40, height: 40 },
  join: { width: 40, height: 40 },
};
const COLUMN = 300;
const ROW = 100;
const LEFT = 160;

/**
 * The drawn plan as a diagram: one row a procedure, in the rows of the drawn plan; one column further right than the last
 * that it waits for, gateways beside their procedure. So no line runs backwards and no two boxes meet.
 */
export function bpmnLayout(plan: Plan, graph: BpmnGraph): ReadonlyMap<string, Box> {
  const place = new Map(plan.procedures.map(({ id }, at) => [id, taskId(id, at)]));
  const rows = new Map(plan.stages.flatMap(({ no }) => rowsOf(plan, no)).map(({ id }, row) => [place.get(id)!, row]));
  const column = columns(plan, place);
  const last = Math.max(0, ...column.values()) + 1;
  const middle = (rows.size - 1) / 2;
  const boxes = new Map<string, Box>();
  for (const { id, kind } of graph.nodes) {
    const about = id.replace(/^(Join|Split)_/, "");
    const own = about === "Start" ? -1 : about === "End" ? last : (column.get(about) ?? 0);
    const centre = {
      x: LEFT + own * COLUMN + COLUMN / 2 + (kind === "join" ? -110 : kind === "split" ? 110 : 0),
      y: (rows.get(about) ?? middle) * ROW + ROW / 2,
    };
    const { width, height } = SIZE[kind];
    boxes.set(id, { x: centre.x - width / 2 + COLUMN, y: centre.y - height / 2, width, height });
  }
  return boxes;
}

/** How many wait for each other in a row before each, at most. */
function columns(plan: Plan, place: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  const before = Map.groupBy(plan.edges, ({ to }) => to);
  const missing = new Map(plan.procedures.map(({ id }) => [id, before.get(id)?.length ?? 0]));
  const after = Map.groupBy(plan.edges, ({ from }) => from);
  const found = new Map(plan.procedures.map(({ id }) => [id, 0]));
  const order = plan.procedures.filter(({ id }) => missing.get(id) === 0).map(({ id }) => id);
  // The list grows while it is walked.
  for (const id of order) {
    for (const { to } of after.get(id) ?? []) {
      found.set(to, Math.max(found.get(to)!, found.get(id)! + 1));
      missing.set(to, missing.get(to)! - 1);
      if (missing.get(to) === 0) order.push(to);
    }
  }
  return new Map([...found].map(([id, at]) => [place.get(id)!, at]));
}
