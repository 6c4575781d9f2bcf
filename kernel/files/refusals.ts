import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why a file is not kept. All of them are said to whoever uploads it; what was found is named, so that it can be put right. */
export const { texts: fileRefusals, refuse: refuseFile } = refusalsOf({
  FILE_EMPTY: {
    rule: "FIL-02",
    text: { zh: "“{name}”是空的，一个字节也没有。", en: "“{name}” is empty: it has not one byte." },
    next: {
      zh: "打开原来的文件，确认里面有内容，再上传一次。",
      en: "Open the file where it comes from, see that something is in it, and upload it again.",
    },
    status: 422,
  },
  FILE_TOO_LARGE: {
    rule: "FIL-02",
    text: {
      zh: "“{name}”太大：一个文件最多{limit}兆字节。",
      en: "“{name}” is too large: one file has {limit} MB at most.",
    },
    next: {
      zh: "拆成几个文件，或者用较低的分辨率重新扫描（300 dpi足够）。",
      en: "Split it, or scan it again with fewer dots (300 dpi are enough).",
    },
    status: 413,
  },
  FILE_NAME_INVALID: {
    rule: "FIL-03",
    text: {
      zh: "文件名不能用：要有1至200个字，不能有控制字符或改变书写方向的字符。",
      en: "The file's name cannot be used: it has 1 to 200 characters, none of them a control sign or one that turns the direction of writing.",
    },
    next: { zh: "给文件改一个名字，再上传。", en: "Give the file another name and upload it again." },
    status: 422,
  },
  FILE_KIND_UNKNOWN: {
    rule: "FIL-03",
    text: {
      zh: "看不出“{name}”是什么文件：它的内容不是{kinds}中的任何一种。",
      en: "It cannot be told what “{name}” is: by its content it is none of {kinds}.",
    },
    next: {
      zh: "用制作它的程序打开，另存为其中一种，再上传。",
      en: "Open it in the program that made it, save it as one of these, and upload that.",
    },
    status: 422,
  },
  FILE_KIND_NOT_TAKEN: {
    rule: "FIL-03",
    text: {
      zh: "“{name}”是{found}，这里只收：{kinds}。",
      en: "“{name}” is of the kind {foundEn}; taken are: {kinds}.",
    },
    next: { zh: "另存为其中一种，再上传。", en: "Save it as one of these and upload that." },
    status: 422,
  },
  FILE_NAME_DIFFERS: {
    rule: "FIL-03",
    text: {
      zh: "“{name}”的内容其实是{found}，和名字的结尾不一致。",
      en: "By its content “{name}” is of the kind {foundEn}, which its name does not say.",
    },
    next: {
      zh: "如果拿对了文件，把名字的结尾改成“.{ending}”，再上传。",
      en: "If it is the right file, let its name end with “.{ending}” and upload it again.",
    },
    status: 422,
  },
  FILE_IS_PROGRAM: {
    rule: "FIL-05",
    text: {
      zh: "“{name}”的内容是程序（{found}），不是材料，没有收下。",
      en: "“{name}” is a program ({foundEn}) and no paper; it was not taken.",
    },
    next: {
      zh: "不要打开它。用杀毒软件检查这台电脑，再找到真正的材料上传。",
      en: "Do not open it. Let a virus scanner look at the computer, then find the real paper.",
    },
    status: 422,
  },
  FILE_HAS_SCRIPT: {
    rule: "FIL-05",
    text: {
      zh: "“{name}”里有会自己运行的内容（{found}），没有收下。",
      en: "“{name}” holds something that runs by itself ({foundEn}); it was not taken.",
    },
    next: {
      zh: "打开后选“打印”，打印成一份新的PDF，再上传那一份。",
      en: "Open it, print it to a new PDF, and upload that.",
    },
    status: 422,
  },
  FILE_MARKED_SECRET: {
    rule: "FIL-06",
    article: "保守国家秘密法",
    text: {
      zh: "文件名带有密级标志。涉密材料不得进入本系统，也没有留下任何内容。",
      en: "The file's name bears a mark of secrecy. Secret papers must not enter this system; nothing of it was kept.",
    },
    next: {
      zh: "停止上传，按保密规定把材料送到窗口；名字里的标志是误写的，改名后再传。",
      en: "Stop, and hand it in as the rules of secrecy say. If the mark is a slip of the pen, rename the file.",
    },
    status: 422,
  },
  ARCHIVE_BROKEN: {
    rule: "FIL-04",
    text: { zh: "“{name}”打不开：文件不完整或已损坏。", en: "“{name}” cannot be opened: it is incomplete or damaged." },
    next: { zh: "重新制作或压缩一次，再上传。", en: "Make it anew and upload it again." },
    status: 422,
  },
  ARCHIVE_TOO_LARGE: {
    rule: "FIL-04",
    text: {
      zh: "“{name}”解开以后{found}，超过{limit}，没有收下。",
      en: "Unpacked, “{name}” {foundEn}, more than {limitEn}; it was not taken.",
    },
    next: {
      zh: "分成几个压缩包，或者直接上传里面的文件。",
      en: "Make several archives, or upload the files themselves.",
    },
    status: 422,
  },
  ARCHIVE_LEADS_OUT: {
    rule: "FIL-04",
    text: {
      zh: "“{name}”里有一个文件指向压缩包以外的位置，没有收下。",
      en: "“{name}” holds a file that leads out of the archive; it was not taken.",
    },
    next: {
      zh: "不要解压它。请提供材料的人重新压缩一次。",
      en: "Do not unpack it. Let whoever gave it to you make it anew.",
    },
    status: 422,
  },
  ARCHIVE_HOLDS_OTHERS: {
    rule: "FIL-04",
    text: {
      zh: "“{name}”里有不能收的文件（{found}）。",
      en: "“{name}” holds a file that cannot be taken ({foundEn}).",
    },
    next: {
      zh: "从压缩包里去掉它，或者把里面的材料一份一份地上传。",
      en: "Take it out of the archive, or upload the papers one by one.",
    },
    status: 422,
  },
  ARCHIVE_LOCKED: {
    rule: "FIL-04",
    text: {
      zh: "“{name}”加了密码，打不开，也就看不了里面的材料。",
      en: "“{name}” is locked by a password: nobody could read what is in it.",
    },
    next: { zh: "去掉密码，再上传。", en: "Take the password off and upload it again." },
    status: 422,
  },
  FILE_NOT_FOUND: {
    rule: "FIL-08",
    text: { zh: "没有这个文件，或者您不能看它。", en: "There is no such file, or you may not see it." },
    next: {
      zh: "从办件或“我的文件”里打开；需要看别人交的材料，请承办人提供。",
      en: "Open it from its case or from your own files; papers of others are shown by whoever handles the case.",
    },
    status: 404,
  },
  FILE_REPLACED: {
    rule: "FIL-01",
    text: {
      zh: "这个文件已经有了新的版本，不能再换一次。",
      en: "This file has a next version already; it cannot be replaced twice.",
    },
    next: { zh: "用最新的一版来换。", en: "Replace the newest version." },
  },
  FILE_AWAY: {
    rule: "FIL-01",
    text: {
      zh: "文件登记在册，但现在取不到它的内容。",
      en: "The file is on record, but its content cannot be reached now.",
    },
    next: {
      zh: "稍后再试；仍不行，请告诉系统管理员。",
      en: "Try again later; if it stays so, tell the administrator.",
    },
    status: 503,
  },
  FILE_ROOM_FULL: {
    rule: "FIL-02",
    text: {
      zh: "存放文件的磁盘快满了，现在收不了文件。",
      en: "The disk for files is nearly full: none can be taken now.",
    },
    next: {
      zh: "稍后再传；急件请到窗口交纸质材料。",
      en: "Try again later; what is urgent can be handed in on paper at a window.",
    },
    status: 503,
  },
});
