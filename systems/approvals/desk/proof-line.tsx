import { useWords } from "#kernel/desk/language.ts";
import type { Proof } from "../facts/records.ts";

/** A proof as one line: name, number, issuer, day, and its file where there is one. */
export function ProofLine({ proof }: { readonly proof: Proof }) {
  const say = useWords();
  const { name, number, issuer, on, file } = proof;
  const numbered = say({ zh: `（${number}）`, en: ` (${number})` });
  return (
    <p className="s">
      {say({
        zh: `依据：${name}${number ? numbered : ""}，${issuer}，${on}`,
        en: `By: ${name}${number ? numbered : ""}, ${issuer}, ${on}`,
      })}
      {file && (
        <>
          {" "}
          <a href={`/api/v1/files/${file}`} target="_blank" rel="noreferrer">
            {say({ zh: `看文件：${name}`, en: `see the file: ${name}` })}
          </a>
        </>
      )}
    </p>
  );
}
