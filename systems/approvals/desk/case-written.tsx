import { useWords } from "#kernel/desk/language.ts";
import type { Written } from "../apply/written.ts";

/** What the applicant wrote, beside the papers that prove it. Accessibility: a list of terms under its own heading. */
export function WrittenAnswers({ written }: { readonly written: Written }) {
  const say = useWords();
  const { on, stage, answers } = written;
  const part = stage === null ? { zh: "", en: "" } : { zh: `，第${stage}阶段一起申请`, en: `, stage ${stage} as one` };
  return (
    <section aria-labelledby="case-written">
      <h3 id="case-written" className="h3 inset">
        {say({ zh: "申请人填的", en: "What the applicant wrote" })}{" "}
        <span className="s">
          {on}
          {say(part)}
        </span>
      </h3>
      <dl className="effect inset" lang="zh-CN">
        {answers.map(({ title, text }) => (
          <div key={title} className="pair">
            <dt>{title}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
