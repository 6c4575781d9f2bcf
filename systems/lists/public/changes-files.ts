import type { TableContent } from "#kernel/pages/table-files.ts";
import type { Language } from "#kernel/text/words.ts";
import { changeWords, entryWords, fieldSentence, fieldWords } from "../diff/change-words.ts";
import { goesOn } from "../diff/difference.ts";
import type { DatedDifference, ListDifference } from "./changes-query.ts";
import { replacementWords } from "./replacement-words.ts";

const heads: Readonly<Record<Language, readonly string[]>> = {
  zh: [
    "变化",
    "原编号",
    "现编号",
    "名称",
    "字段",
    "原来",
    "现在",
    "少了",
    "多了",
    "生效",
    "依据",
    "理由",
    "替代",
    "日志",
  ],
  en: [
    ...["change", "code before", "code after", "name", "field", "before", "after", "no longer", "new"],
    ...["effective", "basis", "reason", "replacement", "journal"],
  ],
};

const keys = [
  ...["change", "codeBefore", "codeAfter", "name", "field", "before", "after", "gone", "come"],
  ...["effective", "bases", "reason", "replacement", "place"],
] as const;

/** Differences as a table: a row a field that changed, and one for what came or went. */
export function changesTable(changes: readonly DatedDifference[], language: Language): TableContent {
  const rows = changes.flatMap((change) => {
    const [old, now] = goesOn(change.before, change.after);
    const replacement = change.published.at(-1)?.replacement;
    const head = [
      changeWords[change.kind][language],
      change.before.map(({ code }) => code).join(" "),
      change.after.map(({ code }) => code).join(" "),
      now?.name ?? old?.name ?? "",
    ];
    const tail = [
      ...[change.effective ?? "", change.bases.join("；"), change.published.at(-1)?.reason ?? ""],
      replacement ? replacementWords(replacement, language) : "",
      change.place ?? "",
    ];
    const told = change.fields.map((field) => fieldWords(field, language));
    const middle =
      told.length === 0
        ? [["", old ? entryWords(old, language) : "", now ? entryWords(now, language) : "", "", ""]]
        : told.map(({ label, before, after, gone, come }) => [label, before, after, gone.join("、"), come.join("、")]);
    return middle.map((cells) => [...head, ...cells, ...tail]);
  });
  return { keys, heads: heads[language], rows };
}

/** Differences as JSON: the answer of `lists.changes`, each field with its sentence in both languages. */
export function changesJson(found: ListDifference): string {
  const changes = found.changes.map((change) => ({
    ...change,
    fields: change.fields.map((field) => ({
      ...field,
      words: {
        zh: fieldSentence(fieldWords(field, "zh"), "zh"),
        en: fieldSentence(fieldWords(field, "en"), "en"),
      },
    })),
  }));
  return `${JSON.stringify({ ...found, changes }, null, 2)}\n`;
}
