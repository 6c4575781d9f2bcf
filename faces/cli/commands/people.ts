import { Command } from "commander";
import { readCityPack } from "#faces/server/pack.ts";
import { openSignIn, PASSWORD_LENGTH, signInSecret } from "#kernel/access/sign-in.ts";
import type { City } from "#kernel/city/city.ts";
import { CommandFailure, wrongUsage } from "../command-failure.ts";
import { faultFailure } from "../fault-failure.ts";
import { cityFolder } from "../places.ts";
import { generatePassword, passwordFromInput, promptPassword } from "../read-password.ts";
import type { Terminal } from "../terminal.ts";
import { withCity } from "../with-city.ts";

type Where = { city: string; data: string };
type Asked = Where & { stdin?: boolean; generate?: boolean };

/** `binglian people list|password`: who is in the directory, and how they come to a password. */
export function peopleCommand(out: Terminal): Command {
  const zh = out.language === "zh";
  const inCity = (command: Command) =>
    command
      .option("--city <city>", zh ? "城市" : "the city", process.env.BINGLIAN_CITY ?? "xinyu")
      .option("--data <folder>", zh ? "数据文件夹" : "data folder", process.env.BINGLIAN_DATA ?? "./data");

  const list = inCity(new Command("list"))
    .description(
      zh ? "通讯录中的人员：账号、岗位、是否有密码" : "the directory's people: account, posts, password or none",
    )
    .option("--json", zh ? "输出 JSON" : "answer in JSON")
    .action(async (options: Where & { json?: boolean }) => {
      const people = await inside(options, (city) => readPeople(city));
      if (options.json) return out.json(people);
      for (const { account, name, active, password, posts } of people) {
        const doubts = [active ? "" : zh ? "已停用" : "inactive", password ? "" : zh ? "无密码" : "no password"];
        out.print([account, name, posts.join(" "), ...doubts].filter(Boolean).join("  "));
      }
    });

  const password = inCity(new Command("password"))
    .description(
      zh
        ? "给通讯录中的一人设新密码，并结束其已有的登录"
        : "gives somebody of the directory a new password and ends their sessions",
    )
    .argument("<account>", zh ? "账号" : "the account")
    .option("--stdin", zh ? "从标准输入读密码" : "reads the password from standard input")
    .option("--generate", zh ? "生成一个强密码，只显示一次" : "makes a strong one and shows it once")
    .action(async (account: string, options: Asked) => {
      if (options.stdin && options.generate)
        throw wrongUsage("--stdin 与 --generate 只能用一个", "Use either --stdin or --generate");
      const least = leastLength(process.env.BINGLIAN_PASSWORD_LENGTH);
      const made = options.generate ? generatePassword(least) : undefined;
      const given = made ?? (options.stdin ? await passwordFromInput() : await promptPassword(out));
      const refused = await inside(options, async (city, key) => {
        // Only the credential is made here; nobody is signed in, so neither cookie nor demo accounts matter.
        const secret = signInSecret(key);
        const { pool } = city.database;
        const signIn = await openSignIn({ pool, secret, city: city.id, https: false, demo: false, demoAccounts: [] });
        return signIn.createCredential(account, given, least);
      });
      if (refused !== undefined)
        throw new CommandFailure({
          zh: `${refused.text.zh}（${refused.rule}）${refused.next.zh}`,
          en: `${refused.text.en} (${refused.rule}) ${refused.next.en}`,
        });
      if (made !== undefined) out.print(made);
      out.note({
        zh: `已为 ${account} 设新密码；其已有的登录至迟 30 秒后失效。${made === undefined ? "" : "上面的密码不会再显示。"}`,
        en: `${account} has a new password; sessions of the old one end within 30 seconds.${made === undefined ? "" : " The one above is not shown again."}`,
      });
    });

  return new Command("people")
    .description(zh ? "人员和密码" : "people and passwords")
    .addCommand(list)
    .addCommand(password);
}

async function inside<Result>(where: Where, work: (city: City, key: Buffer) => Promise<Result>): Promise<Result> {
  const read = await readCityPack(cityFolder(where.city));
  if ("faults" in read) throw faultFailure(read.faults);
  return withCity(read.pack, { data: where.data, mustExist: true }, work);
}

/** What the operator's setting asks for; less than the kernel's own least length is not to be had. */
function leastLength(written: string | undefined): number {
  const { least, most } = PASSWORD_LENGTH;
  if (written === undefined || written === "") return least;
  const asked = Number(written);
  if (Number.isInteger(asked) && asked >= least && asked <= most) return asked;
  throw wrongUsage(
    `BINGLIAN_PASSWORD_LENGTH 应为 ${least} 到 ${most} 的整数，现为“${written}”`,
    `BINGLIAN_PASSWORD_LENGTH must be ${least} to ${most}; found “${written}”`,
  );
}

type Listed = { account: string; name: string; active: boolean; password: boolean; posts: string[] };

/** Everybody with an account, by account, with the posts they hold today. Read only. */
async function readPeople(city: City): Promise<Listed[]> {
  const found = await city.database.pool.query<Listed>(
    `SELECT p.account, p.name, p.active,
       EXISTS (SELECT FROM auth_user u JOIN auth_account a ON a.user_id = u.id
               WHERE u.username = p.account AND a.password IS NOT NULL) AS password,
       ARRAY(SELECT h.post FROM holdings h WHERE h.person = p.id AND h.valid_from <= $1::date
             AND (h.valid_to IS NULL OR $1::date < h.valid_to) ORDER BY h.post) AS posts
     FROM people p WHERE p.account IS NOT NULL ORDER BY p.account`,
    [city.today()],
  );
  return found.rows;
}
