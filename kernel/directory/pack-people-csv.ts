import { z } from "zod";
import { dayField, idField, like, nameField } from "#kernel/packs/fields.ts";
import { section } from "#kernel/packs/section.ts";
import { addressField } from "./mailbox.ts";

export const accountField = like(/^[a-z][a-z0-9.-]{1,39}$/, "con.window");

const staffRow = z.strictObject({
  account: accountField,
  name: nameField,
  post: idField,
  validFrom: dayField,
  validTo: dayField.optional(),
  email: addressField.optional(),
});
export type PackStaffRow = z.output<typeof staffRow>;

/**
 * People and their posts as a table, the way a personnel office has them: one line a post held, the person's lines under
 * one account. It stands beside people.json; the two together are the city's people.
 */
export const peopleCsvSection = section({
  file: "people.csv",
  title: { zh: "人员与任岗（表格）", en: "People and the posts they hold, as a table" },
  required: false,
  whenMissing: { rows: [] },
  schema: z.strictObject({ rows: z.array(staffRow) }),
  expand: ({ rows }) => ({ staffRows: rows }),
});
