/** The city's own moment: the server's, or in a demo city one that can be moved. */
export type CityTime = {
  now(): Date;
  /** Only in a demo city: lets the city stand at another moment, or go on again (null). */
  readonly moveTo?: (moment: Date | null) => void;
  /** Only in a demo city: time goes on from a later moment. */
  readonly goOnFrom?: (moment: Date) => void;
};

export const serverTime: CityTime = { now: () => new Date() };

/**
 * The time of a city marked demo: the server's, or ahead of it by what was skipped. While it is moved it stands still.
 * @param last the moment of the last entry of the journal: a city whose time was skipped goes on from there after a restart
 */
export function movableTime(last: Date | null = null): Required<CityTime> {
  let at: Date | null = null;
  let ahead = Math.max(0, (last?.getTime() ?? 0) - Date.now());
  return {
    now: () => at ?? new Date(Date.now() + ahead),
    moveTo(moment) {
      at = moment;
    },
    goOnFrom(moment) {
      at = null;
      ahead = moment.getTime() - Date.now();
    },
  };
}
