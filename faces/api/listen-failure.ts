import { errorCode } from "#kernel/database/start-failure.ts";
import type { Words } from "#kernel/text/words.ts";

/** The city cannot listen, and this is why: `text` says what happened, `next` what to do (like a `StartFailure`). */
export class ListenFailure extends Error {
  readonly code: "PORT_TAKEN" | "PORT_NOT_ALLOWED" | "ADDRESS_UNKNOWN";
  readonly text: Words;
  readonly next: Words;

  constructor(code: ListenFailure["code"], text: Words, next: Words, cause: unknown) {
    super(`${text.en} ${next.en}`, { cause });
    this.name = "ListenFailure";
    this.code = code;
    this.text = text;
    this.next = next;
  }
}

/** What Node's error of `listen` means to whoever starts the city; other errors are thrown as they are. */
export function listenFailure(error: unknown, host: string, port: number): unknown {
  switch (errorCode(error)) {
    case "EADDRINUSE":
      return new ListenFailure(
        "PORT_TAKEN",
        { zh: `端口 ${port} 已被别的程序占用。`, en: `Another program already listens on port ${port}.` },
        { zh: "请停掉那个程序，或换一个端口。", en: "Stop that program, or choose another port." },
        error,
      );
    case "EACCES":
      return new ListenFailure(
        "PORT_NOT_ALLOWED",
        { zh: `当前用户不能使用端口 ${port}。`, en: `The present user may not listen on port ${port}.` },
        { zh: "请用1024以上的端口，前面放反向代理。", en: "Use a port above 1023, behind a reverse proxy." },
        error,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new ListenFailure(
        "ADDRESS_UNKNOWN",
        { zh: `本机没有地址 ${host}。`, en: `This machine has no address ${host}.` },
        { zh: "请改用 127.0.0.1 或 0.0.0.0。", en: "Use 127.0.0.1 or 0.0.0.0." },
        error,
      );
    default:
      return error;
  }
}
