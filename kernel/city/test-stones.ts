import { fileURLToPath } from "node:url";
import { type Migration, readMigrations } from "#kernel/database/migrate.ts";
import type { AnyCommand } from "#kernel/records/command.ts";
import { boxes, stones, testCommands, testTables } from "#kernel/records/test-system.ts";
import { type System, system } from "./system.ts";

const parts = ["records", "clocks", "directory", "items", "documents", "notices", "matters"];

/** The schema of the kernel's records and of the test system of boxes and stones. */
export async function stonesMigrations(): Promise<Migration[]> {
  const folders = parts.map((part) => fileURLToPath(new URL(`../${part}`, import.meta.url)));
  return [...(await readMigrations(folders)), { name: "2026-11-23-99-test", sql: testTables }];
}

/** The test system of boxes and stones as a manifest, with further commands or reactions of a test's own. */
export function stonesSystem(
  more: { commands?: readonly AnyCommand[]; reactions?: System["reactions"]; watches?: System["watches"] } = {},
): System {
  return system({
    name: "test",
    title: { zh: "测试", en: "Test" },
    records: [boxes, stones],
    commands: [...testCommands, ...(more.commands ?? [])],
    reactions: more.reactions ?? [],
    watches: more.watches ?? [],
    refusals: {
      LABEL_TAKEN: {
        rule: "TST-02",
        text: { zh: "名字已用", en: "Label taken" },
        next: { zh: "换名", en: "Choose another" },
      },
    },
    constraints: { box_label_unique: "LABEL_TAKEN" },
  });
}

/** Who asks in tests of the kernel: a person of no post. */
export const somebody = { kind: "person", person: "p1" } as const;
