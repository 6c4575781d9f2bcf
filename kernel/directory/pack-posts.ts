import { z } from "zod";
import { faultsOf } from "#kernel/packs/fault.ts";
import { checkReference, checkUnique, fileFields, idField, nameField } from "#kernel/packs/fields.ts";
import { section } from "#kernel/packs/section.ts";
import { bodiesSection } from "./pack-bodies.ts";
import { type PostKind, postKinds } from "./records.ts";

const { texts, fault } = faultsOf({
  POST_TITLE: {
    rule: "PCK-30",
    text: { zh: "岗位类型“{value}”没有名称。", en: "The post kind “{value}” has no title." },
    next: { zh: "在kinds里写上它的中英文名称。", en: "Give its Chinese and English title in kinds." },
  },
});
export const postFaultTexts = texts;

export type PackPost = {
  /** `<body>:<kind>` */
  readonly id: string;
  readonly body: string;
  readonly kind: PostKind;
  readonly title: { readonly zh: string; readonly en: string };
  readonly validFrom: string;
  readonly validTo: string | null;
};

const kind = z.enum(postKinds);

/** A post exists as long as its body does. A line gives the same posts to many bodies, or to all of a template. */
export const postsSection = section({
  file: "posts.json",
  title: { zh: "岗位", en: "Posts" },
  required: true,
  uses: [bodiesSection],
  schema: z.strictObject({
    ...fileFields,
    kinds: z.array(z.strictObject({ id: kind, title: z.strictObject({ zh: nameField, en: nameField }) })),
    posts: z.array(
      z.strictObject({
        bodies: z.array(idField).optional(),
        templates: z.array(idField).optional(),
        kinds: z.array(kind).min(1),
      }),
    ),
  }),
  expand({ kinds, posts }, { bodies }, report): { posts: readonly PackPost[] } {
    checkUnique(
      kinds,
      "kinds",
      (one) => one.id,
      (one) => one.id,
      report,
    );
    const titles = new Map(kinds.map((one) => [one.id, one.title]));
    const byId = new Map(bodies.map((body) => [body.id, body]));
    const templates = new Set(bodies.flatMap((body) => body.template ?? []));
    const made = posts.flatMap((line, index) => {
      const record = `posts#${index + 1}`;
      for (const value of line.bodies ?? []) {
        checkReference(byId, { record, field: "bodies", value, target: "bodies.json" }, report);
      }
      for (const value of line.templates ?? []) {
        checkReference(templates, { record, field: "templates", value, target: "bodies.json" }, report);
      }
      const meant = bodies.filter(
        (body) => line.bodies?.includes(body.id) || (body.template && line.templates?.includes(body.template)),
      );
      return meant.flatMap((body) =>
        line.kinds.map((one) => {
          const title = titles.get(one);
          if (!title) report(fault("POST_TITLE", record, "kinds", { value: one }));
          const { validFrom, validTo } = body;
          return {
            id: `${body.id}:${one}`,
            body: body.id,
            kind: one,
            title: title ?? { zh: "", en: "" },
            validFrom,
            validTo,
          };
        }),
      );
    });
    return { posts: made };
  },
  check({ posts }, _used, report) {
    checkUnique(
      posts,
      "id",
      ({ id }) => id,
      ({ id }) => id,
      report,
    );
  },
});
