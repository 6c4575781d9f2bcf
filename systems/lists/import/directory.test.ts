import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { directoryOf, type KnownBody } from "./directory.ts";

const body = (id: string, level: string, ...names: string[]): KnownBody => ({
  ...{ id, kind: "政府部门", level, division: level === "city" ? "360500" : "360502", names },
});
const directory = directoryOf(
  [
    body("EDU", "county", "渝水区教育体育局"),
    body("AGR", "county", "渝水区农业农村局"),
    body("WAT", "city", "新余市水利局", "新余市水务局"),
  ],
  [
    { id: "360500", name: "新余市", level: "city" },
    { id: "360502", name: "渝水区", level: "county" },
  ],
);

describe("which body of this city a file means", () => {
  test("a body is found by its id and by every name that it has had (IDN-06)", () => {
    for (const written of ["WAT", "新余市水利局", " 新余市水务局 "])
      assert.equal(directory.body(written, "360500")?.id, "WAT");
    assert.equal(directory.body("鹰潭市水利局", "360600"), undefined);
  });

  test("a name that is alike but for the place and a remark is suggested, only on its own level (LST-03)", () => {
    assert.equal(directory.close("鹰潭市水利局（示例）", "city")?.id, "WAT");
    assert.equal(directory.close("鹰潭市月湖区教育局", "county")?.id, "EDU");
    assert.equal(directory.close("鹰潭市水利局", "county"), undefined);
  });

  test("where no name is alike nothing is taken by itself, though the nearest can be chosen (LST-03)", () => {
    assert.equal(directory.close("贵溪市林业局", "county"), undefined);
    assert.deepEqual(
      directory.suggest("贵溪市林业局", "county").map(({ id }) => id),
      ["AGR", "EDU"],
    );
  });
});
