/**
 * A random flow in the plain format: procedures in layers of about forty; each needs one to three papers, mostly of the
 * layer before; every seventh paper has a second maker, and some papers are the applicant's.
 *
 * @param seed the same seed always draws the same flow.
 */
export function layeredFlow(count: number, seed: number): object {
  const next = drawing(seed);
  const upTo = (bound: number) => Math.floor(next() * bound);
  const width = 40;
  const procedures = Array.from({ length: count }, (_, index) => {
    const layer = Math.floor(index / width);
    const needs = Array.from({ length: 1 + upTo(3) }, () => {
      if (layer === 0 || upTo(10) === 0) return `applicant ${upTo(count)}`;
      // One in eight reaches further back than the layer before.
      const from = upTo(8) === 0 ? upTo(layer) : layer - 1;
      return `paper ${from * width + upTo(width)}`;
    });
    // A second maker stands in the same layer as the first, so that no ring arises.
    const other = index % 7 === 6 && index % width !== 0 ? [`paper ${index - 1}`] : [];
    return {
      id: `P${index}`,
      name: `Procedure ${index}`,
      promisedDays: upTo(8),
      serialDays: 8 + upTo(12),
      stage: 1 + Math.min(3, Math.floor((4 * index) / count)),
      needs: [...new Set(needs)],
      yields: [`paper ${index}`, ...other],
    };
  });
  return { title: `${count} procedures`, procedures };
}

/** Numbers from 0 to 1 by a linear congruential generator (Numerical Recipes). */
function drawing(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
