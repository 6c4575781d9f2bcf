import { z } from "zod";
import type { Day } from "#kernel/calendar/day.ts";
import { type RowOf, record } from "#kernel/records/record.ts";

const day = z.custom<Day>();
const mark = z.enum(["L", "J", "W", "E"]);
/** Valid from a day on; `validTo` is the first day on which it no longer is, null while open. */
const validity = { validFrom: day, validTo: day.nullable() };

export const divisions = record({
  name: "division",
  title: { zh: "行政区划", en: "Division" },
  table: "divisions",
  fields: {
    name: z.string(),
    level: z.enum(["city", "county", "zone", "township", "community"]),
    parent: z.string().nullable(),
    zone: z.string().nullable(),
    ...validity,
    mark,
  },
});

export const bodies = record({
  name: "body",
  title: { zh: "机构", en: "Body" },
  table: "bodies",
  fields: {
    kind: z.string(),
    level: z.string(),
    division: z.string(),
    names: z.array(z.object({ name: z.string(), nameEn: z.string(), from: day, to: day.nullable() })).readonly(),
    officeCode: z.string().nullable(),
    ...validity,
    successor: z.string().nullable(),
    mark,
  },
});

/** The kinds of post (岗位). What a post may do is said by each command's policy, never by a body's name. */
export const postKinds = [
  "window",
  "reviewer",
  "decider",
  "head",
  "supervisor",
  "listKeeper",
  "legalReviewer",
  "agent",
  "auditor",
  "finance",
  "leader",
  "administrator",
] as const;
export type PostKind = (typeof postKinds)[number];

export const posts = record({
  name: "post",
  title: { zh: "岗位", en: "Post" },
  table: "posts",
  fields: {
    body: z.string(),
    kind: z.enum(postKinds),
    title: z.object({ zh: z.string(), en: z.string() }),
    ...validity,
  },
});

export const people = record({
  name: "person",
  title: { zh: "人员", en: "Person" },
  table: "people",
  fields: { account: z.string(), name: z.string(), active: z.boolean() },
  personal: ["name"],
});

export const holdings = record({
  name: "holding",
  title: { zh: "任岗", en: "Holding of a post" },
  table: "holdings",
  fields: { person: z.string(), post: z.string(), ...validity },
});

export const substitutes = record({
  name: "substitute",
  title: { zh: "AB岗替岗", en: "Substitute" },
  table: "substitutes",
  fields: {
    person: z.string(),
    post: z.string(),
    standsFor: z.string(),
    validFrom: day,
    validTo: day,
    ground: z.string(),
  },
  // Why somebody is away: an illness, a birth.
  personal: ["ground"],
});

/** 自然人, 企业, 个体工商户, 农民专业合作社, 社会组织 (and other non-enterprise legal persons). */
export const subjectKinds = ["person", "enterprise", "soleTrader", "cooperative", "organisation"] as const;

export const subjects = record({
  name: "subject",
  title: { zh: "主体", en: "Subject" },
  table: "subjects",
  fields: {
    kind: z.enum(subjectKinds),
    name: z.string(),
    /** Credit code or resident number; rests encrypted, is found by `identifierHash`. */
    identifier: z.string(),
    identifierHash: z.string(),
    identifierMasked: z.string(),
    division: z.string().nullable(),
  },
  // Hash and mask follow from the number: a journal that is never erased must not keep them either.
  personal: ["name", "identifierHash", "identifierMasked"],
  sealed: ["identifier"],
});

/**
 * A change of a subject's name or legal representative, with its proof. The subject is the same one: its number, its cases and
 * their due days stay.
 */
export const subjectChanges = record({
  name: "subjectChange",
  title: { zh: "主体变更", en: "Change of a subject" },
  table: "subject_changes",
  fields: {
    subject: z.string(),
    kind: z.enum(["renamed", "representative"]),
    /** 1, 2 … of its kind and subject: two changes may bear the same day. */
    number: z.int().positive(),
    /** Null for a representative that was not on record before. */
    was: z.string().nullable(),
    becomes: z.string(),
    /** The day from which it counts by the proof; the city may learn of it later. */
    changedOn: day,
    /** Name and number of the paper that proves it. */
    proof: z.string(),
  },
  personal: ["was", "becomes"],
  owner: { field: "subject", of: "subject" },
});

export const speakers = record({
  name: "speaker",
  title: { zh: "主体的经办人", en: "Speaker of a subject" },
  table: "speakers",
  fields: { person: z.string(), subject: z.string(), ...validity },
});

/** An e-mail address (电子邮箱) of a subject or of a person of the staff; one each. It is read only where an e-mail is sent. */
export const mailboxes = record({
  name: "mailbox",
  title: { zh: "电子邮箱", en: "E-mail address" },
  table: "mailboxes",
  fields: {
    subject: z.string().nullable(),
    person: z.string().nullable(),
    /** Rests encrypted; `addressMasked` is what is shown. */
    address: z.string(),
    addressHash: z.string(),
    addressMasked: z.string(),
    ...validity,
  },
  personal: ["addressHash", "addressMasked"],
  sealed: ["address"],
});

export type Body = RowOf<typeof bodies>;
export type Post = RowOf<typeof posts>;
export type Subject = RowOf<typeof subjects>;
