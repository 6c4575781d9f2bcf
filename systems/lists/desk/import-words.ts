import type { Words } from "#kernel/text/words.ts";
import type { ListImport } from "../records.ts";

export const importStateWords: Readonly<Record<ListImport["state"], Words>> = {
  loading: { zh: "正在载入", en: "loading" },
  done: { zh: "已载入", en: "loaded" },
  cancelled: { zh: "已停止", en: "stopped" },
};
