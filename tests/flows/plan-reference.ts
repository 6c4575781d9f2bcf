/** A small flow as the reference reads it: two facts, each procedure under one of four conditions. */
export type SmallProcedure = {
  readonly id: string;
  readonly promisedDays: number;
  readonly needs: readonly string[];
  readonly yields: readonly string[];
  readonly conditions?: "a = true" | "b = true" | "a = false";
};

export type SmallProject = {
  readonly procedures: readonly SmallProcedure[];
  readonly facts: Readonly<Record<string, boolean>>;
  readonly have: readonly string[];
};

/** What a plan must say of a project, reckoned without any of the product's code, slowly and too simply to be wrong. */
export type Reference = {
  /** Those whose condition is not known to fail. */
  readonly applying: readonly SmallProcedure[];
  /** The workday on which each is done; Infinity for those that wait in a ring. */
  readonly finish: ReadonlyMap<string, number>;
  /** Those whose papers are at hand, or serve only such. */
  readonly supplied: ReadonlySet<string>;
  readonly needsOf: (one: SmallProcedure) => readonly string[];
  readonly makersOf: (paper: string) => readonly SmallProcedure[];
  /**
   * The workday on which a paper is there: of its certain makers when the first is done; with open ones only, when the first of
   * each condition is.
   */
  readonly doneOn: (paper: string) => number;
  /** Papers that come from open makers, since the others wait in a ring; with the day on which they are there. */
  readonly released: ReadonlyMap<string, number>;
};

/** Reckons finishing days by going round all procedures until nothing changes any more. */
export function referenceOf({ procedures, facts, have }: SmallProject): Reference {
  const applying = procedures.filter(({ conditions }) => {
    const [path = "", , value] = conditions?.split(" ") ?? [];
    return conditions === undefined || !Object.hasOwn(facts, path) || String(facts[path]) === value;
  });
  const makersOf = (paper: string) => applying.filter(({ yields }) => yields.includes(paper));
  const needsOf = ({ needs }: SmallProcedure) =>
    needs.filter((paper) => !have.includes(paper) && makersOf(paper).length > 0);
  const finish = new Map(applying.map(({ id }) => [id, Number.POSITIVE_INFINITY]));
  const isOpen = ({ conditions }: SmallProcedure) =>
    conditions !== undefined && !Object.hasOwn(facts, conditions.split(" ")[0] ?? "");
  const finishOf = ({ id }: SmallProcedure) => finish.get(id) ?? 0;
  const firstOf = (makers: readonly SmallProcedure[]) => Math.min(...makers.map(finishOf));
  /** Of each open condition the first maker, whichever of the conditions comes true. */
  const lastOfConditions = (makers: readonly SmallProcedure[]) =>
    Math.max(...[...Map.groupBy(makers, ({ conditions }) => conditions).values()].map(firstOf));
  const released = new Map<string, number>();
  const doneOn = (paper: string): number => {
    const makers = makersOf(paper);
    const certain = makers.filter((one) => !isOpen(one));
    return released.get(paper) ?? (certain.length > 0 ? firstOf(certain) : lastOfConditions(makers));
  };
  for (let settled = false; !settled; ) {
    // One round more than there are procedures: by then the longest chain is through.
    for (let round = 0; round <= applying.length; round++) {
      for (const one of applying) finish.set(one.id, Math.max(0, ...needsOf(one).map(doneOn)) + one.promisedDays);
    }
    // Papers whose certain makers wait in a ring come from the open ones that do not.
    const only = [...new Set(applying.flatMap(needsOf))].flatMap((paper) => {
      const done = makersOf(paper).filter((one) => isOpen(one) && finishOf(one) < Number.POSITIVE_INFINITY);
      return doneOn(paper) === Number.POSITIVE_INFINITY && done.length > 0
        ? [[paper, lastOfConditions(done)] as const]
        : [];
    });
    for (const [paper, day] of only) released.set(paper, day);
    settled = only.length === 0;
  }
  return { applying, finish, supplied: suppliedOf(applying, have), needsOf, makersOf, doneOn, released };
}

function suppliedOf(applying: readonly SmallProcedure[], have: readonly string[]): ReadonlySet<string> {
  const supplied = new Set<string>();
  if (have.length === 0) return supplied;
  const needers = (paper: string, maker: SmallProcedure) =>
    applying.filter((one) => one !== maker && one.needs.includes(paper));
  for (let changed = true; changed; ) {
    changed = false;
    for (const one of applying) {
      const missing = one.yields.filter((paper) => !have.includes(paper));
      const unneeded = missing.every((paper) => needers(paper, one).every(({ id }) => supplied.has(id)));
      const noResult = missing.length < one.yields.length || missing.every((paper) => needers(paper, one).length > 0);
      if (supplied.has(one.id) || one.yields.length === 0 || !unneeded || !noResult) continue;
      supplied.add(one.id);
      changed = true;
    }
  }
  return supplied;
}
