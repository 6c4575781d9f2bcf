import type { Logger } from "pino";
import type { SignIn } from "#kernel/access/sign-in.ts";
import type { Migration } from "#kernel/database/migrate.ts";
import type { FileIntake } from "#kernel/files/intake.ts";
import type { UnfinishedUploads } from "#kernel/files/unfinished.ts";
import type { StreamLimits } from "./event-streams.ts";
import type { SignInTries } from "./sign-in-tries.ts";

/** Whether the process takes new requests; `serve` sets it when it closes, and then calls `onDrain`. */
export type Lifecycle = {
  draining: boolean;
  /** Ends what would never end by itself: the event streams. Set by the API. */
  onDrain?: () => void;
};

/** What the API needs beside the city. */
export type ApiTools = {
  readonly signIn: SignIn;
  /** Shared with the other faces that sign people in; its own unless given. */
  readonly tries?: SignInTries;
  /** The migrations of this program: the city is ready when it has them all. */
  readonly migrations: readonly Migration[];
  readonly log: Logger;
  /** Where people reach the city, such as https://xinyu.example; "" when it is not known. */
  readonly publicUrl?: string;
  /** Bytes of a request's body; 1 MiB unless set. */
  readonly bodyLimit?: number;
  readonly lifecycle?: Lifecycle;
  /** The proxy in front is ours, so the last address of X-Forwarded-For is the caller's. */
  readonly trustProxy?: boolean;
  readonly streamLimits?: Partial<StreamLimits>;
  /** Where files come in; without it none are taken or given. */
  readonly files?: { readonly intake: FileIntake; readonly unfinished: UnfinishedUploads };
  /** Milliseconds that never go back, for rate limits and durations. */
  readonly elapsed?: () => number;
};
