import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why an uploaded file cannot stand at a paper. */
export const { texts: paperFileRefusals, refuse: refusePaperFile } = refusalsOf({
  PAPER_FILE_UNKNOWN: {
    rule: "FIL-08",
    text: {
      zh: "给“{paper}”的文件不在：只能用自己上传的、已收存的文件。",
      en: "The file for “{paper}” is not there: only what you uploaded yourself, and was kept, can be used.",
    },
    next: { zh: "把文件再上传一次。", en: "Upload the file once more." },
    status: 422,
  },
  PAPER_FILE_MISSING: {
    rule: "FIL-02",
    text: { zh: "还没有选文件。", en: "No file was chosen yet." },
    next: { zh: "至少给一份材料选一个文件，再交。", en: "Choose a file for at least one paper, then hand it in." },
    status: 422,
  },
  PAPER_FILE_TAKEN: {
    rule: "FIL-01",
    text: {
      zh: "这个文件已经附在一份材料上。",
      en: "This file stands at a paper already.",
    },
    next: { zh: "另一份材料，另外上传。", en: "Upload it again for another paper." },
    status: 422,
  },
  PAPER_NOT_NAMED: {
    rule: "FIL-08",
    text: {
      zh: "文件要写明是哪一份材料的；“{paper}”不在这次提交的材料里。",
      en: "A file names its paper; “{paper}” is not among the papers that are brought now.",
    },
    next: { zh: "同时勾选这份材料。", en: "Choose that paper as well." },
    status: 422,
  },
  PAPER_LOOKED_AT: {
    rule: "FIL-01",
    text: {
      zh: "“{paper}”已经核对过，不能再换文件。",
      en: "“{paper}” has been checked; its file cannot be changed any more.",
    },
    next: {
      zh: "确实要换的，请办理人取消核对，或者在补正告知里写明。",
      en: "If it must be, the office takes the check mark away or asks for it in the supplement notice.",
    },
  },
  PAPER_NEEDS_NO_FILE: {
    rule: "FIL-08",
    text: {
      zh: "“{paper}”是城市自己产生或者已持有的，不用上传。",
      en: "“{paper}” is made or held by the city itself; nothing is uploaded for it.",
    },
    next: { zh: "只上传申请人提交的材料。", en: "Upload only what the applicant brings." },
    status: 422,
  },
});
