import { fill, type Words } from "#kernel/text/words.ts";

/** Why a text is not the identifier it should be: rule, input field, what was found, what to do next. */
export type IdentifierFault = Words & {
  readonly rule: string;
  readonly field: string;
  /** What was found, in the unit of the text: a length, a character, a date. */
  readonly found: string;
  readonly next: Words;
};

/** The outcome of a check: the identifier with what it says, or the first fault. */
export type Checked<Found> = ({ readonly ok: true } & Found) | { readonly ok: false; readonly fault: IdentifierFault };

export type Refused = { readonly ok: false; readonly fault: IdentifierFault };

/** A refusal maker of one identifier; `{found}` stands in the texts for what was found. */
export function refusing(rule: string, field: string) {
  return (found: string | number, text: Words, next: Words): Refused => ({
    ok: false,
    fault: { rule, field, found: String(found), ...fill(text, { found }), next },
  });
}
