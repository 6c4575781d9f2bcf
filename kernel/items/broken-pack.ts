import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { directorySections } from "#kernel/directory/pack.ts";
import { citySections } from "#kernel/packs/city.ts";
import type { PackFault } from "#kernel/packs/fault.ts";
import { readPackFiles } from "#kernel/packs/files.ts";
import { readPack } from "#kernel/packs/read.ts";
import { itemSections } from "./pack.ts";

/** Test support: the smallest city's pack, broken in one place at a time. */
export const sections = [...citySections, ...directorySections, ...itemSections] as const;

const read = await readPackFiles(fileURLToPath(new URL("../../cities/minimal/", import.meta.url)));
assert.ok("files" in read, "cities/minimal must be readable");
export const soundFiles = read.files;

export type Json = Record<string, unknown>;
export type Edit = (file: Json) => void;

const listOf = (file: Json, list: string) => file[list] as Json[];
/** Changes fields of the file itself, of one of its records, or adds a changed copy of a record. */
export const top =
  (change: Json): Edit =>
  (file) =>
    Object.assign(file, change);
export const set =
  (list: string, index: number, change: Json): Edit =>
  (file) =>
    Object.assign(listOf(file, list)[index] as Json, change);
export const copy =
  (list: string, index: number, change: Json): Edit =>
  (file) =>
    listOf(file, list).push({ ...listOf(file, list)[index], ...change });
export const drop =
  (list: string): Edit =>
  (file) =>
    listOf(file, list).pop();
export const both =
  (one: Edit, other: Edit): Edit =>
  (file) => {
    one(file);
    other(file);
  };

export function faultsAfter(edits: Readonly<Record<string, Edit>>): readonly PackFault[] {
  const files = new Map(soundFiles);
  for (const [file, edit] of Object.entries(edits)) {
    const content = JSON.parse(files.get(file) ?? "{}") as Json;
    edit(content);
    files.set(file, JSON.stringify(content));
  }
  const reading = readPack(files, sections);
  return "faults" in reading ? reading.faults : [];
}

/** What is wrong, the file in which it stands, the edit that breaks the sound pack, and the fault it must give. */
export type Broken = readonly [what: string, file: string, edit: Edit, code: string];

/** One test for each: the fault names the file, and both its sentences are whole in both languages. */
export function testBroken(cases: readonly Broken[]): void {
  for (const [what, file, edit, code] of cases) {
    test(`refused with its file and a sentence what to do: ${what}`, () => {
      const faults = faultsAfter({ [file]: edit });
      const fault = faults.find((one) => one.code === code);
      assert.ok(fault, `expected ${code}, got ${faults.map((one) => one.code).join(" ") || "a sound pack"}`);
      assert.equal(fault.file, file);
      for (const text of [fault.text, fault.next]) {
        assert.match(text.zh, /。$/);
        assert.match(text.en, /\.$/);
        assert.doesNotMatch(text.zh + text.en, /\{(?!nmae)\w+\}|undefined/, "a detail of the text is missing");
      }
    });
  }
}
