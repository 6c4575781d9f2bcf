import { useMemo } from "react";
import { useWords } from "#kernel/desk/language.ts";
import { levelText } from "../import/cell-words.ts";
import type { UnknownBody } from "../import/check-file.ts";
import type { Directory } from "../import/directory.ts";
import { levelOfBody } from "../import/draft-to-cells.ts";

type BodiesProps = {
  readonly unknown: readonly UnknownBody[];
  readonly directory: Directory;
  readonly mapping: Readonly<Record<string, string>>;
  readonly change: (mapping: Readonly<Record<string, string>>) => void;
};

/** A city has some hundred bodies; of many more, names are mended in the file. */
const SHOWN = 400;

/** 机构对应: for each body that is not known here, which one of this city stands for it. Closest names come first. */
export function ImportBodies({ unknown, directory, mapping, change }: BodiesProps) {
  const say = useWords();
  const open = unknown.filter(({ key }) => mapping[key] === undefined);
  const alike = open.flatMap(({ key, body, level }) => {
    const best = directory.close(body, level);
    return best ? [[key, best.id] as const] : [];
  });
  // Those that somebody must choose come first, and stay where they are once they are chosen.
  const rows = useMemo(
    () => [
      ...unknown.filter(({ body, level }) => !directory.close(body, level)),
      ...unknown.filter(({ body, level }) => directory.close(body, level)),
    ],
    [unknown, directory],
  );
  return (
    <section className="import-bodies" aria-labelledby="import-bodies">
      <div className="row import-actions">
        <h2 id="import-bodies">{say({ zh: "机构对应", en: "Bodies" })}</h2>
        <span className="s">
          {say({
            zh: `文件里有 ${unknown.length} 个机构不在本市目录，${open.length} 个还没有对应；没有对应的行不载入。`,
            en: `${unknown.length} bodies are not in the directory, ${open.length} without a counterpart; their rows stay out.`,
          })}
        </span>
        <span className="grow" />
        {alike.length > 0 && (
          <button type="button" className="btn" onClick={() => change({ ...mapping, ...Object.fromEntries(alike) })}>
            {say({ zh: `采用名称相近的 ${alike.length} 个`, en: `Take the ${alike.length} with a name alike` })}
          </button>
        )}
      </div>
      <div className="import-scroll">
        <table className="import-table">
          <thead>
            <tr>
              <th scope="col">{say({ zh: "文件里的机构", en: "Body in the file" })}</th>
              <th scope="col" className="level">
                {say({ zh: "层级", en: "Level" })}
              </th>
              <th scope="col" className="num">
                {say({ zh: "行", en: "Rows" })}
              </th>
              <th scope="col">{say({ zh: "本市由谁承担", en: "Who stands for it here" })}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, SHOWN).map((one) => (
              <BodyRow
                key={one.key}
                one={one}
                directory={directory}
                chosen={mapping[one.key]}
                choose={(id) => change(without(mapping, one.key, id))}
              />
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > SHOWN && (
        <p className="s">
          {say({
            zh: `还有 ${rows.length - SHOWN} 个没有列出：先在文件里改成本市机构的名称或编号。`,
            en: `${rows.length - SHOWN} more are not shown: write names or ids of this city's bodies into the file first.`,
          })}
        </p>
      )}
    </section>
  );
}

function without(mapping: BodiesProps["mapping"], key: string, id: string) {
  const { [key]: _gone, ...others } = mapping;
  return id === "" ? others : { ...others, [key]: id };
}

function BodyRow(props: {
  one: UnknownBody;
  directory: Directory;
  chosen: string | undefined;
  choose: (id: string) => void;
}) {
  const say = useWords();
  const { one, directory, chosen } = props;
  const near = useMemo(() => directory.suggest(one.body, one.level, 8), [directory, one]);
  const others = useMemo(() => {
    const shown = new Set(near.map(({ id }) => id));
    return [...directory.bodies.values()].filter(({ id, level }) => !shown.has(id) && levelOfBody(level) === one.level);
  }, [directory, near, one.level]);
  return (
    <tr>
      <td title={one.body}>
        {one.body}
        <span className="code">{one.division}</span>
      </td>
      <td className="level">{levelText(levelOfBody(one.level))}</td>
      <td className="num">{one.rows}</td>
      <td>
        <select
          className="in small import-body"
          aria-label={say({ zh: `${one.body} 在本市由谁承担`, en: `Who stands for ${one.body}` })}
          value={chosen ?? ""}
          onChange={(event) => props.choose(event.target.value)}
        >
          <option value="">{say({ zh: "不对应（这些行不载入）", en: "none (rows stay out)" })}</option>
          <optgroup label={say({ zh: "名称最近的", en: "Closest names" })}>
            {near.map(({ id, names }) => (
              <option key={id} value={id}>
                {names[0]}
              </option>
            ))}
          </optgroup>
          <optgroup label={say({ zh: "同一层级的其他机构", en: "Others of the level" })}>
            {others.map(({ id, names }) => (
              <option key={id} value={id}>
                {names[0]}
              </option>
            ))}
          </optgroup>
        </select>
      </td>
    </tr>
  );
}
