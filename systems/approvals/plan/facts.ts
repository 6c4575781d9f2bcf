import type { Facts } from "#kernel/feel/conditions.ts";
import type { Words } from "#kernel/text/words.ts";
import type { FactDeclaration, Flow } from "./flow.ts";
import { conditionOf, expressionsOf } from "./flow-conditions.ts";
import { type FlowFault, FlowRefused, fault } from "./flow-fault.ts";

type Place = { readonly path: string; readonly value: unknown };

/**
 * Facts as people write them, flat (`{ "project.landMode": "出让" }`) or nested (`{ "project": { "landMode": "出让" } }`), by
 * their whole paths. Walks without recursion, whatever the depth.
 *
 * @throws FlowRefused naming each path that is no text, number, true or false, or that is said twice and differently.
 */
export function flattenFacts(written: unknown): Facts {
  const facts = new Map<string, string | number | boolean>();
  const faults: FlowFault[] = [];
  const open: Place[] = [{ path: "", value: written }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { path, value } = place;
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      for (const [name, inner] of Object.entries(value)) {
        // A path deeper than this names no fact of any flow; it is not walked to its end.
        if (path.length > 1000) faults.push(unreadable(path));
        else open.push({ path: path === "" ? name : `${path}.${name}`, value: inner });
      }
    } else if (path === "" || !isFact(value)) faults.push(unreadable(path));
    else if (facts.has(path) && facts.get(path) !== value) faults.push(twice(path, facts.get(path), value));
    else facts.set(path, value);
  }
  if (faults.length > 0) throw new FlowRefused(faults);
  // In the order of their names, so that the same facts always read the same.
  return Object.fromEntries([...facts].sort(([one], [other]) => (one < other ? -1 : 1)));
}

function isFact(value: unknown): value is string | number | boolean {
  return (
    typeof value === "string" || typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))
  );
}

function unreadable(path: string): FlowFault {
  const name = path.slice(0, 100);
  return fault(
    "FACT_UNREADABLE",
    { field: name },
    {
      zh: name === "" ? "项目事实应为一个对象" : `“${name}”的值不是文字、数字或真假`,
      en: name === "" ? "facts must be an object" : `the value of "${name}" is no text, number, true or false`,
    },
  );
}

function twice(path: string, one: unknown, other: unknown): FlowFault {
  const values = [one, other].map((value) => JSON.stringify(value)).sort();
  return fault(
    "FACTS_CONTRADICT",
    { field: path },
    {
      zh: `“${path}”写了两次，一处是${values[0]}，一处是${values[1]}`,
      en: `"${path}" is given twice, once as ${values[0]} and once as ${values[1]}`,
    },
  );
}

/** Facts that this edition does not know, values that it does not offer, and facts that exclude each other. */
export function factFaults(flow: Flow, facts: Facts): FlowFault[] {
  const declared = flow.facts;
  const scope = declared === undefined ? usedFaults(flow, facts) : scopeFaults(flow, declared, facts);
  if (scope.length > 0) return scope;
  return (flow.implies ?? []).flatMap(({ when, then, text }) => {
    if (conditionOf(flow, when).answer(facts).truth !== "true") return [];
    if (conditionOf(flow, then).answer(facts).truth !== "false") return [];
    return fault("FACTS_CONTRADICT", { field: conditionOf(flow, then).paths[0] ?? then }, text);
  });
}

/** What a flow that declares no facts uses: by path, what its conditions compare it with. */
type Used = ReadonlyMap<string, ReadonlySet<string>>;

const usedBy = new WeakMap<Flow, Used>();

function usedFacts(flow: Flow): Used {
  const known = usedBy.get(flow);
  if (known !== undefined) return known;
  const used = new Map<string, Set<string>>();
  const note = (path: string, kinds: Iterable<string>): void => {
    const before = used.get(path) ?? new Set();
    used.set(path, before);
    for (const kind of kinds) before.add(kind);
  };
  for (const expression of expressionsOf(flow))
    for (const [path, kinds] of conditionOf(flow, expression).comparedWith) note(path, kinds);
  const projects = [flow.checks?.full, flow.checks?.base, ...(flow.examples ?? [])];
  for (const facts of projects) for (const path of Object.keys(facts?.facts ?? {})) note(path, []);
  usedBy.set(flow, used);
  return used;
}

/**
 * In a flow that declares no facts, those that it does not use: nothing would come of them, so the name is a slip. And texts
 * where only numbers or yes and no are asked for, such as "true" in quotes. A flow that uses no facts at all takes any.
 */
function usedFaults(flow: Flow, facts: Facts): FlowFault[] {
  const stated = Object.entries(facts);
  const used: Used = stated.length === 0 ? new Map() : usedFacts(flow);
  if (used.size === 0) return [];
  return stated.flatMap(([path, value]) => {
    const kinds = used.get(path);
    const why = kinds === undefined ? unknownFact(path, [...used.keys()]) : wrongText(path, value, kinds);
    if (why === undefined) return [];
    return fault(
      "FACT_OUT_OF_SCOPE",
      { field: path },
      { zh: `${flow.title.zh}：${why.zh}`, en: `${flow.title.en}: ${why.en}` },
    );
  });
}

function wrongText(path: string, value: string | number | boolean, kinds: ReadonlySet<string>): Words | undefined {
  if (typeof value !== "string" || kinds.size === 0 || kinds.has("string") || kinds.has("any")) return undefined;
  return wrongType(path, kinds.has("boolean") ? "boolean" : "number", value);
}

function scopeFaults(flow: Flow, declared: readonly FactDeclaration[], facts: Facts): FlowFault[] {
  const known = new Map(declared.map((one) => [one.path, one]));
  return Object.entries(facts).flatMap(([path, value]) => {
    const one = known.get(path);
    const why = one === undefined ? unknownFact(path, [...known.keys()]) : wrongValue(one, value);
    if (why === undefined) return [];
    const edition = { zh: `${flow.title.zh}（${flow.edition}）`, en: `${flow.title.en} (${flow.edition})` };
    return fault(
      "FACT_OUT_OF_SCOPE",
      { field: path },
      { zh: `${edition.zh}：${why.zh}`, en: `${edition.en}: ${why.en}` },
    );
  });
}

function unknownFact(path: string, known: readonly string[]): Words {
  return {
    zh: `没有“${path}”这项事实；有：${known.join("、")}`,
    en: `has no fact "${path}"; it has ${known.join(", ")}`,
  };
}

function wrongValue({ path, type, values }: FactDeclaration, value: string | number | boolean): Words | undefined {
  if (type === "choice") {
    if (values === undefined || values.some((one) => one.value === value)) return undefined;
    const choices = values.map((one) => String(one.value));
    return {
      zh: `“${path}”不能是“${value}”；可以是：${choices.join("、")}`,
      en: `"${path}" cannot be "${value}"; it can be ${choices.join(", ")}`,
    };
  }
  // Numbers and answers of yes or no keep their type, so "true" in quotes is told rather than guessed.
  return typeof value === type ? undefined : wrongType(path, type, value);
}

function wrongType(path: string, type: "boolean" | "number", value: string | number | boolean): Words {
  return {
    zh: `“${path}”应为${type === "boolean" ? "true或false" : "数字"}，现为${JSON.stringify(value)}`,
    en: `"${path}" must be ${type === "boolean" ? "true or false" : "a number"}; found ${JSON.stringify(value)}`,
  };
}
