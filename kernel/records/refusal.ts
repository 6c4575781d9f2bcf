import { fill, type Words } from "#kernel/text/words.ts";

/** One way in which a rule says no: text, the rule's id, the article, what to do next, and the HTTP status. */
export type RefusalText = {
  /** Id in the rule reference, such as CLK-03; or the kernel's own such as REC-02. */
  readonly rule: string;
  readonly article?: string;
  readonly text: Words;
  readonly next: Words;
  readonly status?: 400 | 401 | 403 | 404 | 409 | 412 | 413 | 422 | 428 | 503;
};

export type RefusalTexts = Readonly<Record<string, RefusalText>>;

/** A rule's no. It changes nothing; the person reads `text`, `rule`, `article` and `next`. */
export type Refusal = {
  readonly refused: true;
  readonly code: string;
  readonly rule: string;
  readonly article: string | undefined;
  readonly text: Words;
  readonly next: Words;
  readonly status: number;
  /** The input's field that is at fault, as a JSON pointer, when there is one. */
  readonly field: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;
};

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && (value as { refused?: unknown }).refused === true;
}

/**
 * Makes a system's `refuse`: a code that is not in the list does not compile, and every text names its rule.
 * Details fill the `{names}` of the texts; `field` marks the input field at fault.
 */
export function refusalsOf<const Texts extends RefusalTexts>(texts: Texts) {
  return {
    texts,
    refuse(code: keyof Texts & string, details: Readonly<Record<string, unknown>> & { field?: string } = {}): Refusal {
      const declared = texts[code] as RefusalText;
      return {
        refused: true,
        code,
        rule: declared.rule,
        article: declared.article,
        text: fill(declared.text, details),
        next: fill(declared.next, details),
        status: declared.status ?? 409,
        field: details.field,
        details,
      };
    },
  };
}
