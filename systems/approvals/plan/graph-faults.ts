import { ConditionFault } from "#kernel/feel/condition-fault.ts";
import type { Words } from "#kernel/text/words.ts";
import { factFaults } from "./facts.ts";
import type { Flow, FlowProcedure } from "./flow.ts";
import { conditionOf } from "./flow-conditions.ts";
import { type FlowFault, fault } from "./flow-fault.ts";
import { precedence } from "./precedence.ts";
import { ringFault, shortestRing } from "./ring.ts";
import { arrivals } from "./schedule.ts";

/** Faults that the file format cannot see, because they lie between procedures. In the order of the file. */
export function graphFaults(flow: Flow): FlowFault[] {
  const faults = [
    ...sameIds(flow),
    ...paperFaults(flow),
    ...flow.procedures.flatMap((one) => ownFaults(one, flow)),
    ...leadFaults(flow),
    ...(flow.outside ?? []).flatMap(({ id, conditions }) =>
      conditions === undefined ? [] : conditionFaults(flow, conditions, { procedure: id, field: "conditions" }),
    ),
    ...impliedFaults(flow),
  ];
  if (faults.length > 0) return faults;
  // The facts of examples and checks are projects of this edition, so they must lie in its scope.
  const written = [
    ...(flow.examples ?? []).map((one) => one.facts),
    ...(flow.checks === undefined ? [] : [flow.checks.full.facts, flow.checks.base.facts]),
  ];
  return written.flatMap((facts) => factFaults(flow, facts));
}

function sameIds(flow: Flow): FlowFault[] {
  const seen = new Set<string>();
  const faults: FlowFault[] = [];
  for (const { id } of [...flow.procedures, ...(flow.outside ?? [])]) {
    if (seen.has(id)) {
      const text = { zh: `编号${id}用了两次`, en: `the id ${id} is used twice` };
      faults.push(fault("SAME_ID", { procedure: id, field: "id" }, text));
    }
    seen.add(id);
  }
  return faults;
}

function paperFaults(flow: Flow): FlowFault[] {
  const brought = new Set(flow.applicantDocuments);
  const yielded = new Set(flow.procedures.flatMap((one) => one.yields));
  const faults: FlowFault[] = [];
  for (const { id, yields } of flow.procedures) {
    for (const paper of yields.filter((one) => brought.has(one))) {
      const text = {
        zh: `“${paper}”由${id}出具，又列为申请人材料`,
        en: `"${paper}" is yielded by ${id} and is brought by the applicant too`,
      };
      faults.push(fault("BROUGHT_AND_YIELDED", { procedure: id, field: "yields" }, text));
    }
  }
  for (const { id, needs } of flow.procedures) {
    for (const paper of needs.filter((one) => !yielded.has(one) && !brought.has(one))) {
      const text = {
        zh: `${id}要“${paper}”，而它没有人出具，也不是申请人材料`,
        en: `${id} needs "${paper}", which nobody yields and no applicant brings`,
      };
      faults.push(fault("NOBODY_YIELDS", { procedure: id, field: "needs" }, text));
    }
  }
  return faults;
}

function ownFaults(one: FlowProcedure, flow: Flow): FlowFault[] {
  const faults: FlowFault[] = [];
  const add = (code: Parameters<typeof fault>[0], field: string, text: Words) =>
    faults.push(fault(code, { procedure: one.id, field }, text));
  if (!flow.stages.some(({ no }) => no === one.stage))
    add("UNKNOWN_STAGE", "stage", { zh: `没有第${one.stage}阶段`, en: `there is no stage ${one.stage}` });
  if (one.jointGroup !== undefined && !Object.hasOwn(flow.jointGroups, one.jointGroup))
    add("UNKNOWN_GROUP", "jointGroup", {
      zh: `没有联合办理组${one.jointGroup}`,
      en: `there is no joint group ${one.jointGroup}`,
    });
  if (one.excluded !== undefined && one.promisedDays + one.serialDays > 0)
    add("EXCLUDED_COUNTS", "excluded", {
      zh: "不计入时限的事项，承诺和原时限都应为0个工作日（行政许可法第四十五条）",
      en: "time that no clock counts is 0 workdays, promised and serial (行政许可法 art. 45)",
    });
  if (one.conditions !== undefined)
    faults.push(...conditionFaults(flow, one.conditions, { procedure: one.id, field: "conditions" }));
  for (const [paper, when] of Object.entries(one.needsWhen ?? {}))
    faults.push(...conditionFaults(flow, when, { procedure: one.id, field: `needsWhen.${paper}` }));
  return faults;
}

function leadFaults(flow: Flow): FlowFault[] {
  // In a flow made of the items, a lead that is not in force on that day is missing and no mistake of the file.
  const written = [...flow.procedures, ...(flow.template?.procedures.map((one) => ({ ...one, id: one.item })) ?? [])];
  return Object.entries(flow.jointGroups).flatMap(([group, { lead }]) => {
    if (lead === undefined || written.some(({ id, jointGroup }) => id === lead && jointGroup === group)) return [];
    const text = {
      zh: `联合办理组${group}由${lead}牵头，而它不在这个组里`,
      en: `joint group ${group} is led by ${lead}, which is no member of it`,
    };
    return [fault("LEAD_OUTSIDE_GROUP", { procedure: lead, field: `jointGroups.${group}.lead` }, text)];
  });
}

function impliedFaults(flow: Flow): FlowFault[] {
  return (flow.implies ?? []).flatMap(({ when, then }, index) => [
    ...conditionFaults(flow, when, { field: `implies[${index}].when` }),
    ...conditionFaults(flow, then, { field: `implies[${index}].then` }),
  ]);
}

function conditionFaults(flow: Flow, expression: string, place: { procedure?: string; field: string }): FlowFault[] {
  try {
    const { paths } = conditionOf(flow, expression);
    const declared = flow.facts && new Set(flow.facts.map(({ path }) => path));
    return paths
      .filter((path) => declared?.has(path) === false)
      .map((path) =>
        fault("FACT_OUT_OF_SCOPE", place, {
          zh: `条件用到“${path}”，而这一版流程的facts里没有它`,
          en: `the condition uses "${path}", which this edition's facts do not declare`,
        }),
      );
  } catch (error) {
    if (!(error instanceof ConditionFault)) throw error;
    return [conditionFault(error, place)];
  }
}

/** A condition that cannot be read or answered, as a fault of the flow. */
export function conditionFault(error: ConditionFault, place: { procedure?: string; field: string }): FlowFault {
  const shown = error.expression.length > 80 ? `${error.expression.slice(0, 80)}…` : error.expression;
  const where = { zh: `第${error.at + 1}个字符起`, en: `at character ${error.at + 1}` };
  const texts: Record<ConditionFault["code"], Words> = {
    UNREADABLE_CONDITION: {
      zh: `条件读不懂（${where.zh}）：${shown}`,
      en: `cannot read the condition (${where.en}): ${shown}`,
    },
    NOT_BOOLEAN: {
      zh: `条件得不出“是”或“否”（${where.zh}）：${shown}`,
      en: `the condition gives no yes or no (${where.en}): ${shown}`,
    },
    EXPRESSION_TOO_LONG: {
      zh: `条件超过1000个字符，未作解析：${shown}`,
      en: `the condition has over 1,000 characters and was not parsed: ${shown}`,
    },
    EXPRESSION_TOO_DEEP: {
      zh: `条件嵌套超过50层，未作解析：${shown}`,
      en: `the condition is nested over 50 levels deep and was not parsed: ${shown}`,
    },
  };
  return fault(error.code, place, texts[error.code]);
}

/**
 * A ring that no project escapes: it holds among the procedures that are always needed, even when every paper that has a
 * maker under some condition is there already. Other rings depend on the facts; the plan finds them.
 */
export function certainRing(flow: Flow): FlowFault[] {
  const sometimes = new Set(flow.procedures.flatMap((one) => (one.conditions === undefined ? [] : one.yields)));
  const always = flow.procedures.filter(({ conditions }) => conditions === undefined);
  const graph = precedence(
    always.map(({ needs, yields, binding }) => ({ needs, yields: binding === false ? [] : yields })),
    sometimes,
  );
  const ring = shortestRing(
    always,
    graph,
    arrivals(
      graph,
      always.map(() => 0),
    ),
  );
  return ring === undefined ? [] : [ringFault(ring)];
}
