import { useEffect } from "react";
import { useWords } from "#kernel/desk/language.ts";
import { useSession } from "#kernel/desk/session.ts";
import { useAsk } from "#kernel/desk/use-ask.ts";

/** A division's id; empty while none is chosen. */
export type PlaceChoice = string;

type Divisions = { readonly rows: readonly { readonly id: string; readonly name: string }[] };

/** 项目所在地: the city, a county or a zone; a clerk's own division is chosen already. */
export function ProjectPlace({
  place,
  pick,
  fault,
}: {
  readonly place: PlaceChoice;
  readonly pick: (place: PlaceChoice) => void;
  readonly fault: string | undefined;
}) {
  const say = useWords();
  const own = useSession().posts.find(({ kind }) => kind === "window" || kind === "agent")?.division;
  const cities = useAsk<Divisions>("directory.divisions", { level: "city", limit: 20 });
  const counties = useAsk<Divisions>("directory.divisions", { level: "county", limit: 100 });
  const zones = useAsk<Divisions>("directory.divisions", { level: "zone", limit: 100 });
  const townships = useAsk<Divisions>(
    "directory.divisions",
    { level: "township", limit: 200 },
    { enabled: own !== undefined },
  );
  const wide = [cities, counties, zones].flatMap(({ data }) => data?.rows ?? []);
  const narrow = (townships.data?.rows ?? []).filter(({ id }) => id === own);
  const choices = [...wide, ...narrow];
  const known = choices.some(({ id }) => id === own);
  useEffect(() => {
    if (place === "" && own !== undefined && known) pick(own);
  }, [place, own, known, pick]);
  return (
    <div id="project-division">
      <label className="label" htmlFor="project-division-field">
        {say({ zh: "项目所在地", en: "Where the project is" })}
      </label>
      <select
        id="project-division-field"
        className="in"
        value={place}
        aria-invalid={fault !== undefined}
        aria-describedby={fault === undefined ? undefined : "project-division-fault"}
        onChange={({ target }) => pick(target.value)}
      >
        <option value="">{say({ zh: "请选择", en: "Choose" })}</option>
        {choices.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {fault !== undefined && (
        <p id="project-division-fault" className="s red">
          {fault}
        </p>
      )}
    </div>
  );
}
