import { type Matter, type Paper, papers } from "#kernel/matters/records.ts";
import type { Context } from "#kernel/records/command.ts";
import { change, create, type Effect } from "#kernel/records/effects.ts";

/**
 * The papers that a step done outside makes: from now on the city holds them, and nobody is asked for them again (COM-05). One
 * that was there with a defect comes anew.
 */
export function heldPapers(
  file: Matter,
  made: { readonly yields: readonly string[]; readonly flow: string; readonly listed: readonly string[] },
  present: readonly Paper[],
  context: Context,
): readonly Effect[] {
  return made.yields.flatMap((name): Effect[] => {
    const known = present.find((paper) => paper.name === name);
    if (known && known.defect === null) return [];
    if (known) return [change(known, { defect: null, checked: false, receivedOn: context.today })];
    return [
      create(papers, {
        ...{ id: context.newId(), matter: file.id, name, origin: "held", fromCase: null },
        ...{ receivedOn: context.today, checked: false, defect: null, corrected: null },
        // What the flow asks of the applicant stands on its list; what only this step makes is held without one.
        listedIn: made.listed.includes(name) ? made.flow : null,
      }),
    ];
  });
}
