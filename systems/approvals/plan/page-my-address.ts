import type { Facts } from "#kernel/feel/conditions.ts";
import type { Flow } from "./flow.ts";

/** What a plan page is asked with: parameters of its address. */
export type Parameters = Readonly<Record<string, string | undefined>>;

/**
 * A project's plan as an address says it: the whole of it, so that whoever has the link has the plan. Facts stand under
 * their own names without "project." (landMode=出让); papers in lists joined by ~; own time as after3=300 (calendar days
 * after stage 3) and ready=施工图设计文件=20; changes in the form of `encodeChanges`.
 */
export type MyQuestion = {
  readonly edition?: string | undefined;
  /** As path=value. */
  readonly facts: readonly string[];
  readonly want: readonly string[];
  readonly have: readonly string[];
  readonly accepted?: string | undefined;
  /** As stage=days. */
  readonly ownAfterStage: readonly string[];
  /** As paper=days. */
  readonly ownPapers: readonly string[];
  readonly changes: string;
};

export const MY_PLAN = "/plans/my";

/** Names that the page keeps for itself; a fact of that name keeps its whole path. */
const own = new Set(["edition", "want", "have", "accepted", "ready", "paper", "days", "change", "add", "lang", "size"]);
const PREFIX = "project.";

/** The name of a fact in an address. */
export function shortName(path: string): string {
  const short = path.startsWith(PREFIX) ? path.slice(PREFIX.length) : path;
  return own.has(short) || /^(after\d|have\.|want\.)/.test(short) ? path : short;
}

/**
 * Reads a page's parameters, those that its form makes among them: a check box `have.<paper>`, one more paper of the
 * applicant's own (`paper`, `days`), one more change (`add`).
 */
export function readMyQuestion(parameters: Parameters, flow: Flow): MyQuestion {
  const given = Object.entries(parameters).filter(
    (one): one is [string, string] => one[1] !== undefined && one[1] !== "",
  );
  const paths = new Map((flow.facts ?? []).map(({ path }) => [shortName(path), path]));
  const facts = given.flatMap(([name, value]) => {
    const path = paths.get(name) ?? (/^(project|zoneAssessment)\./.test(name) ? name : undefined);
    return path === undefined ? [] : [`${path}=${value}`];
  });
  const papers = (kind: "have" | "want") => [
    ...new Set([
      ...listOf(parameters[kind]),
      ...given.flatMap(([name]) => (name.startsWith(`${kind}.`) ? [name.slice(5)] : [])),
    ]),
  ];
  const { paper = "", days = "" } = parameters;
  const ready = listOf(parameters.ready);
  return {
    edition: parameters.edition || undefined,
    facts,
    want: papers("want"),
    have: papers("have"),
    accepted: parameters.accepted || undefined,
    ownAfterStage: given.flatMap(([name, value]) => {
      const [, stage] = /^after(\d{1,3})$/.exec(name) ?? [];
      return stage === undefined ? [] : [`${stage}=${value}`];
    }),
    ownPapers:
      paper === "" || days === ""
        ? ready
        : [...ready.filter((one) => !one.startsWith(`${paper}=`)), `${paper}=${days}`],
    changes: parameters.add ? withChange(parameters.change ?? "", parameters.add) : (parameters.change ?? ""),
  };
}

function listOf(text: string | undefined): string[] {
  return (text ?? "").split("~").filter((one) => one !== "");
}

/** The changes with one more; a new limit of the same procedure takes the place of the old one. */
export function withChange(changes: string, added: string): string {
  const limit = /^([^~!*@-]+)-\d+$/.exec(added)?.[1];
  const pieces = changes.split("~").filter((one) => one !== "");
  const kept = limit === undefined ? pieces : pieces.filter((one) => /^([^~!*@-]+)-\d+$/.exec(one)?.[1] !== limit);
  return [...new Set([...kept, added])].join("~");
}

/** The shortest address that asks the same; the same question always has the same one. */
export function addressOfMine(flow: Flow, asked: MyQuestion, ending = "", path = MY_PLAN): string {
  const said = new Map(asked.facts.map((one) => [one.slice(0, one.indexOf("=")), one.slice(one.indexOf("=") + 1)]));
  const order = new Map((flow.facts ?? []).map((one, index) => [one.path, index]));
  const facts = [...said].sort(([a], [b]) => (order.get(a) ?? order.size) - (order.get(b) ?? order.size));
  const pairs: [string, string | undefined][] = [
    ["edition", asked.edition],
    ...facts.map(([fact, value]): [string, string] => [shortName(fact), value]),
    ["want", asked.want.join("~")],
    ["have", asked.have.join("~")],
    ["accepted", asked.accepted],
    ...asked.ownAfterStage.map((one): [string, string] => {
      const [stage = "", days = ""] = one.split("=");
      return [`after${stage}`, days];
    }),
    ["ready", asked.ownPapers.join("~")],
    ["change", asked.changes],
  ];
  const query = pairs
    .filter((one): one is [string, string] => one[1] !== undefined && one[1] !== "")
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join("&");
  return query === "" ? `${path}${ending}` : `${path}${ending}?${query}`;
}

/** Signs that may stand in an address as they are stay readable. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/%3D/g, "=").replace(/%2C/g, ",");
}

const nothing = { facts: [], want: [], have: [], ownAfterStage: [], ownPapers: [], changes: "" };

/** "My project" with these facts and nothing else. */
export function addressOfFacts(flow: Flow, facts: Facts, edition?: string, path = MY_PLAN): string {
  const written = Object.entries(facts).map(([fact, value]) => `${fact}=${value}`);
  return addressOfMine(flow, { ...nothing, edition, facts: written }, "", path);
}
