import type { HtmlEscapedString } from "hono/utils/html";
import type pg from "pg";
import type { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import type { KeptFile } from "#kernel/files/intake.ts";
import type { Actor } from "#kernel/records/actor.ts";
import type { Who } from "#kernel/records/asked.ts";
import type { AnyCommand } from "#kernel/records/command.ts";
import type { Follower } from "#kernel/records/followers.ts";
import type { JournalEntry } from "#kernel/records/journal.ts";
import type { Permit } from "#kernel/records/policy.ts";
import type { AnyRecord } from "#kernel/records/record.ts";
import type { Refusal, RefusalTexts } from "#kernel/records/refusal.ts";
import type { Language, Words } from "#kernel/text/words.ts";
import type { City } from "./city.ts";
import type { Watch } from "./watch.ts";

/** HTML whose parts were escaped by the template that made it (`html` of hono/html). */
export type SafeHtml = HtmlEscapedString | Promise<HtmlEscapedString>;

/** Who may ask a query: checked before anything is read. Narrower scope (own body, own matter) is in the query itself. */
export type Access<Input> = {
  readonly roles: readonly string[];
  readonly scope: Words;
  check(asked: { readonly actor: Actor; readonly input: Input; readonly today: Day }): Permit;
};

/** A read: SQL in, typed rows out. Declared once for HTTP, OpenAPI, the command line and the permission matrix. */
export type Query<Input = unknown, Output = unknown> = {
  readonly name: `${string}.${string}`;
  readonly title: Words;
  readonly input: z.ZodType<Input>;
  readonly may: Access<Input>;
  /** Its input names a person: it is asked by POST with a JSON body, never in an address. */
  readonly sensitive?: true;
  /** Its answer is a `Bundle`, which the API hands over as one ZIP file. */
  readonly bundle?: true;
  run(asked: {
    readonly city: City;
    readonly actor: Actor;
    readonly input: Input;
    readonly today: Day;
  }): Promise<Output | Refusal>;
};

// biome-ignore lint/suspicious/noExplicitAny: the registry holds queries of all shapes
export type AnyQuery = Query<any, any>;

export function query<Schema extends z.ZodType, Output>(
  declaration: Omit<Query<z.output<Schema>, Output>, "input"> & { input: Schema },
): Query<z.output<Schema>, Output> {
  return declaration as never;
}

/** What a system does when something happened elsewhere: it sends commands, each exactly once. */
export type Reaction = {
  readonly name: string;
  readonly title: Words;
  /** Commands whose entries it reacts to. */
  readonly on: readonly string[];
  /** The records whose changes it reads of them: entries without such a change do not reach it. */
  readonly records: readonly string[];
  /** The commands it may send, for the map. */
  readonly sends: readonly string[];
  /** What some entries call for; it is done in the order of these entries. What is there is read as it is now. */
  react(entries: readonly JournalEntry[], city: City): Promise<readonly ReactionCommand[]>;
};
export type ReactionCommand = {
  /** The entry that calls for it: its moment is that of the command, and it is done once for it. */
  readonly after: JournalEntry;
  readonly command: string;
  readonly on: string | null;
  readonly input: unknown;
};

/** Files of a form that were kept, by the name of their field; also those of an earlier sending that its page brings along. */
export type FormFiles = Readonly<Record<string, readonly KeptFile[]>>;

/** A form of a page as it is shown: fresh, or with what was typed and why it was not accepted. */
export type FormShown = {
  /** Sent along in a hidden field: however often the same form is sent, it is done once (REC-06). */
  readonly key: string;
  /** What was typed, by field name; empty for a fresh form. */
  readonly fields: Readonly<Record<string, string>>;
  /** What was kept of a form with files, which a browser cannot be made to choose again. */
  readonly files: FormFiles;
  readonly refusal: Refusal | null;
};

/** What a visitor asks of a public page. */
export type PageRequest = {
  readonly city: City;
  readonly language: Language;
  /** Path parameters and query parameters; a parameter that is absent is undefined. */
  readonly parameters: Readonly<Record<string, string | undefined>>;
  readonly path: string;
  readonly today: Day;
  /** Who asks, by their session; `anyone` without one. What is theirs alone stands only on a `keyed` page. */
  readonly who: Who;
  /** Where the city answers, such as https://xinyu.example: for codes that are scanned. Absent where no visit asks. */
  readonly origin?: string;
  /** Only for a page with `submit`. */
  readonly form?: FormShown;
};

/** A form that somebody sends; nothing about its fields is checked yet but their size. */
export type SubmitRequest = PageRequest & {
  readonly fields: Readonly<Record<string, string>>;
  /** Files that came with it; empty for a page that takes none. Who sent them is whom they are kept for. */
  readonly files: FormFiles;
  /** The form's key; the command that it does takes it as its idempotency key. */
  readonly key: string;
};

/** Another page of this site: where a form that was accepted leads, so that a reload asks and does not send again. */
export type Redirect = { readonly redirect: `/${string}` };

/** A public page's own part; the portal's shell puts header, navigation and footer around it. */
export type Page = {
  readonly title: string;
  readonly description?: string;
  readonly breadcrumbs?: readonly { readonly href: string; readonly text: string }[];
  readonly body: SafeHtml;
  /**
   * Has a part marked `data-live` (its own address) and `data-now` (what is said when it changes), and beside it an empty
   * status marked `data-says`: a small script then follows the part's forms, and links marked `data-stay`, in place. The
   * page works without it.
   */
  readonly live?: true;
};

/** Text instead of a page: a CSV or JSON twin of what the page shows. */
export type PlainAnswer = { readonly contentType: string; readonly fileName?: string } & (
  | { readonly text: string }
  /** Of a workbook. */
  | { readonly bytes: Uint8Array<ArrayBuffer> }
);

/** A page of the public portal; works without JavaScript. `path` is a pattern such as /items/:code. */
export type PortalPage = {
  readonly path: string;
  readonly title: Words;
  /**
   * Opens with a key in its address (a query code) or to one person only: no cache keeps it, neither the visitor's nor one
   * in between, and keys that open nothing are counted (ACC-03).
   */
  readonly keyed?: true;
  /** The entry of the main navigation it belongs to; the first page of each entry is where the entry leads. */
  readonly navigation?: string;
  /** How many files its form may bring; none unless said. The form is made with `files` (`postForm`) and has `fileField`s. */
  readonly takesFiles?: number;
  /** Whether this asker may bring files, asked before any is read: who has no key fills no disk. Everybody may unless said. */
  admitsFiles?(request: PageRequest): Promise<boolean>;
  page(request: PageRequest): Promise<Page | PlainAnswer | Redirect | Refusal>;
  /**
   * Takes the page's form, which works without JavaScript. It acts as whoever is signed in, or else through commands that are
   * open to everybody. A refusal is shown on the page itself, with everything typed kept.
   */
  submit?(request: SubmitRequest): Promise<Page | Redirect | Refusal>;
};

/** A follower of the journal that is told of its city too, such as for its work calendar. */
export type CityFollower = Omit<Follower, "react"> & {
  react(entries: readonly JournalEntry[], client: pg.PoolClient, city: City): Promise<void>;
};

/** A system's manifest: values only; importing it does nothing. The registry folds these into all the faces. */
export type System = {
  readonly name: string;
  readonly title: Words;
  readonly after: readonly string[];
  readonly records: readonly AnyRecord[];
  readonly commands: readonly AnyCommand[];
  readonly queries: readonly AnyQuery[];
  readonly refusals: RefusalTexts;
  /** A database constraint's name → the refusal's code, for what only the database can know. */
  readonly constraints: Readonly<Record<string, string>>;
  readonly reactions: readonly Reaction[];
  /** Projections of the journal that this system keeps beside its records, such as what can be searched. */
  readonly followers: readonly CityFollower[];
  /** What people look at while others change it, and are told of. */
  readonly watches: readonly Watch[];
  readonly portal: readonly PortalPage[];
  /** Whether somebody may read a file that this system refers to; its uploader may anyway (FIL-08). */
  fileReaders(city: City, actor: Actor, file: string): Promise<boolean>;
  /** Which of these files this system refers to: they are not removed as unused (FIL-09). */
  usedFiles(city: City, files: readonly string[]): Promise<readonly string[]>;
  /** What a city pack holds of this system's records: the rows as they should be. */
  packRows(pack: never): readonly RowsToLoad[];
};

/** Rows of one record as a pack wants them; `fixed` fields of a row that exists may not be changed by a pack. */
export type RowsToLoad = {
  readonly record: AnyRecord;
  readonly rows: readonly (Readonly<Record<string, unknown>> & { readonly id: string })[];
  readonly fixed?: readonly string[];
};

/** Declares a system; parts it does not have are empty. */
export function system(manifest: Pick<System, "name" | "title"> & Partial<Omit<System, "name" | "title">>): System {
  return {
    after: [],
    records: [],
    commands: [],
    queries: [],
    refusals: {},
    constraints: {},
    reactions: [],
    followers: [],
    watches: [],
    portal: [],
    fileReaders: async () => false,
    usedFiles: async () => [],
    packRows: () => [],
    ...manifest,
  };
}
