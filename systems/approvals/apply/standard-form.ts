import type { ItemForm } from "#kernel/items/content.ts";

/** What an item asks whose entry has no form of its own: who, how to reach them, and what it is about. Our own choice (E). */
export const standardForm: ItemForm = {
  schema: {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    properties: {
      applicantName: {
        type: "string",
        title: "申请人",
        description: "姓名，或者单位全称",
        minLength: 2,
        maxLength: 100,
      },
      contactName: { type: "string", title: "联系人", minLength: 2, maxLength: 50 },
      contactPhone: {
        ...{ type: "string", title: "联系电话", description: "手机，或者带区号的座机" },
        ...{ pattern: "^[0-9+ -]{7,20}$", maxLength: 20 },
      },
      about: {
        ...{
          type: "string",
          title: "申请什么",
          description: "一两句话：申请的内容、地点、期限",
          minLength: 5,
          maxLength: 1000,
        },
        contentMediaType: "text/plain",
      },
    },
    required: ["applicantName", "contactName", "contactPhone", "about"],
    "x-order": ["applicantName", "contactName", "contactPhone", "about"],
    additionalProperties: false,
  },
};
