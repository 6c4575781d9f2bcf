import { readFileSync } from "node:fs";
import type { z } from "zod";
import { type Flow, type FlowProcedure, type flowFile, readFlow } from "#systems/approvals/plan/flow.ts";

const construction = new URL("../../cities/xinyu/flows/construction-2014.json", import.meta.url);

/** The city's construction flow of 2014, as tests read it. */
export function xinyuFlow(): Flow {
  return readFlow(JSON.parse(readFileSync(construction, "utf8")));
}

/** A small flow file for a test: procedures by id, each one day long unless said otherwise. */
export function flowOf(procedures: Readonly<Record<string, Partial<FlowProcedure>>>): z.input<typeof flowFile> {
  return {
    id: "small",
    edition: "1",
    validFrom: "2014-01-01",
    validTo: null,
    title: { zh: "小流程", en: "Small flow" },
    source: "test",
    estimated: "all",
    semantics: {},
    stages: [{ no: 1, name: { zh: "一阶段", en: "Stage one" }, procedures: 0, finishByWorkday: 0 }],
    applicantDocuments: [],
    procedures: Object.entries(procedures).map(([id, own]) => ({
      id,
      name: { zh: `事项${id}`, en: `Procedure ${id}` },
      bodyId: "PLN",
      body: { zh: "市规划局", en: "Planning Bureau" },
      stage: 1,
      legalDays: null,
      legalUnit: null,
      legalBasis: "test",
      serialDays: own.promisedDays ?? (own.excluded ? 0 : 1),
      promisedDays: own.excluded ? 0 : 1,
      needs: [],
      yields: [],
      mark: { legal: "E", serial: "E", promised: "E" },
      ...own,
    })),
  };
}
