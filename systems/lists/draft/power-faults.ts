import type { Day } from "#kernel/calendar/day.ts";
import { publicService } from "#kernel/items/kinds.ts";
import { inForce } from "#kernel/items/records.ts";
import type { Refusal } from "#kernel/records/refusal.ts";
import type { Surroundings } from "./entry-faults.ts";
import type { ItemDraft } from "./item-draft.ts";
import { fault } from "./refusals.ts";

/** A body of the directory; one whose time is not given is not judged by it. */
export type KnownBody = { readonly kind: string; readonly validFrom?: Day; readonly validTo?: Day | null };

const committee = "基层群众性自治组织";

/** Who is to have the power, and who is to watch it (LST-01, 09, 13, 14, 16). */
export function powerFaults(draft: ItemDraft, around: Surroundings): Refusal[] {
  const { kind, powers, supervision } = draft;
  const faults: Refusal[] = [];
  if (powers.length === 0) faults.push(fault("DRAFT_NO_POWER", { field: "/powers" }));
  const holders = powers.map(({ body, division }) => `${body} ${division}`);
  powers.forEach(({ body, division, mode, inNameOf }, index) => {
    const at = `/powers/${index}`;
    if ((mode === "entrusted" || mode === "stationed") !== (inNameOf !== null))
      faults.push(fault("DRAFT_IN_NAME_OF", { body, field: `${at}/inNameOf` }));
    if (holders.indexOf(`${body} ${division}`) < index)
      faults.push(fault("DRAFT_POWER_TWICE", { body, division, field: `${at}/body` }));
    faults.push(...bodyFaults(body, `${at}/body`, around, committeeHolds(kind)));
    if (inNameOf !== null) faults.push(...bodyFaults(inNameOf, `${at}/inNameOf`, around, principalIsCommittee));
    const place = around.divisions?.get(division);
    if (around.divisions !== undefined && (place === undefined || !inForce(place, around.on)))
      faults.push(fault("DRAFT_BODY_DIVISION", { division, on: around.on, field: `${at}/division` }));
  });
  const supervisors = supervision.map(({ body }) => body);
  supervisors.forEach((body, index) => {
    const field = `/supervision/${index}/body`;
    if (supervisors.indexOf(body) < index) faults.push(fault("DRAFT_SUPERVISOR_TWICE", { body, field }));
    faults.push(...bodyFaults(body, field, around, committeeSupervises(kind)));
  });
  if (kind === "行政许可" && supervision.length === 0 && around.supervised === false)
    faults.push(fault("DRAFT_SUPERVISION", { field: "/supervision" }));
  return faults;
}

type OfCommittee = (body: string, field: string) => Refusal | undefined;

const committeeHolds =
  (kind: string): OfCommittee =>
  (body, field) =>
    kind === publicService ? undefined : fault("DRAFT_NOT_AN_ORGAN", { body, kind, field });
const committeeSupervises =
  (kind: string): OfCommittee =>
  (body, field) =>
    kind === publicService ? undefined : fault("DRAFT_SUPERVISION_ORGAN", { body, kind, field });
const principalIsCommittee: OfCommittee = (body, field) => fault("DRAFT_BODY_PRINCIPAL", { body, field });

/** A body that the entry names is in the directory, lives on its first day, and is an organ where it has to be one. */
function bodyFaults(body: string, field: string, { bodies, on }: Surroundings, ofCommittee: OfCommittee): Refusal[] {
  if (bodies === undefined) return [];
  const known = bodies.get(body);
  if (known === undefined) return [fault("DRAFT_BODY", { body, field })];
  const { kind, validFrom, validTo = null } = known;
  if (validFrom !== undefined && !inForce({ validFrom, validTo }, on))
    return [fault("DRAFT_BODY_ENDED", { body, on, field })];
  const no = kind === committee ? ofCommittee(body, field) : undefined;
  return no === undefined ? [] : [no];
}
