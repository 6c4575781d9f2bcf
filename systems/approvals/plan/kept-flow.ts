import type { Facts } from "#kernel/feel/conditions.ts";
import { type Flow, readFlow } from "./flow.ts";
import { type Selection, select } from "./selection.ts";

/** At most so many editions are kept; a city plans by two or three. */
const mostFlows = 8;
/** Per edition, the projects whose selection is kept: those at work at the same time. */
const mostSelections = 256;

const flows = new Map<string, { readonly content: string; readonly flow: Flow }>();
/** By the very content, which the commands of one batch share. */
const ofContent = new WeakMap<object, Flow>();
const selections = new WeakMap<Flow, Map<string, Selection>>();

/**
 * The flow of a row, read and checked once for each content: a rule that opens a step needs it each time, and reading it
 * again costs more than all the rest of the rule. It answers what `readFlow` answers.
 */
export function keptFlow(row: { readonly id: string; readonly version: number; readonly content: unknown }): Flow {
  const content = row.content as object;
  const flow = ofContent.get(content) ?? keptByText(row);
  ofContent.set(content, flow);
  return flow;
}

function keptByText(row: { readonly id: string; readonly version: number; readonly content: unknown }): Flow {
  const key = `${row.id}:${row.version}`;
  const content = JSON.stringify(row.content);
  const held = flows.get(key);
  if (held?.content === content) return held.flow;
  const flow = readFlow(row.content);
  if (flows.size >= mostFlows) flows.delete(flows.keys().next().value as string);
  flows.set(key, { content, flow });
  return flow;
}

/** The selection by a project's facts, made once as long as neither flow nor facts change. */
export function keptSelection(flow: Flow, facts: Facts): Selection {
  const own = selections.get(flow) ?? new Map<string, Selection>();
  selections.set(flow, own);
  const key = JSON.stringify(facts);
  const held = own.get(key);
  if (held) return held;
  const selection = select(flow, facts);
  if (own.size >= mostSelections) own.delete(own.keys().next().value as string);
  own.set(key, selection);
  return selection;
}
