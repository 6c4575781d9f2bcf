import type { Day } from "#kernel/calendar/day.ts";
import { contains } from "#kernel/directory/division-tree.ts";
import { type Body, bodies, divisions, type PostKind, postKinds } from "#kernel/directory/records.ts";
import { inForce, type Power, powers } from "#kernel/items/records.ts";
import { type Party, parties, partyOn } from "#kernel/matters/records.ts";
import { type HeldPost, heldOn } from "#kernel/records/actor.ts";
import type { Permit, Policy } from "#kernel/records/policy.ts";
import { all, one } from "#kernel/records/reads.ts";
import type { RowOf } from "#kernel/records/record.ts";
import type { Words } from "#kernel/text/words.ts";
import { postNames } from "./post-names.ts";

// Policies are sentences: `post("window").holding((file) => file.actingPower)`. What none of them allows is denied.

const denied = (needed: Words, rule?: string): Permit =>
  rule === undefined ? { allowed: false, needed } : { allowed: false, needed, rule };

function namesOf(kinds: readonly PostKind[]): Words {
  return {
    zh: kinds.map((kind) => postNames[kind].zh).join("或"),
    en: kinds.map((kind) => postNames[kind].en).join(" or "),
  };
}

/** Whether a power that has ended was in force when, or after, something under it began. */
const heldSince = (held: Power, begun: Day | undefined, today: Day): boolean =>
  begun !== undefined && held.validFrom <= today && held.validTo !== null && begun < held.validTo;

type Division = RowOf<typeof divisions>;

/** A live post of one of these kinds; the methods say where it must be. */
export function post(...kinds: readonly [PostKind, ...PostKind[]]) {
  const names = namesOf(kinds);
  const live = (held: HeldPost, today: Day) => (kinds as readonly string[]).includes(held.kind) && heldOn(held, today);
  return {
    /**
     * At the body that holds this power, and while the power is in force: own body, own division (LST-16, SUP-04 A04). What was
     * begun while it was in force is carried to its end under it (LST-04): `begun` says since when.
     */
    holding<File, Input>(
      power: (file: File, input: Input) => string | null | undefined,
      begun?: (file: File) => Day,
    ): Policy<File, Input> {
      const needed = {
        zh: `持有本项职权机构的${names.zh}岗`,
        en: `the post of ${names.en} at the body that holds the power`,
      };
      return {
        roles: kinds,
        scope: { zh: "本机构职权内", en: "within the own body's powers" },
        reads: { power: one(powers).by(power) },
        check({ actor, file, today, rows }) {
          if (actor.kind !== "person") return denied(needed);
          const held = rows.power as Power | null;
          if (!held || !(inForce(held, today) || heldSince(held, begun?.(file), today)))
            return denied(needed, "LST-16");
          const fit = actor.posts.find((one) => one.body === held.body && live(one, today));
          return fit ? { allowed: true, post: fit, inNameOf: held.inNameOf } : denied(needed);
        },
      };
    },
    /**
     * At the body that gave something under this power, while it holds the power of that item there; once it does not, at
     * whoever does: a merged or relieved body's acts pass to its successor (STF-07, LST-14).
     */
    succeedingTo<File, Input>(
      power: (file: File, input: Input) => string | null | undefined,
      item: (file: File, input: Input) => string | null | undefined,
    ): Policy<File, Input> {
      const needed = {
        zh: `发证机构或承接其职权机构的${names.zh}岗`,
        en: `the post of ${names.en} at the body that gave it, or that has its power now`,
      };
      return {
        roles: kinds,
        scope: { zh: "本机构职权内", en: "within the own body's powers" },
        reads: { given: one(powers).by(power), powers: all(powers).where("item", item) },
        check({ actor, today, rows }) {
          const given = rows.given as Power | null;
          if (actor.kind !== "person" || !given) return denied(needed);
          const there = (rows.powers as readonly Power[]).filter(
            (one) => one.division === given.division && inForce(one, today),
          );
          const own = there.filter(({ body }) => body === given.body);
          const held = own.length > 0 ? own : there;
          const fit = actor.posts.find((post) => held.some(({ body }) => body === post.body) && live(post, today));
          if (!fit) return denied(needed, held.length === 0 ? "LST-16" : undefined);
          return { allowed: true, post: fit, inNameOf: held.find(({ body }) => body === fit.body)?.inNameOf ?? null };
        },
      };
    },
    /**
     * At this body, or at its successor once it has ended: for what it issued or was asked for (STF-07). Who acts there for somebody
     * by a mandate names them, and the journal says so (INV-07).
     */
    at<File, Input>(
      body: (file: File, input: Input) => string | null | undefined,
      principal?: (file: File, input: Input) => string,
    ): Policy<File, Input> {
      const needed = { zh: `该机构的${names.zh}岗`, en: `the post of ${names.en} at that body` };
      return {
        roles: kinds,
        scope: { zh: "本机构", en: "the own body" },
        reads: { body: one(bodies).by(body) },
        check({ actor, file, input, today, rows }) {
          const wanted = rows.body as Body | null;
          if (actor.kind !== "person" || !wanted) return denied(needed);
          const acting = wanted.validTo !== null && wanted.validTo <= today ? wanted.successor : wanted.id;
          const fit = actor.posts.find((held) => held.body === acting && live(held, today));
          return fit ? { allowed: true, post: fit, inNameOf: principal?.(file, input) ?? null } : denied(needed);
        },
      };
    },
    /** At a body of this division, or of one above it: a county's window acts for its townships, not for its neighbour. */
    within<File, Input>(division: (file: File, input: Input) => string | null | undefined): Policy<File, Input> {
      const needed = {
        zh: `本区划或其上级机构的${names.zh}岗`,
        en: `the post of ${names.en} at a body of the division or of one above it`,
      };
      return {
        roles: kinds,
        scope: { zh: "本区划", en: "the own division" },
        reads: { division: one(divisions).by(division) },
        check({ actor, today, rows }) {
          const asked = rows.division as Division | null;
          if (actor.kind !== "person" || !asked) return denied(needed);
          const fit = actor.posts.find((held) => contains(held.division, asked) && live(held, today));
          return fit ? { allowed: true, post: fit } : denied(needed);
        },
      };
    },
    /** At any body: for duties that span the city, such as supervision or keeping the lists. */
    anywhere<File, Input>(): Policy<File, Input> {
      const needed = { zh: `${names.zh}岗`, en: `the post of ${names.en}` };
      return {
        roles: kinds,
        scope: { zh: "全市", en: "the whole city" },
        reads: {},
        check({ actor, today }) {
          const fit = actor.kind === "person" ? actor.posts.find((one) => live(one, today)) : undefined;
          return fit ? { allowed: true, post: fit } : denied(needed);
        },
      };
    },
  };
}

/** Those who act for the applicant; a payer or a third party (利害关系人) may know of a matter, not dispose of it. */
const acting: readonly Party["role"][] = ["applicant", "agent", "contact"];

/**
 * The applicant's side of the matter, by somebody who speaks for it: own matter. What an agent or a contact does there is done
 * in the applicant's name, and the journal says so (INV-06).
 */
export function party<File, Input>(
  matter: (file: File, input: Input) => string | null | undefined,
  roles: readonly Party["role"][] = acting,
): Policy<File, Input> {
  const needed: Words = { zh: "本件申请人、代理人或其经办人", en: "the applicant or its agent, or who speaks for it" };
  return {
    roles: ["applicant"],
    scope: { zh: "本人、本单位的事", en: "own matters" },
    reads: { parties: all(parties).where("matter", matter) },
    check({ actor, today, rows }) {
      if (actor.kind !== "person") return denied(needed);
      const live = (rows.parties as readonly Party[]).filter((one) => partyOn(one, today));
      const own = live.filter(({ role, subject }) => roles.includes(role) && actor.subjects.includes(subject));
      if (own.length === 0) return denied(needed);
      const forAnother = own.every(({ role }) => role === "agent" || role === "contact");
      const principal = forAnother ? live.find(({ role }) => role === "applicant")?.subject : undefined;
      return { allowed: true, post: null, inNameOf: principal ?? null };
    },
  };
}

/** Somebody who speaks for this subject: a person for themselves, a handler for their firm. */
export function speaker<File, Input>(
  subject: (file: File, input: Input) => string | null | undefined,
): Policy<File, Input> {
  const needed: Words = { zh: "申请人本人或其经办人", en: "the applicant, or who speaks for it" };
  return {
    roles: ["applicant"],
    scope: { zh: "本人、本单位的事", en: "own matters" },
    reads: {},
    check({ actor, file, input }) {
      const wanted = subject(file, input);
      if (actor.kind === "person" && wanted && actor.subjects.includes(wanted)) return { allowed: true, post: null };
      return denied(needed);
    },
  };
}

/**
 * Everybody, also a visitor without a name: for what the law lets anybody do, such as reporting that a body does not act
 * (LST-16). Such a command makes something new and opens nothing that is there.
 */
export function anyone<File, Input>(): Policy<File, Input> {
  return {
    roles: ["anyone", "applicant", ...postKinds],
    scope: { zh: "任何人", en: "everybody" },
    reads: {},
    check: () => ({ allowed: true, post: null }),
  };
}

/** Only the kernel itself: wakes, reactions, packs. No person can ever ask for it. */
export function system<File, Input>(): Policy<File, Input> {
  const needed: Words = { zh: "系统按时自动办理", en: "the system itself, when it falls due" };
  return {
    roles: ["system"],
    scope: { zh: "系统", en: "the system" },
    reads: {},
    check: ({ actor }) => (actor.kind === "system" ? { allowed: true, post: null } : denied(needed)),
  };
}

/** The first policy that allows it; when none does, what any of them needs. */
export function anyOf<File, Input>(...policies: readonly Policy<File, Input>[]): Policy<File, Input> {
  const reads = Object.assign(
    {},
    ...policies.map((policy, index) =>
      Object.fromEntries(Object.entries(policy.reads).map(([name, read]) => [`${index}.${name}`, read])),
    ),
  );
  return {
    roles: [...new Set(policies.flatMap((policy) => policy.roles))],
    scope: {
      zh: policies.map((policy) => policy.scope.zh).join("；"),
      en: policies.map((policy) => policy.scope.en).join("; "),
    },
    reads,
    check(asked) {
      const denials: Extract<Permit, { allowed: false }>[] = [];
      for (const [index, policy] of policies.entries()) {
        const rows = Object.fromEntries(
          Object.keys(policy.reads).map((name) => [name, (asked.rows as Record<string, unknown>)[`${index}.${name}`]]),
        );
        const permit = policy.check({ ...asked, rows });
        if (permit.allowed) return permit;
        denials.push(permit);
      }
      return denied({
        zh: denials.map(({ needed }) => needed.zh).join("，或"),
        en: denials.map(({ needed }) => needed.en).join(", or "),
      });
    },
  };
}
