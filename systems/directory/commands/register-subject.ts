import { z } from "zod";
import { anyOf, post } from "#kernel/access/policies.ts";
import { divisions, people, speakers, subjectKinds, subjects } from "#kernel/directory/records.ts";
import { checkCreditCode } from "#kernel/identifiers/creditCode.ts";
import type { IdentifierFault } from "#kernel/identifiers/fault.ts";
import { checkResidentNumber, maskResidentNumber } from "#kernel/identifiers/residentNumber.ts";
import { command } from "#kernel/records/command.ts";
import { create, type Effect } from "#kernel/records/effects.ts";
import { one } from "#kernel/records/reads.ts";
import { themselves } from "../policies.ts";
import { refuse } from "../refusals.ts";

const input = z.object({
  kind: z.enum(subjectKinds),
  name: z.string().trim().min(1).max(200),
  /** Resident number of a person, unified social credit code of all others: 18 characters. */
  identifier: z.string().max(40),
  division: z.string().max(20).optional(),
  /** The signed-in person who registers themselves and speaks for themselves from now on. */
  speaker: z.string().max(80).optional(),
});
type Input = z.output<typeof input>;

/**
 * 登记主体: somebody who can apply. A number is registered once: the database's keyed hash is unique, and its refusal does
 * not say whose number it is. What rests is sealed; what is shown is masked for persons (IDN-02), open for firms (IDN-01).
 */
export const registerSubject = command({
  name: "directory.registerSubject",
  title: { zh: "登记主体", en: "Register a subject" },
  on: null,
  makes: subjects,
  input,
  reads: {
    division: one(divisions).by((_: null, asked: Input) => asked.division),
    account: one(people).by((_: null, asked: Input) => asked.speaker),
    own: one(speakers).by((_: null, asked: Input) => asked.speaker && ownVoice(asked.speaker)),
  },
  may: anyOf(post("window", "agent").anywhere(), themselves<Input>()),
  basis: ["行政许可法 第三十一条", "个人信息保护法 第三十四条", "国发〔2015〕33号"],
  visibility: "internal",
  decide(_, { kind, name, identifier, division, speaker }, { rows, actor, today, newId }) {
    const read = kind === "person" ? readPerson(identifier, today) : readFirm(identifier);
    if ("fault" in read)
      return refuse(kind === "person" ? "RESIDENT_NUMBER_FAULT" : "CREDIT_CODE_FAULT", faultDetails(read.fault));
    if (division !== undefined && !rows.division) return refuse("DIVISION_UNKNOWN", { division, field: "/division" });
    const id = newId();
    const effects: Effect[] = [
      create(subjects, {
        ...{ id, kind, name, identifier: read.value, identifierHash: "", identifierMasked: read.shown },
        division: division ?? null,
      }),
    ];
    if (speaker !== undefined) {
      const own = actor.kind === "person" && actor.person === speaker && kind === "person";
      if (!own || rows.account?.name !== name) return refuse("NOT_THE_ACCOUNT", { speaker, field: "/name" });
      // Once: whoever could go on would learn of number after number whether it is registered here.
      if (rows.own) return refuse("SPEAKS_FOR_THEMSELVES", { field: "/speaker" });
      effects.push(
        create(speakers, { id: ownVoice(speaker), person: speaker, subject: id, validFrom: today, validTo: null }),
      );
    }
    return effects;
  },
});

/** The id of the row by which an account speaks for itself: there is one at most. */
const ownVoice = (person: string): string => `self:${person}`;

type Read = { readonly value: string; readonly shown: string } | { readonly fault: IdentifierFault };

function readPerson(text: string, today: Parameters<typeof checkResidentNumber>[1]): Read {
  const checked = checkResidentNumber(text, today);
  return checked.ok ? { value: checked.value, shown: maskResidentNumber(checked.value) } : { fault: checked.fault };
}

function readFirm(text: string): Read {
  const checked = checkCreditCode(text);
  return checked.ok ? { value: checked.value, shown: checked.value } : { fault: checked.fault };
}

/** The identifier module's own words: what is wrong, and what to do next. */
const faultDetails = ({ zh, en, next }: IdentifierFault) => ({
  ...{ fault: zh, faultEn: en, next: next.zh, nextEn: next.en },
  field: "/identifier",
});
