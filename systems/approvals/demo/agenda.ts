/** Something to be done at a moment; it may bring further things to be done later. */
export type Turn = {
  readonly at: Date;
  /** Looks at what there is to do, before anybody acts at that moment: all acts then share transactions. */
  look?(): Promise<void>;
  act(): Promise<readonly Turn[]>;
};

/**
 * Plays turns in the order of their moments; those of one moment are asked for at once, as on a busy morning.
 * `enter` moves the city to the moment before its turns are played.
 */
export async function playAgenda(
  first: readonly Turn[],
  until: Date,
  enter: (moment: Date) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  const agenda = new Map<number, Turn[]>();
  const put = (turn: Turn) => {
    const key = turn.at.getTime();
    if (turn.at > until) return;
    const turns = agenda.get(key);
    if (turns) turns.push(turn);
    else agenda.set(key, [turn]);
  };
  for (const turn of first) put(turn);
  let moments = [...agenda.keys()].sort((a, b) => a - b);
  for (let moment = moments.shift(); moment !== undefined; moment = moments.shift()) {
    signal?.throwIfAborted();
    await enter(new Date(moment));
    const turns = agenda.get(moment) ?? [];
    agenda.delete(moment);
    await Promise.all(turns.map((turn) => turn.look?.()));
    const next = (await Promise.all(turns.map((turn) => turn.act()))).flat();
    if (next.length === 0) continue;
    for (const turn of next) put(turn);
    moments = [...agenda.keys()].sort((a, b) => a - b);
  }
}
