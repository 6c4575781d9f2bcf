import { addDays } from "#kernel/calendar/day.ts";
import type { City } from "#kernel/city/city.ts";
import type { KernelPack } from "#kernel/city/kernel-pack.ts";
import type { Outcome, Who } from "#kernel/records/asked.ts";
import { draftOfVersion } from "../compare/draft-of-version.ts";

type Dated = { readonly validFrom: string; readonly validTo: string | null };
const inForce = ({ validFrom, validTo }: Dated, on: string) => validFrom <= on && (validTo === null || on < validTo);

type Pack = Pick<KernelPack, "bodies" | "holdings" | "items" | "itemVersions" | "powers">;

/** How far each of the demonstration's changes comes: one a state, so that whoever signs in has something to do. */
const ends = ["published", "approved", "checked", "submitted", "draft"] as const;
/** Days until they take effect. */
const ahead = 30;

/**
 * The desk of those who keep, check and approve the lists as they find it in a demonstration: promises to be shortened, each
 * through the real commands by the real people as far as its state; and one report that a body does not act.
 *
 * Without a list keeper, legal reviewer or leader nothing is played. Asked again, it does nothing twice.
 */
export async function playLists(city: City, pack: Pack): Promise<void> {
  const today = city.today();
  const holder = (kind: string) => pack.holdings.find((one) => one.post.endsWith(`:${kind}`) && inForce(one, today));
  const [keeper, legal, leader] = ["listKeeper", "legalReviewer", "leader"].map(holder);
  const home = pack.bodies.find(({ id }) => id === keeper?.post.split(":")[0]);
  if (!keeper || !legal || !leader || !home) return;
  const ask = async (who: Who, command: string, on: string | null, input: object, part: string): Promise<string> => {
    const key = `demo/lists/${part}/${command}`;
    const outcome: Outcome = await city.execute({ command: `lists.${command}`, who, on, input, key });
    if (!("done" in outcome)) throw new Error(`the demonstration's ${command} was refused: ${JSON.stringify(outcome)}`);
    return outcome.id;
  };
  const as = ({ person }: { readonly person: string }) => ({ kind: "person", person }) as const;

  const candidates = shortenable(pack, today).slice(0, ends.length);
  for (const [index, { item, version, powers }] of candidates.entries()) {
    const end = ends[index] ?? "draft";
    const promisedDays = version.promisedDays - (index === 0 ? 2 : 1);
    const content = { ...draftOfVersion(item, version, powers), promisedDays };
    const input = {
      ...{ kind: "adjust", item: item.id, content, division: home.division, trigger: "simplification" },
      reason: `压缩承诺时限：${version.promisedDays}个工作日改为${promisedDays}个（演示）`,
      effectiveFrom: addDays(today, ahead),
    };
    const id = await ask(as(keeper), "draftChange", null, input, item.id);
    if (end === "draft") continue;
    await ask(as(keeper), "submitChange", id, {}, item.id);
    if (end === "submitted") continue;
    await ask(as(legal), "checkLegality", id, { passed: true }, item.id);
    if (end === "checked") continue;
    await ask(as(leader), "approveChange", id, { passed: true }, item.id);
    if (end === "published") await ask(as(keeper), "publishChange", id, {}, item.id);
  }
  const [first] = candidates[0]?.powers ?? [];
  if (first)
    await ask(
      { kind: "anyone" },
      "reportInaction",
      null,
      {
        body: first.body,
        item: candidates[0]?.item.id,
        what: "材料交齐后没有给收件凭证，问了两次都说再等等（演示）。",
      },
      "report",
    );
}

/** Permits in force today whose promise can be shortened, and that no project's plan rests on; the longest promise first. */
function shortenable(pack: Pack, today: string) {
  const items = new Map(pack.items.map((one) => [one.id, one]));
  return pack.itemVersions
    .filter((version) => inForce(version, today) && version.validTo === null && version.promisedDays >= 10)
    .flatMap((version) => {
      const item = items.get(version.item);
      const powers = pack.powers.filter((power) => power.item === version.item && inForce(power, today));
      const plain = version.appliesWhen === null && version.steps.length === 0 && powers.length === 1;
      const chosen = item?.kind === "行政许可" && item.itemGroup !== "construction" && plain;
      return chosen ? [{ item, version, powers }] : [];
    })
    .sort(
      (one, other) => other.version.promisedDays - one.version.promisedDays || (one.item.id < other.item.id ? -1 : 1),
    );
}
