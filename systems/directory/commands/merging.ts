import type { Day } from "#kernel/calendar/day.ts";
import { inForce, type Power, powers } from "#kernel/items/records.ts";
import { type Case, isRunning } from "#kernel/matters/records.ts";
import { change, create, type Effect } from "#kernel/records/effects.ts";

/** What becomes of a power of the ended body: who holds it from the day on. */
export type Heir = { readonly of: Power; readonly id: string };

/**
 * Moves a body's powers to its successor on a day: each that is in force ends on that day, and the successor's begins.
 * One that the successor has anyway is used as it is; one that begins later simply changes hands.
 */
export function movePowers(
  own: readonly Power[],
  gained: readonly Power[],
  to: { readonly successor: string; readonly on: Day },
  newId: () => string,
): { readonly effects: Effect[]; readonly heirs: Heir[] } {
  const { successor, on } = to;
  const effects: Effect[] = [];
  const heirs: Heir[] = [];
  for (const power of own) {
    if (power.validTo !== null && power.validTo <= on) continue;
    if (power.validFrom >= on) {
      effects.push(change(power, { body: successor }));
      continue;
    }
    effects.push(change(power, { validTo: on }));
    const same = gained.filter((one) => one.item === power.item && one.division === power.division);
    const present = same.find((one) => inForce(one, on));
    const id = present?.id ?? newId();
    heirs.push({ of: power, id });
    if (present) continue;
    const later = same.map((one) => one.validFrom).filter((day) => day > on);
    const validTo = [power.validTo, ...later].filter((day) => day !== null).sort()[0] ?? null;
    // A body that acted in the successor's name now acts in its own.
    const inNameOf = power.inNameOf === successor ? null : power.inNameOf;
    const mode = power.inNameOf === successor ? "own" : power.mode;
    effects.push(
      create(powers, {
        id,
        item: power.item,
        body: successor,
        mode,
        inNameOf,
        division: power.division,
        validFrom: on,
        validTo,
      }),
    );
  }
  return { effects, heirs };
}

/** Powers that others use in the ended body's name are used in the successor's from now on. */
export function moveNames(named: readonly Power[], successor: string, on: Day): Effect[] {
  return named
    .filter((power) => power.validTo === null || power.validTo > on)
    .map((power) =>
      power.body === successor
        ? change(power, { mode: "own", inNameOf: null })
        : change(power, { inNameOf: successor }),
    );
}

/**
 * Hands the running cases over: body and acting power change, nothing else; clocks are not touched, so every due day
 * stays (STF-07). The power's end comes along for the foreign key that keeps LST-16.
 */
export function moveCases(files: readonly Case[], heirs: readonly Heir[], successor: string, on: Day): Effect[] {
  return files.filter(isRunning).flatMap((file) => {
    const heir = heirs.find((one) => one.of.id === file.actingPower);
    if (!heir) return [];
    const ended = heirs.some((one) => one.of.id === file.power);
    return [change(file, { body: successor, actingPower: heir.id, ...(ended ? { powerUntil: on } : {}) })];
  });
}
