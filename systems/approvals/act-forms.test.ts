import assert from "node:assert/strict";
import { test } from "node:test";
import type { z } from "zod";
import { documents } from "#kernel/documents/documents.ts";
import { permits } from "#kernel/matters/permits.ts";
import { cases } from "#kernel/matters/records.ts";
import type { AnyRecord } from "#kernel/records/record.ts";
import { systems } from "#systems/index.ts";
import { consultations } from "./consult/records.ts";
import { actForm, isElsewhere } from "./desk/act-forms.ts";
import { hearings } from "./hearing/records.ts";
import { jointMembers, jointReviews } from "./joint/records.ts";

const shown: readonly (AnyRecord | null)[] = [
  ...[cases, permits, documents, consultations, hearings],
  ...[jointReviews, jointMembers],
];
const acts = systems
  .flatMap(({ commands }) => commands)
  .filter(({ name, on, may }) => shown.includes(on) && !may.roles.includes("system") && !isElsewhere(name));

test("every act on a case, a permit, a document, a consultation, a hearing or a joint round that asks for something has a form on the desk, with a field for each thing it must be told", () => {
  const lacking = acts.flatMap(({ name, input }) => {
    const asked = new Set(actForm(name).fields.map((field) => field.name));
    const needed = Object.entries((input as z.ZodObject).shape).filter(
      ([, field]) => !field.safeParse(undefined).success,
    );
    return needed.filter(([field]) => !asked.has(field)).map(([field]) => `${name} ${field}`);
  });
  assert.ok(acts.length > 20, String(acts.length));
  assert.deepEqual(lacking, []);
});

test("no form asks for what its act does not take, and the key of an act is its own but for hold and resume", () => {
  const strange = acts.flatMap(({ name, input }) =>
    actForm(name)
      .fields.filter((field) => !Object.hasOwn((input as z.ZodObject).shape, field.name))
      .map((field) => `${name} ${field.name}`),
  );
  assert.deepEqual(strange, []);
  const keys = acts.map(({ name }) => [actForm(name).key, name] as const).filter(([key]) => key !== "");
  const shared = keys.filter(([key], index) => keys.findIndex(([other]) => other === key) !== index);
  assert.deepEqual(
    shared.map(([, name]) => name),
    ["approvals.resume"],
  );
});
