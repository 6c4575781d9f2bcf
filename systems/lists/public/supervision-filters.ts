import type { PageRequest } from "#kernel/city/system.ts";

const filters = ["q", "body", "kind", "missing", "on"] as const;

/** What a visitor chose of the supervision list; an empty field of the form is no filter. */
export type Chosen = Partial<Record<(typeof filters)[number], string>>;

export const supervisionChosen = (parameters: PageRequest["parameters"]): Chosen =>
  Object.fromEntries(filters.flatMap((name) => (parameters[name] ? [[name, parameters[name]]] : [])));
