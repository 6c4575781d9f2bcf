import type { RecordedAct } from "./record-chain.ts";

/** Writes recorded values as SQL; the ids that the recorded case made become ids of the case being made. */
export type Literal = {
  of(value: unknown): string;
  array(values: readonly string[]): string;
  /** The new values of a numbered row, with the number that was just taken: it stands in a variable of pgbench. */
  numberedJson(fields: Readonly<Record<string, unknown>>, series: string, variable: string): string;
  key(act: string): string;
};

/** All ids that a recorded chain made: its new rows, and the code under which the applicant asks after the case. */
export function chainIds(recorded: readonly RecordedAct[]): string[] {
  const made = recorded.flatMap(({ written }) => written.filter(({ version }) => version === 1));
  const ids = made.flatMap(({ id, fields }) => [
    id,
    ...(typeof fields.queryCode === "string" ? [fields.queryCode] : []),
  ]);
  // A key of a request is fresh each time too. Longer ids first: a wake's begins with its case's.
  const keys = recorded.map(({ entry }) => String(entry.idempotency_key));
  return [...new Set([...ids, ...keys])].sort((a, b) => b.length - a.length);
}

/** `ids` stand for the same number of new ones, each `<its place in the list><:id>`: 18 characters more or less as long. */
export function literals(ids: readonly string[]): Literal {
  const places = new Map(ids.map((id, index) => [id, `0${index + 10}00000000`]));
  const pattern = new RegExp(ids.map((id) => id.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"));
  // pgbench takes a colon before a letter for one of its variables, within quotes too; after a digit it is a time.
  const quote = (text: string) =>
    `'${text.replaceAll("'", "''").replaceAll(/:(?=[A-Za-z_\u0080-\uffff])/g, "' || chr(58) || '")}'`;
  const text = (value: string): string => {
    const parts: string[] = [];
    let left = value;
    for (let found = pattern.exec(left); found; found = pattern.exec(left)) {
      parts.push(`${quote(`${left.slice(0, found.index)}${places.get(found[0])}`)} || :id`);
      left = left.slice(found.index + found[0].length);
    }
    if (left !== "" || parts.length === 0) parts.push(quote(left));
    return parts.length === 1 && !parts[0]?.includes("||") ? (parts[0] as string) : `(${parts.join(" || ")})`;
  };
  const of = (value: unknown): string => {
    if (value === null || value === undefined) return "NULL";
    if (typeof value === "number" || typeof value === "boolean") return String(value);
    if (typeof value === "string") return text(value);
    return `${text(JSON.stringify(value))}::jsonb`;
  };
  return {
    of,
    array: (values) => `ARRAY[${values.map(text).join(", ")}]`,
    numberedJson(fields, series, variable) {
      const { serial: _, number: __, ...rest } = fields;
      return `(${of(rest)} || jsonb_build_object('serial', :${variable}::int, 'number', ${text(series)} || :${variable} || '号'))`;
    },
    key: (act) => `('${act}-0000-0000-' || :id)`,
  };
}
