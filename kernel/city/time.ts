/** The city's own moment: the server's, or in a demo city one that can be moved. */
export type CityTime = {
  now(): Date;
  /** Only in a demo city: lets the city stand at another moment, or go with the server again (null). */
  readonly moveTo?: (moment: Date | null) => void;
  /** It stands at a moment to which it was moved. */
  readonly moved?: () => boolean;
};

export const serverTime: CityTime = { now: () => new Date() };

/** A moment that can be moved, for a city marked demo: while it is set it stands still. */
export function movableTime(): Required<CityTime> {
  let at: Date | null = null;
  return {
    now: () => at ?? new Date(),
    moveTo(moment) {
      at = moment;
    },
    moved: () => at !== null,
  };
}
