import { Dialog } from "#kernel/desk/dialog.tsx";
import { draftsOf } from "#kernel/desk/draft.ts";
import { useWords } from "#kernel/desk/language.ts";
import { useSession } from "#kernel/desk/session.ts";

/** Who signs out leaves nothing on the machine, so what they typed and did not send is told before. */
export function LeaveDrafts({ signOut, close }: { readonly signOut: () => unknown; readonly close: () => void }) {
  const say = useWords();
  const count = draftsOf(useSession().person.id);
  return (
    <Dialog title={say({ zh: "还有没提交的内容", en: "Something is not sent yet" })} close={close}>
      <p>
        {say({
          zh: `有 ${count} 份填了没提交。退出登录后，这台机器上不留任何内容。`,
          en: `${count} forms are filled in and not sent. After signing out nothing of them stays on this machine.`,
        })}
      </p>
      <p className="row">
        <button type="button" className="btn p" onClick={close}>
          {say({ zh: "回去提交", en: "Go back" })}
        </button>
        <button type="button" className="btn" onClick={signOut}>
          {say({ zh: "不要了，退出登录", en: "Drop them and sign out" })}
        </button>
      </p>
    </Dialog>
  );
}
