import { randomInt } from "node:crypto";
import { text } from "node:stream/consumers";
import { CommandFailure, wrongUsage } from "./command-failure.ts";
import type { Terminal } from "./terminal.ts";

/** Signs that nobody takes for one another when a password is read out or copied from paper. */
const SIGNS = "abcdefghijkmnpqrstuvwxyz23456789";
const GROUPS = 5;
const GROUP_SIGNS = 5;

/**
 * A new password of five groups: 125 random bits, and longer when `least` signs are asked for.
 * @param least how many signs it has at least
 */
export function generatePassword(least: number): string {
  const groups = Math.max(GROUPS, Math.ceil((least + 1) / (GROUP_SIGNS + 1)));
  const group = () => Array.from({ length: GROUP_SIGNS }, () => SIGNS[randomInt(SIGNS.length)]).join("");
  return Array.from({ length: groups }, group).join("-");
}

/** The password in standard input, without the line break at its end. */
export async function passwordFromInput(): Promise<string> {
  return (await text(process.stdin)).replace(/\r?\n$/, "");
}

/** Asks twice at the terminal and shows nothing of what is typed. */
export async function promptPassword(out: Terminal): Promise<string> {
  if (!process.stdin.isTTY)
    throw wrongUsage(
      "标准输入不是终端：用 --stdin 从标准输入读密码，或用 --generate 生成一个",
      "Standard input is no terminal: give the password by --stdin, or have one made by --generate",
    );
  const first = await hiddenLine({ zh: "新密码：", en: "New password: " }[out.language]);
  const second = await hiddenLine({ zh: "再输一次：", en: "Once more: " }[out.language]);
  if (first === second) return first;
  throw new CommandFailure({ zh: "两次输入不一样，密码没有改动。", en: "The two differ; the password is as it was." });
}

/** One line typed without echo. Ctrl-C and Ctrl-D give up, since a raw terminal sends them as signs. */
async function hiddenLine(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.setEncoding("utf8");
  let line = "";
  try {
    return await new Promise<string>((done, failed) => {
      const onData = (typed: string) => {
        for (const sign of typed) {
          if (sign === "\u0003" || sign === "\u0004") {
            stdin.off("data", onData);
            failed(new CommandFailure({ zh: "已放弃，密码没有改动。", en: "Given up; the password is as it was." }));
            return;
          }
          if (sign === "\r" || sign === "\n") {
            stdin.off("data", onData);
            done(line);
            return;
          }
          line = sign === "\u007f" || sign === "\b" ? [...line].slice(0, -1).join("") : line + sign;
        }
      };
      stdin.on("data", onData);
      stdin.resume();
    });
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write("\n");
  }
}
