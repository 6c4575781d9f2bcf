import { type ReactNode, useEffect } from "react";
import { useWords } from "#kernel/desk/language.ts";
import type { Words } from "#kernel/text/words.ts";
import type { CaseAnswer } from "./case-answer.ts";

type Asked = { readonly paper: string; readonly kind: string; readonly defect: string };
type Props = {
  readonly answer: CaseAnswer;
  readonly label: Words;
  readonly value: unknown;
  readonly set: (value: readonly Asked[]) => void;
  readonly described: string | undefined;
  readonly children: ReactNode;
};

const kinds: readonly { readonly value: string; readonly text: Words }[] = [
  { value: "incomplete", text: { zh: "不齐全", en: "incomplete" } },
  { value: "notInForm", text: { zh: "不合法定形式", en: "not in form" } },
];

/**
 * All that a supplement notice asks for. What is missing stands there by itself, since the law wants everything told at once; a
 * paper that is there is added with what is wrong with it.
 */
export function AskedPapers({ answer, label, value, set, described, children }: Props) {
  const say = useWords();
  const sound = new Set(answer.papers.filter(({ defect }) => defect === null).map(({ name }) => name));
  const present = new Set(answer.papers.map(({ name }) => name));
  const needed = answer.version.papers.filter(({ name }) => !answer.case.waived.includes(name));
  const asked: readonly Asked[] = Array.isArray(value) ? value : [];
  const missing = needed.filter(({ name }) => !sound.has(name)).map(({ name }) => name);
  useEffect(() => {
    if (!Array.isArray(value))
      set(missing.map((paper) => ({ paper, kind: present.has(paper) ? "incomplete" : "missing", defect: "没有提交" })));
  });
  const patch = (paper: string, change: Partial<Asked>) =>
    set(asked.map((one) => (one.paper === paper ? { ...one, ...change } : one)));
  return (
    <fieldset className="asked" aria-describedby={described}>
      <legend>{say(label)}</legend>
      <ul>
        {needed.map(({ name }) => {
          const one = asked.find(({ paper }) => paper === name);
          const lacking = !present.has(name);
          return (
            <li key={name}>
              <label>
                <input
                  type="checkbox"
                  checked={one !== undefined}
                  onChange={(event) =>
                    set(
                      event.target.checked
                        ? [...asked, { paper: name, kind: lacking ? "missing" : "notInForm", defect: "" }]
                        : asked.filter(({ paper }) => paper !== name),
                    )
                  }
                />
                <span className="grow">{name}</span>
                <small className={lacking ? "red" : "s"}>
                  {lacking ? say({ zh: "缺", en: "missing" }) : say({ zh: "已有", en: "here" })}
                </small>
              </label>
              {one && (
                <span className="row">
                  {!lacking && (
                    <select
                      className="in short"
                      aria-label={say({ zh: `${name}：哪一类问题`, en: `${name}: kind of fault` })}
                      value={one.kind}
                      onChange={(event) => patch(name, { kind: event.target.value })}
                    >
                      {kinds.map((kind) => (
                        <option key={kind.value} value={kind.value}>
                          {say(kind.text)}
                        </option>
                      ))}
                    </select>
                  )}
                  <input
                    className="in"
                    aria-label={say({ zh: `${name}：要补正什么`, en: `${name}: what is to be mended` })}
                    maxLength={500}
                    value={one.defect}
                    onChange={(event) => patch(name, { defect: event.target.value })}
                  />
                </span>
              )}
            </li>
          );
        })}
      </ul>
      {children}
    </fieldset>
  );
}
