import { ConditionFault, evaluate } from "./conditions.ts";
import type { Flow, FlowProcedure } from "./flow.ts";
import type { FlowFault } from "./flow-fault.ts";
import { precedence, topologicalOrder } from "./precedence.ts";
import { shortestCycle } from "./shortest-cycle.ts";

/** Faults that the file format cannot see, because they lie between procedures. In the order of the file. */
export function graphFaults(flow: Flow): FlowFault[] {
  const faults = [...sameIds(flow), ...paperFaults(flow), ...flow.procedures.flatMap((one) => ownFaults(one, flow))];
  // Without one maker for each paper the graph has no meaning, so cycles are looked for last.
  return faults.length > 0 ? faults : cycleFault(flow);
}

function sameIds(flow: Flow): FlowFault[] {
  const seen = new Set<string>();
  const faults: FlowFault[] = [];
  for (const { id } of flow.procedures) {
    if (seen.has(id)) {
      faults.push({
        code: "SAME_ID",
        procedure: id,
        field: "id",
        text: { zh: `编号${id}用了两次，改其中一个`, en: `the id ${id} is used twice; change one of them` },
      });
    }
    seen.add(id);
  }
  return faults;
}

function paperFaults(flow: Flow): FlowFault[] {
  const brought = new Set(flow.applicantDocuments);
  const maker = new Map<string, string>();
  const faults: FlowFault[] = [];
  for (const { id, yields } of flow.procedures) {
    for (const paper of yields) {
      const first = maker.get(paper) ?? (brought.has(paper) ? "applicant" : undefined);
      if (first !== undefined) {
        const other = first === "applicant" ? { zh: "申请人自带", en: "is brought by the applicant" } : undefined;
        faults.push({
          code: "TWO_MAKERS",
          procedure: id,
          field: "yields",
          text: {
            zh: `“${paper}”已由${other?.zh ?? `${first}出具`}，一份材料只能有一个来源`,
            en: `"${paper}" ${other?.en ?? `is already yielded by ${first}`}; a paper has one maker`,
          },
        });
      } else maker.set(paper, id);
    }
  }
  for (const { id, needs } of flow.procedures) {
    for (const paper of needs) {
      if (maker.has(paper) || brought.has(paper)) continue;
      faults.push({
        code: "NOBODY_YIELDS",
        procedure: id,
        field: "needs",
        text: {
          zh: `“${paper}”没有人出具，也不是申请人材料；补上出具它的事项，或列入applicantDocuments`,
          en: `nobody yields "${paper}" and it is no applicant's document; add its maker or list it in applicantDocuments`,
        },
      });
    }
  }
  return faults;
}

function ownFaults(one: FlowProcedure, flow: Flow): FlowFault[] {
  const faults: FlowFault[] = [];
  if (!flow.stages.some(({ no }) => no === one.stage)) {
    faults.push({
      code: "UNKNOWN_STAGE",
      procedure: one.id,
      field: "stage",
      text: { zh: `没有第${one.stage}阶段`, en: `there is no stage ${one.stage}` },
    });
  }
  if (one.jointGroup !== undefined && !Object.hasOwn(flow.jointGroups, one.jointGroup)) {
    faults.push({
      code: "UNKNOWN_GROUP",
      procedure: one.id,
      field: "jointGroup",
      text: { zh: `没有联合办理组${one.jointGroup}`, en: `there is no joint group ${one.jointGroup}` },
    });
  }
  if (one.excluded !== undefined && one.promisedDays + one.serialDays > 0) {
    faults.push({
      code: "EXCLUDED_COUNTS",
      procedure: one.id,
      field: "excluded",
      text: {
        zh: "不计入时限的事项，承诺和原时限都应为0个工作日（行政许可法第四十五条）",
        en: "time that no clock counts is 0 workdays, promised and serial (行政许可法 art. 45)",
      },
    });
  }
  if (one.conditions !== undefined) {
    try {
      evaluate(one.conditions, {});
    } catch (fault) {
      if (!(fault instanceof ConditionFault)) throw fault;
      faults.push({
        code: "UNREADABLE_CONDITION",
        procedure: one.id,
        field: "conditions",
        text: { zh: `条件读不懂：${fault.expression}`, en: `cannot read the condition: ${fault.expression}` },
      });
    }
  }
  return faults;
}

/** A flow in which papers wait for each other in a ring never starts; the shortest ring is the easiest to mend. */
export function cycleFault(flow: Flow): FlowFault[] {
  const graph = precedence(flow.procedures);
  const order = topologicalOrder(graph);
  if (order.length === flow.procedures.length) return [];
  const ordered = new Set(order);
  const rest = flow.procedures.map((_, index) => index).filter((index) => !ordered.has(index));
  const ids = shortestCycle(graph.after, rest).map((index) => flow.procedures[index]!.id);
  const ring = [...ids, ids[0]].join(" → ");
  return [
    {
      code: "CYCLE",
      procedure: ids[0]!,
      field: "needs",
      text: { zh: `互相等待，谁也开始不了：${ring}`, en: `they wait for each other and none can start: ${ring}` },
    },
  ];
}
