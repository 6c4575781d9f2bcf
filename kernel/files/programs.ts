import type { Words } from "#kernel/text/words.ts";

/** Beginnings of files that a computer runs. */
const signatures: readonly { readonly bytes: readonly number[]; readonly title: Words }[] = [
  { bytes: [0x7f, 0x45, 0x4c, 0x46], title: { zh: "Linux程序（ELF）", en: "Linux, ELF" } },
  { bytes: [0x4d, 0x5a], title: { zh: "Windows程序（EXE）", en: "Windows, EXE" } },
  { bytes: [0xfe, 0xed, 0xfa, 0xce], title: { zh: "macOS程序（Mach-O）", en: "macOS, Mach-O" } },
  { bytes: [0xfe, 0xed, 0xfa, 0xcf], title: { zh: "macOS程序（Mach-O）", en: "macOS, Mach-O" } },
  { bytes: [0xce, 0xfa, 0xed, 0xfe], title: { zh: "macOS程序（Mach-O）", en: "macOS, Mach-O" } },
  { bytes: [0xcf, 0xfa, 0xed, 0xfe], title: { zh: "macOS程序（Mach-O）", en: "macOS, Mach-O" } },
  { bytes: [0xca, 0xfe, 0xba, 0xbe], title: { zh: "Java或macOS程序", en: "Java or macOS" } },
  { bytes: [0x4c, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00], title: { zh: "Windows快捷方式", en: "Windows shortcut" } },
  { bytes: [0x23, 0x21], title: { zh: "脚本（#!）", en: "script, #!" } },
];

/** What kind of program begins like this; none when it is no program that we know. */
export function programOf(head: Uint8Array): Words | undefined {
  return signatures.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte))?.title;
}

/** Endings of names that Windows and others run when they are opened. */
const RUN =
  /\.(exe|com|scr|pif|msi|msp|cpl|dll|bat|cmd|ps1|vbs|vbe|js|jse|wsf|wsh|hta|lnk|url|reg|jar|apk|sh|command|app|docm|xlsm|pptm|xlam|dotm)$/i;
export const runsByName = (name: string): boolean => RUN.test(name);

/** Endings of archives, which inside another one could hold anything. */
const PACKED = /\.(zip|zipx|rar|7z|gz|tgz|bz2|xz|zst|tar|cab|iso|arj|lzh|z)$/i;
export const isPackedByName = (name: string): boolean => PACKED.test(name);
