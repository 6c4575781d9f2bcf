/** What a city sets for thinking changes through. No law gives these figures, so each is an estimate (mark E). */
export type WhatIfSettings = {
  /** Reviewers' hours that one procedure has a day at present; more hours shorten it in proportion. */
  readonly reviewHours: number;
  /** How many more hours a day the ranking tries. */
  readonly addedHours: number;
};
