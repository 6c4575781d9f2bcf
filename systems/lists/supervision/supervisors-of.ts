/**
 * 谁批准、谁监管: of a template's bodies those that hold the item's power, so that a body of the same level which is no agency (a
 * forest farm among the townships) gets no duty over what it may not decide. Where none holds it, supervision was given to that
 * level on purpose (LST-14), and each has it.
 */
export function supervisorsOf(
  item: string,
  named: string,
  ofTemplate: readonly string[],
  powers: readonly { readonly item: string; readonly body: string }[],
): readonly string[] {
  if (ofTemplate.length === 0) return [named];
  const holding = new Set(powers.filter((power) => power.item === item).map(({ body }) => body));
  const own = ofTemplate.filter((body) => holding.has(body));
  return own.length > 0 ? own : ofTemplate;
}
