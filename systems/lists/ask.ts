import type { City } from "#kernel/city/city.ts";
import { isRefusal, type Refusal } from "#kernel/records/refusal.ts";
import type { BodyShown } from "./body-query.ts";
import type { ItemShown } from "./item-query.ts";
import type { ItemList } from "./items-query.ts";
import type { ListDifference } from "./public/changes-query.ts";
import type { Overview } from "./public/overview-query.ts";
import type { SupervisionList } from "./public/supervision-query.ts";

type Answers = {
  "lists.items": ItemList;
  "lists.item": ItemShown;
  "lists.body": BodyShown;
  "lists.changes": ListDifference;
  "lists.overview": Overview;
  "lists.supervision": SupervisionList;
};

/** A public page asks as anybody does: through the query's schema and policy, with what stands in the address. */
export async function askPublicly<Name extends keyof Answers>(
  city: City,
  name: Name,
  input: Readonly<Record<string, unknown>>,
): Promise<Answers[Name] | Refusal> {
  return (await city.ask(name, { kind: "anyone" }, input)) as Answers[Name] | Refusal;
}

/** The same where nothing that a visitor typed is asked: a refusal is then our own fault. */
export async function askSurely<Name extends keyof Answers>(
  city: City,
  name: Name,
  input: Readonly<Record<string, unknown>>,
): Promise<Answers[Name]> {
  const answer = await askPublicly(city, name, input);
  if (isRefusal(answer)) throw new TypeError(`${name} refused its own page: ${answer.text.en}`);
  return answer;
}
