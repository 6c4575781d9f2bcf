import { askUnaddressed } from "#kernel/desk/api.ts";
import { useWords } from "#kernel/desk/language.ts";
import { type Choice, Picker } from "#kernel/desk/picker.tsx";
import { Chosen } from "./chosen.tsx";
import { RegisterSubject } from "./register-subject.tsx";

type Subjects = {
  readonly rows: readonly { readonly id: string; readonly name: string; readonly identifierMasked: string }[];
};

const numberLike = /^[0-9A-Z]{15,20}$/i;

/** Who applies: found by name or number, or registered on the spot. */
export function PickApplicant(props: {
  readonly applicant: Choice | null;
  readonly fault: string | undefined;
  /** The kind that is usual here, when somebody has to be registered. */
  readonly usual?: "person";
  pick(applicant: Choice | null): void;
}) {
  const say = useWords();
  const { applicant, fault, pick } = props;
  if (applicant !== null) return <Chosen text={applicant.text} more={applicant.more} change={() => pick(null)} />;
  return (
    <>
      <Picker
        name="subjects"
        label={say({ zh: "申请人", en: "Applicant" })}
        hint={say({
          zh: "企业名称、18位统一社会信用代码；自然人用完整的公民身份号码。",
          en: "A firm's name or 18-digit credit code; a person by their whole resident number.",
        })}
        fault={fault}
        find={async (words) => {
          const compact = words.replace(/[\s-]/g, "");
          const asked = numberLike.test(compact) ? { identifier: compact } : { name: words };
          const { rows } = await askUnaddressed<Subjects>("directory.subjects", { ...asked, limit: 12 });
          return rows.map((row) => ({ id: row.id, text: row.name, more: row.identifierMasked }));
        }}
        pick={pick}
      />
      <RegisterSubject registered={pick} usual={props.usual} />
    </>
  );
}
