import { fill, type Words } from "#kernel/text/words.ts";

/** Where in a pack something is wrong: the file, the record in it (its id, or #3 for the third), and its field. */
export type FaultPlace = {
  readonly file: string;
  readonly record: string | null;
  readonly field: string | null;
  /** 1-based; only faults of JSON syntax know them. */
  readonly line?: number;
  readonly column?: number;
};

/** What a pack's author reads: what is wrong, by which rule, and what to do. */
export type PackFault = FaultPlace & {
  readonly code: string;
  readonly rule: string;
  readonly text: Words;
  readonly next: Words;
};

export type FaultText = { readonly rule: string; readonly text: Words; readonly next: Words };

/** Receives the faults of one file; the file's name is filled in by the reader. */
export type Report = (fault: Omit<PackFault, "file">) => void;

/**
 * Makes a part's own faults: a code that is not in the list does not compile, details fill the `{names}`.
 * @example const { fault } = faultsOf({ NO_PARENT: { rule: "IDN-03", text: {…}, next: {…} } })
 */
export function faultsOf<const Texts extends Readonly<Record<string, FaultText>>>(texts: Texts) {
  return {
    texts,
    fault(
      code: keyof Texts & string,
      record: string | null,
      field: string | null,
      details: Readonly<Record<string, unknown>> = {},
    ): Omit<PackFault, "file"> {
      const declared = texts[code] as FaultText;
      const values = { record, field, ...details };
      return {
        code,
        rule: declared.rule,
        record,
        field,
        text: fill(declared.text, values),
        next: fill(declared.next, values),
      };
    },
  };
}

/** One line for a terminal: `bodies.json › PLN › successor: …  …`. */
export function faultLine(fault: PackFault, language: keyof Words = "zh"): string {
  const position = fault.line === undefined ? null : `${fault.line}:${fault.column}`;
  const place = [fault.file, position, fault.record, fault.field].filter((part) => part !== null).join(" › ");
  return `${place}: ${fault.text[language]} ${fault.next[language]} (${fault.rule})`;
}
