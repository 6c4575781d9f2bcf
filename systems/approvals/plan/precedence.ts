/** What the graph needs to know of a procedure. */
export type PaperTrail = { readonly needs: readonly string[]; readonly yields: readonly string[] };

/** Who waits for which papers, by position in the given list. */
export type Precedence = {
  /** `waits[b]`: the papers that b waits for, in the order of b's needs, each once; numbers stand for papers. */
  readonly waits: readonly (readonly number[])[];
  /** `makes[a]`: the papers that a makes and somebody waits for. */
  readonly makes: readonly (readonly number[])[];
  /** `waiting[p]`: those that wait for paper p. */
  readonly waiting: readonly (readonly number[])[];
  /** `makers[p]`: those that make paper p, in the order of the list; any of them is enough. */
  readonly makers: readonly (readonly number[])[];
  /** The names of the papers, by number. */
  readonly papers: readonly string[];
};

/**
 * B waits for A when B needs a paper that A yields (CON-11); of several makers of a paper, for the first that is done. A
 * paper that nobody in the list yields makes nobody wait: the applicant brings it, or its maker does not apply. Nor does a
 * paper that is at hand already. O(procedures + papers).
 */
export function precedence(procedures: readonly PaperTrail[], atHand: ReadonlySet<string> = new Set()): Precedence {
  const numbers = new Map<string, number>();
  const papers: string[] = [];
  const makers: number[][] = [];
  procedures.forEach(({ yields }, index) => {
    for (const paper of yields) {
      if (atHand.has(paper)) continue;
      const known = numbers.get(paper);
      if (known !== undefined) {
        // A file may name a paper twice in one list.
        if (makers[known]!.at(-1) !== index) makers[known]!.push(index);
        continue;
      }
      numbers.set(paper, papers.length);
      papers.push(paper);
      makers.push([index]);
    }
  });
  const waiting: number[][] = papers.map(() => []);
  const waits = procedures.map(({ needs }, index) => {
    const own: number[] = [];
    for (const paper of needs) {
      const number = numbers.get(paper);
      if (number === undefined || waiting[number]!.at(-1) === index) continue;
      own.push(number);
      waiting[number]!.push(index);
    }
    return own;
  });
  const makes: number[][] = procedures.map(() => []);
  makers.forEach((those, paper) => {
    if (waiting[paper]!.length > 0) for (const index of those) makes[index]!.push(paper);
  });
  return { waits, makes, waiting, makers, papers };
}
