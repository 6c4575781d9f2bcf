import { useWords } from "#kernel/desk/language.ts";
import { UploadBox } from "#kernel/desk/upload-box.tsx";
import type { Uploads } from "#kernel/desk/uploads.ts";

/** The file of a proof that was kept; of several the last one. */
export const keptProof = (uploads: Uploads): string | null =>
  uploads.all.findLast(({ state }) => state === "kept")?.file ?? null;

/** A proof still on its way: what is sent now would lack it. */
export const isUploading = (uploads: Uploads): boolean =>
  uploads.all.some(({ state }) => state === "sending" || state === "waiting");

/** A scan of the paper that proves it, if there is one. */
export function ProofUpload({ uploads }: { readonly uploads: Uploads }) {
  const say = useWords();
  return (
    <div className="act-fields">
      <UploadBox
        uploads={uploads}
        label={say({ zh: "证明材料的电子件（选填）", en: "A file of that paper (optional)" })}
        hint={say({
          zh: "PDF或图片；项目单位和办理这个项目的部门能看。",
          en: "PDF or picture; the enterprise and the bodies that handle the project can read it.",
        })}
      />
    </div>
  );
}
