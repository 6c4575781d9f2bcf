import { BpmnModdle, type Element } from "bpmn-moddle";
import type { Language } from "#kernel/text/words.ts";
import { barWords, excludedWords } from "../chart-words.ts";
import type { Flow } from "../flow.ts";
import type { Plan, PlannedProcedure } from "../plan.ts";
import { type BpmnEdge, type BpmnNode, bpmnGraph } from "./bpmn-graph.ts";
import { type Box, bpmnLayout } from "./bpmn-layout.ts";

const TYPES: Readonly<Record<BpmnNode["kind"], string>> = {
  start: "bpmn:StartEvent",
  end: "bpmn:EndEvent",
  task: "bpmn:UserTask",
  split: "bpmn:ParallelGateway",
  join: "bpmn:ParallelGateway",
};

/**
 * A plan as BPMN 2.0 (ISO/IEC 19510): a process with one user task a procedure, parallel gateways where several papers
 * meet or part, sequence flows named by the papers, and the diagram. It describes and is not meant to be executed.
 *
 * @returns XML text in UTF-8.
 */
export async function planBpmn(plan: Plan, flow: Flow, language: Language): Promise<string> {
  const model = new BpmnModdle();
  const graph = bpmnGraph(plan);
  const boxes = bpmnLayout(plan, graph);
  const elements = new Map(graph.nodes.map((node) => [node.id, elementOf(model, node, language)]));
  const flows = graph.edges.map((edge) => {
    const [sourceRef, targetRef] = [elements.get(edge.from)!, elements.get(edge.to)!];
    const name = edge.papers.join(language === "zh" ? "、" : ", ");
    const made = model.create("bpmn:SequenceFlow", { id: edge.id, sourceRef, targetRef, ...(name && { name }) });
    (sourceRef.outgoing as Element[]).push(made);
    (targetRef.incoming as Element[]).push(made);
    return made;
  });
  const process = model.create("bpmn:Process", {
    id: "Plan",
    name: flow.title[language],
    isExecutable: false,
    flowElements: [...elements.values(), ...flows],
  });
  const shapes = graph.nodes.map(({ id }) => shapeOf(model, elements.get(id)!, boxes.get(id)!));
  const lines = graph.edges.map((edge, at) => lineOf(model, edge, flows[at]!, boxes));
  const plane = model.create("bpmndi:BPMNPlane", {
    id: "Plane",
    bpmnElement: process,
    planeElement: [...shapes, ...lines],
  });
  const definitions = model.create("bpmn:Definitions", {
    id: "Definitions",
    targetNamespace: `urn:binglian:plan:${encodeURIComponent(plan.flow)}:${encodeURIComponent(plan.edition)}`,
    exporter: "Binglian",
    rootElements: [process],
    diagrams: [model.create("bpmndi:BPMNDiagram", { id: "Diagram", plane })],
  });
  return (await model.toXML(definitions, { format: true })).xml;
}

function elementOf(model: BpmnModdle, { id, kind, procedure }: BpmnNode, language: Language): Element {
  const links = { incoming: [], outgoing: [] };
  if (procedure === undefined) {
    const names = { start: { zh: "受理", en: "accepted" }, end: { zh: "全部办结", en: "all decided" } };
    const name = kind === "start" || kind === "end" ? { name: names[kind][language] } : {};
    return model.create(TYPES[kind], { id, ...name, ...links });
  }
  const text = `${procedure.body[language]}\n${documentation(procedure, language)}`;
  return model.create(TYPES[kind], {
    id,
    name: `${procedure.id} ${procedure.name[language]}`,
    documentation: [model.create("bpmn:Documentation", { text })],
    ...links,
  });
}

function documentation(one: PlannedProcedure, language: Language): string {
  return one.excluded ? excludedWords(one.excluded)[language] : barWords(one)[language];
}

function shapeOf(model: BpmnModdle, element: Element, box: Box): Element {
  return model.create("bpmndi:BPMNShape", {
    id: `${element.id}_shape`,
    bpmnElement: element,
    bounds: model.create("dc:Bounds", box),
  });
}

/** From the right side of one to the left side of the other, with an elbow half way. */
function lineOf(model: BpmnModdle, edge: BpmnEdge, element: Element, boxes: ReadonlyMap<string, Box>): Element {
  const [from, to] = [boxes.get(edge.from)!, boxes.get(edge.to)!];
  const start = { x: from.x + from.width, y: from.y + from.height / 2 };
  const end = { x: to.x, y: to.y + to.height / 2 };
  const half = (start.x + end.x) / 2;
  const points = start.y === end.y ? [start, end] : [start, { x: half, y: start.y }, { x: half, y: end.y }, end];
  return model.create("bpmndi:BPMNEdge", {
    id: `${edge.id}_edge`,
    bpmnElement: element,
    waypoint: points.map((point) => model.create("dc:Point", point)),
  });
}
