import { useWords } from "#kernel/desk/language.ts";
import type { CaseDocument } from "./case-answer.ts";
import { DocumentActs } from "./document-acts.tsx";
import { DocumentSheet } from "./document-sheet.tsx";

/** The documents of a case or of a permit: their list, the one that is shown, and what can be done with it. */
export function DocumentList(props: {
  readonly documents: readonly (Omit<CaseDocument, "addressee"> & Partial<Pick<CaseDocument, "addressee">>)[];
  /** The id of the one to be shown; the last unless one has it. */
  readonly chosen: string;
  readonly choose: (id: string) => void;
  /** To whom they go where a document does not say. */
  readonly addressee: string;
  readonly queryCode?: string;
  /** With a button that prints, where the page has none of its own. */
  readonly print?: boolean;
}) {
  const say = useWords();
  const { documents, chosen, choose, queryCode } = props;
  const shown = documents.find(({ id }) => id === chosen) ?? documents.at(-1);
  if (!shown) return null;
  const addressee = shown.addressee ?? props.addressee;
  return (
    <div className="documents">
      <ul aria-label={say({ zh: "文书", en: "Documents" })}>
        {documents.map((one) => (
          <li key={one.id}>
            <button type="button" aria-current={one === shown ? "true" : undefined} onClick={() => choose(one.id)}>
              {one.kind}
              <span className="s">{one.number}</span>
              <span className="s">{one.issuedOn}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="sheet-desk">
        {props.print && (
          <p className="row screen-only">
            <span className="grow" />
            <button type="button" className="btn sm" onClick={() => window.print()}>
              {say({ zh: "打印", en: "Print" })}
            </button>
          </p>
        )}
        <DocumentSheet
          kind={shown.kind}
          number={shown.number}
          on={shown.issuedOn}
          content={shown.content}
          body={shown.bodyName}
          addressee={addressee}
          queryCode={queryCode}
          corrections={shown.corrections}
          voided={shown.voided}
        />
        <DocumentActs document={shown} addressee={addressee} />
      </div>
    </div>
  );
}
