import { noteDispatch, outboxRefusals } from "#kernel/city/dispatch-commands.ts";
import { myFiles, oneFile } from "#kernel/city/file-queries.ts";
import { asOf, entries, history } from "#kernel/city/journal-queries.ts";
import { packRefusals } from "#kernel/city/load-pack.ts";
import { inbox, noticeRefusals, readNotice } from "#kernel/city/notice-commands.ts";
import { outbox } from "#kernel/city/outbox-query.ts";
import { since } from "#kernel/city/since-query.ts";
import { system } from "#kernel/city/system.ts";
import { clockRefusals, recompute } from "#kernel/clocks/recompute.ts";
import {
  bodies,
  divisions,
  holdings,
  mailboxes,
  people,
  posts,
  speakers,
  subjectChanges,
  subjects,
  substitutes,
} from "#kernel/directory/records.ts";
import { keepFile, removeFile, turnAwayFile } from "#kernel/files/commands.ts";
import { files } from "#kernel/files/records.ts";
import { fileRefusals } from "#kernel/files/refusals.ts";
import { laws } from "#kernel/items/laws.ts";
import { items, itemVersions, listedParts, powers } from "#kernel/items/records.ts";
import { dispatches } from "#kernel/notices/dispatches.ts";
import { wakes } from "#kernel/records/wakes.ts";
import approvals from "./approvals/system.ts";
import directory from "./directory/system.ts";
import lists from "./lists/system.ts";

/** The kernel's own records, in the registry like any system's. */
const kernel = system({
  name: "kernel",
  title: { zh: "内核", en: "Kernel" },
  records: [
    ...[divisions, bodies, posts, people, holdings, substitutes, subjects, subjectChanges, speakers, mailboxes],
    ...[laws, items, itemVersions, listedParts, powers, wakes, files, dispatches],
  ],
  commands: [recompute, readNotice, noteDispatch, keepFile, removeFile, turnAwayFile],
  queries: [entries, history, asOf, since, inbox, outbox, oneFile, myFiles],
  refusals: { ...packRefusals, ...clockRefusals, ...noticeRefusals, ...outboxRefusals, ...fileRefusals },
  constraints: { file_followed_once: "FILE_REPLACED" },
});

/** All systems of the deployment; the only place that imports their manifests. */
export const systems = [kernel, directory, lists, approvals];
