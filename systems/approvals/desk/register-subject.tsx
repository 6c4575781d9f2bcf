import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { act, type Done, newKey, type Problem } from "#kernel/desk/api.ts";
import { useWords } from "#kernel/desk/language.ts";
import type { Choice } from "#kernel/desk/picker.tsx";
import { ProblemNote } from "#kernel/desk/states.tsx";
import type { Words } from "#kernel/text/words.ts";

const kinds: readonly { readonly kind: string; readonly title: Words }[] = [
  { kind: "enterprise", title: { zh: "企业", en: "Enterprise" } },
  { kind: "soleTrader", title: { zh: "个体工商户", en: "Sole trader" } },
  { kind: "cooperative", title: { zh: "农民专业合作社", en: "Cooperative" } },
  { kind: "organisation", title: { zh: "其他组织", en: "Other organisation" } },
  { kind: "person", title: { zh: "自然人", en: "Person" } },
];

/**
 * Registers somebody who has never applied here, without leaving the window. The number is checked by its standard and
 * never kept in the browser.
 *
 * Accessibility: a group of labelled fields inside the form; the server's fault stands above its button.
 */
export function RegisterSubject(props: {
  readonly registered: (subject: Choice) => void;
  /** The kind that stands there first; a firm unless said. */
  readonly usual?: "person" | undefined;
}) {
  const { registered, usual = "enterprise" } = props;
  const say = useWords();
  const id = useId();
  const [kind, setKind] = useState<string>(usual);
  const [name, setName] = useState("");
  const [identifier, setIdentifier] = useState("");
  const [key, setKey] = useState(newKey);
  const registering = useMutation<Done, Problem>({
    mutationFn: () =>
      act({
        command: "directory.registerSubject",
        input: { kind, name: name.trim(), identifier: identifier.trim() },
        key,
      }),
    onSuccess: (done) => {
      const subject = done.changes.find(({ record }) => record === "subject");
      if (subject) registered({ id: subject.id, text: name.trim(), more: "" });
    },
    // Another number is another request.
    onError: () => setKey(newKey()),
  });
  return (
    <details className="register">
      <summary>{say({ zh: "没有登记过？当场登记", en: "Not registered? Register now" })}</summary>
      <div className="register-fields">
        <div>
          <label className="label" htmlFor={`${id}-kind`}>
            {say({ zh: "类型", en: "Kind" })}
          </label>
          <select id={`${id}-kind`} className="in" value={kind} onChange={(event) => setKind(event.target.value)}>
            {kinds.map((one) => (
              <option key={one.kind} value={one.kind}>
                {say(one.title)}
              </option>
            ))}
          </select>
        </div>
        <div>
          <label className="label" htmlFor={`${id}-name`}>
            {say({ zh: "名称或姓名", en: "Name" })}
          </label>
          <input
            id={`${id}-name`}
            className="in"
            maxLength={200}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <div>
          <label className="label" htmlFor={`${id}-number`}>
            {kind === "person"
              ? say({ zh: "公民身份号码（18位）", en: "Resident number (18)" })
              : say({ zh: "统一社会信用代码（18位）", en: "Credit code (18)" })}
          </label>
          <input
            id={`${id}-number`}
            className="in"
            maxLength={40}
            autoComplete="off"
            value={identifier}
            onChange={(event) => setIdentifier(event.target.value)}
          />
        </div>
        {registering.isError && <ProblemNote problem={registering.error} />}
        <p>
          <button
            type="button"
            className="btn"
            onClick={() => {
              if (!registering.isPending) registering.mutate();
            }}
          >
            {say({ zh: "登记并选用", en: "Register and choose" })}
          </button>
        </p>
      </div>
    </details>
  );
}
