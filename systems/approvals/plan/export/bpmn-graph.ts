import type { Plan, PlannedProcedure } from "../plan.ts";

/** A node of a process: where it begins, where it ends, a procedure, or a gateway before or after one. */
export type BpmnNode = {
  readonly id: string;
  readonly kind: "start" | "end" | "task" | "split" | "join";
  readonly procedure?: PlannedProcedure;
};

/** A sequence flow; `papers` are what is waited for. */
export type BpmnEdge = {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly papers: readonly string[];
};

export type BpmnGraph = { readonly nodes: readonly BpmnNode[]; readonly edges: readonly BpmnEdge[] };

/** An XML name for a procedure's id; a stranger's id may hold any sign, so its place stands for it then. */
export function taskId(id: string, place: number): string {
  return /^[A-Za-z0-9_.-]+$/.test(id) ? `Task_${id}` : `Task_n${place}`;
}

/**
 * A plan as a process: whoever waits for several waits at a parallel gateway before it, and whoever several wait for is
 * followed by one. Without gateways BPMN would take the first paper for enough.
 */
export function bpmnGraph({ procedures, edges: waits }: Plan): BpmnGraph {
  const ids = new Map(procedures.map(({ id }, place) => [id, taskId(id, place)]));
  const nodes: BpmnNode[] = [{ id: "Start", kind: "start" }];
  const links: Omit<BpmnEdge, "id">[] = waits.map(({ from, to, papers }) => ({
    from: ids.get(from)!,
    to: ids.get(to)!,
    papers,
  }));
  const waiting = new Set(links.map(({ to }) => to));
  const awaited = new Set(links.map(({ from }) => from));
  for (const id of ids.values()) {
    if (!waiting.has(id)) links.push({ from: "Start", to: id, papers: [] });
    if (!awaited.has(id)) links.push({ from: id, to: "End", papers: [] });
  }
  const entry = (id: string) => (links.filter(({ to }) => to === id).length > 1 ? `Join_${id}` : id);
  const exit = (id: string) => (links.filter(({ from }) => from === id).length > 1 ? `Split_${id}` : id);
  const edges: Omit<BpmnEdge, "id">[] = links.map(({ from, to, papers }) => ({
    from: exit(from),
    to: entry(to),
    papers,
  }));
  const around = (id: string, node: BpmnNode) => {
    if (entry(id) !== id) {
      nodes.push({ id: entry(id), kind: "join" });
      edges.push({ from: entry(id), to: id, papers: [] });
    }
    if (node.kind !== "start") nodes.push(node);
    if (exit(id) !== id) {
      nodes.push({ id: exit(id), kind: "split" });
      edges.push({ from: id, to: exit(id), papers: [] });
    }
  };
  around("Start", nodes[0]!);
  for (const procedure of procedures) {
    const id = ids.get(procedure.id)!;
    around(id, { id, kind: "task", procedure });
  }
  around("End", { id: "End", kind: "end" });
  return { nodes, edges: edges.map((edge, at) => ({ id: `Flow_${at + 1}`, ...edge })) };
}
