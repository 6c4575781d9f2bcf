import type { Words } from "#kernel/text/words.ts";
import type { ActField } from "./act-form.ts";

export const both = (zh: string, en: string): Words => ({ zh, en });

/** A field for sentences. */
export const text = (name: string, label: Words, least: number, most: number, more: Partial<ActField> = {}): ActField =>
  ({ kind: "text", name, label, least, most, ...more }) as ActField;

/** A colleague of the body that has the case. */
export const person: ActField = {
  ...{ kind: "pick", name: "person", label: both("交给谁", "To whom"), query: "approvals.takers" },
  input: (answer) => ({ case: answer.case.id }),
  option: (row) => {
    const posts = row.posts as readonly Words[];
    const name = String(row.name);
    return {
      value: String(row.id),
      text: both(
        `${name}（${posts.map(({ zh }) => zh).join("、")}）`,
        `${name} (${posts.map(({ en }) => en).join(", ")})`,
      ),
    };
  },
};
