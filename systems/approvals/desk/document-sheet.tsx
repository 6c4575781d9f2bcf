import { longDay } from "#kernel/desk/dates.ts";
import { useWords } from "#kernel/desk/language.ts";
import { correctionLine, type ShownCorrection } from "../corrections.ts";
import { documentText, documentTitle } from "../document-text.ts";

type SheetProps = {
  readonly kind: string;
  readonly body: string;
  readonly number: string;
  readonly on: string;
  readonly addressee: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly queryCode?: string | undefined;
  readonly corrections?: readonly ShownCorrection[];
  /** Issued by mistake: its number stays as void (DOC-04). */
  readonly voided?: boolean;
  /** Not issued yet: shown as what would be. */
  readonly draft?: boolean;
};

/**
 * A document as it is on paper: red head, title, number, text, date (GB/T 9704-2012). White in the dark too.
 *
 * Accessibility: real text, not a picture; its language is said (WCAG 3.1.2).
 */
export function DocumentSheet({
  kind,
  body,
  number,
  on,
  addressee,
  content,
  queryCode,
  corrections = [],
  voided,
  draft,
}: SheetProps) {
  const say = useWords();
  const written = documentText(kind, content, { issuedOn: on, code: queryCode ?? "" });
  return (
    <article className="sheet" lang="zh-CN" aria-label={documentTitle(kind)}>
      {draft && <p className="draft">{say({ zh: "预览 · 尚未出具", en: "Preview · not issued" })}</p>}
      {voided && <p className="draft">{say({ zh: "已作废 · 文号保留", en: "Void · its number stays" })}</p>}
      <p className="sheet-head">{body}</p>
      <h3>{documentTitle(kind)}</h3>
      <p className="sheet-number">{number}</p>
      <p className="to">{addressee}：</p>
      {written.paragraphs.map((paragraph) => (
        <p key={paragraph} className="indent">
          {paragraph}
        </p>
      ))}
      {written.list.length > 0 && (
        <ol className="sheet-list">
          {written.list.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ol>
      )}
      {corrections.map((one) => (
        <p key={one.number} className="indent">
          {correctionLine(one)}
        </p>
      ))}
      <p className="sheet-date">
        {body}
        <br />
        {longDay(on, "zh")}
      </p>
      {queryCode && <p className="sheet-code">查询码 {queryCode}</p>}
    </article>
  );
}
