import type { Day } from "#kernel/calendar/day.ts";
import { postKinds } from "#kernel/directory/records.ts";
import type { Actor } from "#kernel/records/actor.ts";
import type { AnyCommand } from "#kernel/records/command.ts";
import type { Permit } from "#kernel/records/policy.ts";
import type { Words } from "#kernel/text/words.ts";
import { postNames } from "./post-names.ts";

/** Every role that a policy may name: the kinds of post, and who holds none. */
export const roles = [...postKinds, "applicant", "system", "anyone"] as const;
export type Role = (typeof roles)[number];

const roleNames: Readonly<Record<Role, Words>> = {
  ...postNames,
  applicant: { zh: "申请人", en: "applicant" },
  system: { zh: "系统", en: "system" },
  anyone: { zh: "任何人", en: "anyone" },
};

/** What of a query the matrix looks at. */
export type MatrixQuery = {
  readonly name: string;
  readonly title: Words;
  readonly may: {
    readonly roles: readonly string[];
    readonly scope: Words;
    check(asked: { readonly actor: Actor; readonly input: never; readonly today: Day }): Permit;
  };
};

/** The registry, as far as the matrix looks at it. */
export type Declared = {
  readonly commands: ReadonlyMap<string, AnyCommand>;
  readonly queries: ReadonlyMap<string, MatrixQuery>;
};

export type Permission = {
  readonly kind: "command" | "query";
  readonly name: string;
  readonly title: Words;
  readonly roles: readonly Role[];
  readonly scope: Words;
};

/**
 * Who may do and ask what: commands first, then queries, in the order of the registry. What `anyone` may, everybody may.
 * @throws {TypeError} when a policy names a role that does not exist
 */
export function permissionMatrix(declared: Declared): Permission[] {
  const row = (kind: Permission["kind"], { name, title, may }: MatrixQuery | AnyCommand): Permission => {
    const unknown = may.roles.find((role: string) => !(roles as readonly string[]).includes(role));
    if (unknown !== undefined) throw new TypeError(`${name} allows “${unknown}”, which is no role`);
    const open = may.roles.includes("anyone");
    return { kind, name, title, roles: roles.filter((role) => open || may.roles.includes(role)), scope: may.scope };
  };
  return [
    ...[...declared.commands.values()].map((command) => row("command", command)),
    ...[...declared.queries.values()].map((query) => row("query", query)),
  ];
}

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

/** The matrix as a page: one table of commands and one of queries, ✔ for a role that may within the scope. */
export function matrixMarkdown(declared: Declared): string {
  const permissions = permissionMatrix(declared);
  const table = (kind: Permission["kind"]): string => {
    const head = ["名称 Name", "范围 Scope", ...roles.map((role) => `${roleNames[role].zh} ${role}`)];
    const lines = permissions
      .filter((one) => one.kind === kind)
      .map((one) => [
        `${one.title.zh} \`${one.name}\``,
        one.scope.zh,
        ...roles.map((role) => (one.roles.includes(role) ? "✔" : "—")),
      ]);
    const rule = head.map((_, index) => (index < 2 ? "---" : ":-:"));
    return [head, rule, ...lines].map((line) => `| ${line.map(cell).join(" | ")} |`).join("\n");
  };
  return `# 权限表 Permissions

Generated from the policies of all commands and queries. ✔: may, within the scope; —: never. What is not listed is denied.

## 办理动作 Commands

${table("command")}

## 查询 Queries

${table("query")}
`;
}
