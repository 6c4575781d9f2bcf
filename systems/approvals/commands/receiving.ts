import type { Subject } from "#kernel/directory/records.ts";
import { cases, matters, papers, parties } from "#kernel/matters/records.ts";
import type { Context } from "#kernel/records/command.ts";
import { create, type Effect } from "#kernel/records/effects.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import { type About, type Authority, openCase } from "./opening.ts";

/** What receiving one application makes: a matter of its own with its case. */
export type Received = { readonly matter: string; readonly id: string; readonly effects: readonly Effect[] };

/**
 * 收件, the same at the window and online: a matter with its applicant, the case with its papers, clock and receipt.
 * @param asked.accepted it is accepted by the same act
 * @param asked.held names of papers that the city has already: they stand in the matter and were not brought (COM-05)
 */
export function receiveOne(
  asked: Authority & {
    readonly applicant: Subject;
    readonly brought: readonly string[];
    readonly held: readonly string[];
    readonly about?: About;
    readonly accepted?: boolean;
  },
  context: Context,
): Received | Refusal {
  const { version, power, applicant, brought, held, about } = asked;
  const { today, newId } = context;
  const matter = newId();
  const opened = openCase(
    {
      ...{ version, power, body: asked.body, matter, procedure: null, applicant, division: power.division },
      ...{ brought: [...brought, ...held], already: held, waived: [] },
      ...(about && { about }),
      accepted: asked.accepted ?? false,
    },
    context,
  );
  if (isRefusal(opened)) return opened;
  const file = opened.find((one) => one.effect === "create" && one.record === cases);
  if (file?.effect !== "create") throw new TypeError("receiving makes a case");
  return {
    ...{ matter, id: file.row.id },
    effects: [
      create(matters, {
        ...{ id: matter, kind: "single", title: version.name, projectCode: null, flow: null, facts: {} },
        ...{ division: power.division, openedOn: today, state: "open", item: version.item },
      }),
      create(parties, {
        ...{
          id: newId(),
          matter,
          subject: applicant.id,
          role: "applicant",
          validFrom: today,
          validTo: null,
          mandate: null,
        },
      }),
      ...opened,
      ...held.map((name) => heldPaper({ matter, name, listedIn: version.id }, context)),
    ],
  };
}

/** A paper that stands in a matter because the city has it already; whoever handles the case still looks at it. */
export function heldPaper(
  asked: { readonly matter: string; readonly name: string; readonly listedIn: string | null },
  { newId, today }: Pick<Context, "newId" | "today">,
): Effect {
  return create(papers, {
    ...{ id: newId(), ...asked, origin: "held", fromCase: null, receivedOn: today },
    ...{ checked: false, defect: null, corrected: null },
  });
}
