import type pg from "pg";
import type { SignIn } from "#kernel/access/sign-in.ts";
import type { Who } from "#kernel/records/asked.ts";

/** Who asks for a page, and the name that its header shows; null for somebody who is not signed in. */
export type Asker = { readonly who: Who; readonly name: string | null };

const nobody: Asker = { who: { kind: "anyone" }, name: null };

/** Looks up who a request's session belongs to, once a request. Without sign-in everybody is `anyone`. */
export function askers(pool: pg.Pool, signIn: SignIn | undefined): (request: Request) => Promise<Asker> {
  const known = new WeakMap<Request, Promise<Asker>>();
  async function lookUp(request: Request): Promise<Asker> {
    const who = signIn === undefined ? nobody.who : await signIn.whoOf(request.headers);
    if (who.kind !== "person") return nobody;
    const found = await pool.query<{ name: string }>({
      name: "name-of-asker",
      text: "SELECT name FROM people WHERE id = $1 AND active",
      values: [who.person],
    });
    const name = found.rows[0]?.name;
    return name === undefined ? nobody : { who, name };
  }
  return (request) => {
    const held = known.get(request) ?? lookUp(request);
    known.set(request, held);
    return held;
  };
}
