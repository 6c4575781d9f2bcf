import { pino } from "pino";
import { openSignIn } from "#kernel/access/sign-in.ts";
import type { City } from "#kernel/city/city.ts";
import { myFiles, oneFile } from "#kernel/city/file-queries.ts";
import { system } from "#kernel/city/system.ts";
import { openTestCity } from "#kernel/city/test-city.ts";
import type { CityDatabase } from "#kernel/database/city.ts";
import { type Migration, readMigrations } from "#kernel/database/migrate.ts";
import { keepFile, turnAwayFile } from "#kernel/files/commands.ts";
import { type FileIntake, openIntake } from "#kernel/files/intake.ts";
import { files } from "#kernel/files/records.ts";
import { fileRefusals } from "#kernel/files/refusals.ts";
import { openUnfinished } from "#kernel/files/unfinished.ts";
import { uploadKinds } from "#kernel/packs/settings.ts";
import { apiApp } from "./app.ts";
import { type Serving, serve } from "./serve.ts";

// A city that does nothing but keep files, and takes 2 MB of each.

export async function fileCityMigrations(): Promise<Migration[]> {
  const parts = ["records", "directory", "access", "files"];
  return readMigrations(parts.map((part) => `${import.meta.dirname}/../../kernel/${part}`));
}

const keeping = system({
  name: "files",
  title: { zh: "文件", en: "Files" },
  records: [files],
  commands: [keepFile, turnAwayFile],
  queries: [oneFile, myFiles],
  refusals: fileRefusals,
  constraints: { file_followed_once: "FILE_REPLACED" },
});

const numbers: Readonly<Record<string, number>> = {
  ...{ uploadMegabytes: 2, archiveMegabytes: 15, archiveEntries: 100, archiveRatio: 100 },
  unfinishedUploadHours: 24,
};

/** Opens the city on a database with `fileCityMigrations`; two people are there, `li` and `wang`. */
export async function openFileCity(database: CityDatabase): Promise<City> {
  await database.pool.query(
    `INSERT INTO people (id, version, account, name, active)
     VALUES ('person-1', 1, 'li', '李明', true), ('person-2', 1, 'wang', '王芳', true)`,
  );
  return openTestCity(database, [keeping], {
    settings: { number: (name) => numbers[name] as number, text: () => uploadKinds.join(" "), flag: () => false },
  });
}

export type FileServer = {
  readonly serving: Serving;
  readonly intake: FileIntake;
  /** The head of a request by somebody who signs in now. */
  signedIn(account: "li" | "wang"): Promise<{ authorization: string }>;
  readonly lines: Record<string, unknown>[];
};

/** Serves the city, as a process does that has just started: what came before lies in the folder and in the database alone. */
export async function serveFiles(city: City, migrations: readonly Migration[], folder: string): Promise<FileServer> {
  const signIn = await openSignIn({
    ...{ pool: city.database.pool, secret: "a secret of thirty-two characters, or more", city: "test" },
    ...{ https: false, demo: true, demoAccounts: ["li", "wang"] },
  });
  const intake = openIntake(folder, city, { reserveBytes: 0 });
  const lines: Record<string, unknown>[] = [];
  const log = pino({ base: null }, { write: (line: string) => lines.push(JSON.parse(line)) });
  const unfinished = openUnfinished(`${folder}/unfinished`, intake);
  const app = apiApp(city, { signIn, migrations, log, trustProxy: true, files: { intake, unfinished } });
  const serving = await serve(app, { port: 0, host: "127.0.0.1", drainMs: 0 });
  return {
    serving,
    intake,
    lines,
    async signedIn(account) {
      const answer = await signIn.signInDemo(account);
      if (!("token" in answer)) throw new Error(answer.code);
      return { authorization: `Bearer ${answer.token}` };
    },
  };
}
