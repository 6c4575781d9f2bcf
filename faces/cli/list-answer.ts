import type { Refusal } from "#kernel/records/refusal.ts";
import type { Language, Words } from "#kernel/text/words.ts";
import type { CheckedFile } from "#systems/lists/import/check-file.ts";
import { columnWords } from "#systems/lists/import/columns.ts";
import type { RowFault } from "#systems/lists/import/fault.ts";
import type { Ground } from "#systems/lists/import/ground.ts";
import { toLoad } from "#systems/lists/import/load-file.ts";
import type { ListFile } from "./list-file.ts";

const said = ({ code, rule, article, text, next }: Refusal) => ({ code, rule, article: article ?? null, text, next });

/** A check for programs: counts, bodies without counterpart, and everything said of any row. */
export function checkAnswer({ name, hash }: ListFile, checked: CheckedFile, { on, directory }: Ground) {
  const { table, rows, faults, good, same, unknownBodies, notices } = checked;
  return {
    ...{ file: name, sha256: hash, format: table.format, encoding: table.encoding, on },
    ...{
      sound: good === rows.size,
      rows: rows.size,
      good,
      bad: rows.size - good,
      same,
      drafts: toLoad(checked).length,
    },
    unknownBodies: unknownBodies.map(({ body, division, level, rows: many }) => ({
      ...{ body, division, level, rows: many, close: directory.close(body, level)?.id ?? null },
    })),
    notices: notices.map(said),
    faults: faults.map(({ row, column, notice, told }) => ({
      ...{ row, column, item: rows.get(row)?.item_code ?? null, notice },
      ...said(told),
    })),
  };
}

/** One line for each thing that is wrong: row, item, column, what, by which rule, what to do. */
export function faultLines({ faults, rows }: CheckedFile, language: Language): string[] {
  return faults
    .filter(({ notice }) => !notice)
    .map((fault) => faultText(fault, rows.get(fault.row)?.item_code, language));
}

function faultText({ row, column, told }: RowFault, item: string | undefined, language: Language): string {
  const by = [told.rule, told.article].filter(Boolean).join(" ");
  const place = [item, column && columnWords(column)[language]].filter(Boolean).join(" ");
  return language === "zh"
    ? `第${row}行 ${place}：${told.text.zh}（${by}）${told.next.zh}`
    : `row ${row} ${place}: ${told.text.en} (${by}) ${told.next.en}`;
}

/** The counts in one line, and what to do where bodies are not known here. */
export function summary(checked: CheckedFile, mapping: Readonly<Record<string, string>>): Words {
  const { rows, good, same, unknownBodies } = checked;
  const bad = rows.size - good;
  const drafts = toLoad(checked).length;
  const bodies = unknownBodies.filter(({ key }) => mapping[key] === undefined).length;
  return {
    zh: `共 ${rows.size} 行：可载入 ${good} 行（成为 ${drafts} 条草稿，${same} 行与现行清单相同），不能载入 ${bad} 行${
      bodies > 0 ? `；${bodies} 个机构不在本市目录，用 --map 对应（--make-map 先写出建议）` : ""
    }`,
    en: `${rows.size} rows: ${good} good (${drafts} drafts, ${same} say what the list says), ${bad} stay out${
      bodies > 0 ? `; ${bodies} bodies are not known here: map them with --map (--make-map writes suggestions)` : ""
    }`,
  };
}
