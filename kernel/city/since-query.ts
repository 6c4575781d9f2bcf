import { z } from "zod";
import { isStaff } from "#kernel/records/actor.ts";
import { refuseRecord } from "#kernel/records/kernel-refusals.ts";
import type { AnyRecord } from "#kernel/records/record.ts";
import type { Since, SinceEntry, SinceField } from "#kernel/records/told.ts";
import type { Words } from "#kernel/text/words.ts";
import { changedAt, touchedBy } from "./changed.ts";
import type { City } from "./city.ts";
import { actorsOf } from "./entry-actors.ts";
import { seenBy } from "./looked-at.ts";
import { signedIn } from "./query-access.ts";
import { query } from "./system.ts";
import type { Watch } from "./watch.ts";

/** Who looks back further reads the record's history. */
const MOST = 20;

/**
 * 此后的变化: what changed in something that one may look at, after a version that one has seen and at places one was told
 * of: the acts, and the fields that its watch shows, before and now.
 */
export const since = query({
  name: "journal.since",
  title: { zh: "此后的变化", en: "What changed since" },
  input: z.object({
    record: z.string().max(40),
    id: z.string().min(1).max(80),
    version: z.coerce.number().int().min(0),
    places: z.array(z.coerce.number().int().min(0)).max(MOST).default([]),
  }),
  may: signedIn(),
  async run({ city, actor, input, today }) {
    const watch = city.registry.watches.get(input.record);
    const about = `${input.record}:${input.id}`;
    if (!watch || !(await seenBy(city, actor, [about], today)).has(about))
      return refuseRecord("NOT_FOUND", { record: watch?.title.zh ?? input.record, id: input.id });
    const { record } = watch;
    const own = record ? await placesAfter(city, record, input.id, input.version) : [];
    const entries = await changedAt(
      city.database.pool,
      [...new Set([...own, ...input.places])].sort((a, b) => a - b),
    );
    const touched = await touchedBy(city, entries, [watch]);
    // A place that was named and is of something else says nothing here.
    const told = entries.filter(({ place }) => touched.get(place)?.has(about)).slice(-MOST);
    const staff = isStaff(actor, today);
    const who = await actorsOf(city, told, staff);
    return {
      version: record ? await versionOf(city, record, input.id) : null,
      entries: told.map((entry): SinceEntry => {
        const { place, recordedAt, command, actor: by } = entry;
        const title = city.registry.commands.get(command)?.title ?? { zh: command, en: command };
        const own = actor.kind === "person" && by === actor.person;
        return { place, recordedAt, command, title, own, by: who(entry) };
      }),
      fields: record ? await fieldsOf(city, watch, record, input) : [],
    } satisfies Since;
  },
});

async function placesAfter(city: City, record: AnyRecord, id: string, version: number): Promise<number[]> {
  const found = await city.database.pool.query<{ place: number }>(
    `SELECT place FROM changes WHERE record = $1 AND id = $2 AND version > $3 ORDER BY version DESC LIMIT ${MOST}`,
    [record.name, id, version],
  );
  return found.rows.map(({ place }) => place);
}

async function versionOf(city: City, record: AnyRecord, id: string): Promise<number | null> {
  const found = await city.database.pool.query<{ version: number }>(
    `SELECT version FROM ${record.table} WHERE id = $1`,
    [id],
  );
  return found.rows[0]?.version ?? null;
}

/** The shown fields that differ between the version that was seen and now, as the journal has them. */
async function fieldsOf(
  city: City,
  { shown }: Watch,
  record: AnyRecord,
  seen: { readonly id: string; readonly version: number },
): Promise<SinceField[]> {
  const changes = await city.database.pool.query<{ version: number; fields: Record<string, unknown> }>(
    "SELECT version, fields FROM changes WHERE record = $1 AND id = $2 ORDER BY version",
    [record.name, seen.id],
  );
  const state = (last: number): Record<string, unknown> =>
    Object.assign({}, ...changes.rows.filter(({ version }) => version <= last).map(({ fields }) => fields));
  const [before, now] = [state(seen.version), state(Number.POSITIVE_INFINITY)];
  return Object.entries(shown)
    .filter(([field]) => JSON.stringify(before[field] ?? null) !== JSON.stringify(now[field] ?? null))
    .map(([field, { title, say }]) => {
      const words = (value: unknown): Words => {
        if (value === null || value === undefined || value === "") return { zh: "—", en: "—" };
        return say?.(value) ?? { zh: String(value), en: String(value) };
      };
      return { field, title, before: words(before[field]), after: words(now[field]) };
    });
}
