import { z } from "zod";
import { anyone } from "#kernel/access/policies.ts";
import { openSignIn } from "#kernel/access/sign-in.ts";
import { day } from "#kernel/calendar/day.ts";
import { workCalendar } from "#kernel/calendar/workdays.ts";
import { type City, type CityParts, openCityRuntime } from "#kernel/city/city.ts";
import { registry } from "#kernel/city/registry.ts";
import { type Access, query, system } from "#kernel/city/system.ts";
import { watch } from "#kernel/city/watch.ts";
import type { CityDatabase } from "#kernel/database/city.ts";
import type { Migration } from "#kernel/database/migrate.ts";
import { postKinds } from "#kernel/directory/records.ts";
import { command } from "#kernel/records/command.ts";
import { change, create } from "#kernel/records/effects.ts";
import type { Policy } from "#kernel/records/policy.ts";
import { record } from "#kernel/records/record.ts";
import { refusalsOf } from "#kernel/records/refusal.ts";
import { vault } from "#kernel/records/vault.ts";

// A system as small as one can be, for the tests of this face: notes that people write, revise and pin once.

export const notesMigration: Migration = {
  name: "2026-11-24-1-notes",
  sql: `CREATE TABLE notes (
          id text PRIMARY KEY, version integer NOT NULL, text text NOT NULL, pinned boolean NOT NULL,
          CONSTRAINT notes_one_text UNIQUE (text)
        )`,
};

const notes = record({
  name: "note",
  title: { zh: "便条", en: "Note" },
  table: "notes",
  fields: { text: z.string(), pinned: z.boolean() },
});

const { texts: refusals, refuse } = refusalsOf({
  NOTE_TAKEN: {
    rule: "NOTE-01",
    article: "便条办法 第一条",
    text: { zh: "已有同样内容的便条。", en: "There is a note with this text already." },
    next: { zh: "换一个内容。", en: "Write something else." },
  },
  NOTE_PINNED: {
    rule: "NOTE-02",
    text: { zh: "便条已经钉住。", en: "The note is pinned already." },
    next: { zh: "不用再钉。", en: "There is nothing left to do." },
  },
  NOTE_MISSING: {
    rule: "NOTE-03",
    text: { zh: "没有这张便条。", en: "There is no such note." },
    next: { zh: "核对编号。", en: "Check the number." },
    status: 404,
  },
});

const needed = { zh: "登录的人", en: "somebody who is signed in" };
const signedIn: Policy<unknown, unknown> = {
  roles: [...postKinds, "applicant"],
  scope: { zh: "登录的人", en: "whoever is signed in" },
  reads: {},
  check: ({ actor }) => (actor.kind === "person" ? { allowed: true, post: null } : { allowed: false, needed }),
};
const everybody: Access<unknown> = {
  roles: ["anyone"],
  scope: { zh: "公开", en: "public" },
  check: () => ({ allowed: true, post: null }),
};
const supervisors: Policy<unknown, unknown> = {
  roles: ["supervisor"],
  scope: { zh: "全市", en: "the whole city" },
  reads: {},
  check: ({ actor }) => {
    const post = actor.kind === "person" ? actor.posts.find((held) => held.kind === "supervisor") : undefined;
    return post ? { allowed: true, post } : { allowed: false, needed: { zh: "监察岗", en: "the post of supervisor" } };
  },
};

const write = command({
  name: "notes.write",
  title: { zh: "写便条", en: "Write a note" },
  on: null,
  input: z.object({ text: z.string().min(1).max(200) }),
  may: signedIn,
  basis: ["便条办法 第一条"],
  visibility: "public",
  decide: (_file, { text }, { newId }) => [create(notes, { id: newId(), text, pinned: false })],
});

/** Open to everybody, also to visitors without a name. */
const drop = command({
  name: "notes.drop",
  title: { zh: "投便条", en: "Drop a note" },
  on: null,
  makes: notes,
  input: z.object({ text: z.string().min(1).max(200) }),
  may: anyone(),
  basis: ["便条办法 第五条"],
  visibility: "internal",
  decide: (_file, { text }, { newId }) => [create(notes, { id: newId(), text, pinned: false })],
});

const revise = command({
  name: "notes.revise",
  title: { zh: "改便条", en: "Revise a note" },
  on: notes,
  input: z.object({ text: z.string().min(1).max(200) }),
  may: signedIn,
  basis: ["便条办法 第二条"],
  visibility: "public",
  decide(file, { text }) {
    if (text === "break") throw new TypeError('cannot revise the note of "张三", 110101199003070012');
    return [change(file, { text })];
  },
});

const pinUp = command({
  name: "notes.pinUp",
  title: { zh: "钉住便条", en: "Pin a note" },
  on: notes,
  input: z.object({}),
  may: signedIn,
  basis: ["便条办法 第三条"],
  visibility: "public",
  decide: (file) => (file.pinned ? refuse("NOTE_PINNED") : [change(file, { pinned: true })]),
});

const audit = command({
  name: "notes.audit",
  title: { zh: "审计便条", en: "Audit a note" },
  on: notes,
  input: z.object({}),
  may: supervisors,
  basis: ["便条办法 第四条"],
  visibility: "internal",
  decide: (file) => [change(file, { pinned: file.pinned })],
});

type Note = { readonly id: string; readonly version: number; readonly text: string; readonly pinned: boolean };

const note = query({
  name: "notes.note",
  title: { zh: "便条", en: "A note" },
  input: z.object({ id: z.string().max(80) }),
  may: everybody,
  async run({ city, input }) {
    const found = await city.database.pool.query<Note>("SELECT * FROM notes WHERE id = $1", [input.id]);
    return found.rows[0] ?? refuse("NOTE_MISSING");
  },
});

const list = query({
  name: "notes.list",
  title: { zh: "便条清单", en: "All notes" },
  input: z.object({
    limit: z.int().min(1).max(100).default(50),
    pinned: z.boolean().optional(),
    texts: z.array(z.string()).optional(),
    after: z.tuple([z.string()]).optional(),
  }),
  may: everybody,
  async run({ city, input }) {
    const found = await city.database.pool.query<Note>(
      `SELECT * FROM notes WHERE ($1::boolean IS NULL OR pinned = $1) AND ($2::text[] IS NULL OR text = ANY($2))
         AND ($3::text IS NULL OR text > $3) ORDER BY text LIMIT $4`,
      [input.pinned ?? null, input.texts ?? null, input.after?.[0] ?? null, input.limit],
    );
    const last = found.rows.at(-1);
    return { notes: found.rows, next: last && found.rows.length === input.limit ? [last.text] : null };
  },
});

const mine = query({
  name: "notes.mine",
  title: { zh: "我的便条", en: "My notes" },
  input: z.object({}),
  may: signedIn as never,
  run: async () => ({ notes: [] }),
});

const about = query({
  name: "notes.about",
  title: { zh: "写到某人的便条", en: "Notes about a person" },
  input: z.object({ person: z.string().min(1).max(60), limit: z.int().min(1).max(100).default(50) }),
  may: signedIn as never,
  sensitive: true,
  async run({ city, input }) {
    const found = await city.database.pool.query<Note>(
      "SELECT * FROM notes WHERE strpos(text, $1) > 0 ORDER BY text LIMIT $2",
      [input.person, input.limit],
    );
    return { notes: found.rows };
  },
});

const ids = query({
  name: "notes.ids",
  title: { zh: "便条编号", en: "Ids of notes" },
  input: z.object({ after: z.string().optional() }),
  may: everybody,
  async run({ city, input }) {
    const found = await city.database.pool.query<{ id: string }>(
      "SELECT id FROM notes WHERE $1::text IS NULL OR id > $1 ORDER BY id LIMIT 2",
      [input.after ?? null],
    );
    return { ids: found.rows.map((row) => row.id), next: found.rows.length === 2 ? found.rows[1]?.id : null };
  },
});

/** A note can be looked at, unless it is a secret one. */
const noteWatch = watch({
  name: "note",
  title: note.title,
  record: notes,
  async may({ city, ids }) {
    const found = await city.database.pool.query<{ id: string }>(
      "SELECT id FROM notes WHERE id = ANY($1) AND text NOT LIKE '密%'",
      [ids],
    );
    return found.rows.map(({ id }) => id);
  },
});

export const notesSystem = system({
  name: "notes",
  title: { zh: "便条", en: "Notes" },
  records: [notes],
  commands: [write, drop, revise, pinUp, audit],
  queries: [note, list, ids, mine, about],
  watches: [noteWatch],
  refusals,
  constraints: { notes_one_text: "NOTE_TAKEN" },
});

const key = Buffer.alloc(32, 7);

/** A city of notes on a database that has the kernel's tables and `notesMigration`. */
export function openExampleCity(database: CityDatabase, parts: Partial<CityParts> = {}): City {
  return openCityRuntime({
    id: "test",
    name: { zh: "试验市", en: "Test City" },
    demo: true,
    zone: "Asia/Shanghai",
    database,
    registry: registry([notesSystem]),
    vault: vault(key),
    time: { now: () => new Date() },
    calendar: () => workCalendar({ publishedThrough: day("2026-12-31"), years: {}, corrections: [] }),
    settings: {
      number(name) {
        throw new RangeError(`no setting ${name}`);
      },
      text(name) {
        throw new RangeError(`no setting ${name}`);
      },
      flag(name) {
        throw new RangeError(`no setting ${name}`);
      },
    },
    ...parts,
  });
}

/** Two people: one is an active clerk with a demo account, the other is no longer active. */
export async function addPeople(database: CityDatabase): Promise<void> {
  await database.pool.query(
    `INSERT INTO people (id, version, account, name, active)
     VALUES ('person-1', 1, 'clerk', '李明', true), ('person-2', 1, 'gone', '王芳', false)`,
  );
}

/** The sign-in of the example city, where `clerk` is a demo account. */
export function openExampleSignIn(database: CityDatabase, demo = true) {
  const secret = "a secret of thirty-two characters, or more";
  const demoAccounts = ["clerk", "gone"];
  return openSignIn({ pool: database.pool, secret, city: "test", https: false, demo, demoAccounts });
}
