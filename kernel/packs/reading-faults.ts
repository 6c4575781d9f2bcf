import { faultsOf } from "./fault.ts";

/** Faults of reading as such, whatever a file is about. Rules PCK-… are the packs' own. */
export const { fault: readingFault } = faultsOf({
  ENCODING: {
    rule: "PCK-01",
    text: { zh: "文件不是有效的UTF-8编码。", en: "The file is not valid UTF-8." },
    next: { zh: "用编辑器另存为UTF-8后再读取。", en: "Save it as UTF-8 and read the pack again." },
  },
  TOO_LARGE: {
    rule: "PCK-02",
    text: {
      zh: "文件有{bytes}字节，超过上限{limit}字节。",
      en: "The file has {bytes} bytes, more than the limit of {limit}.",
    },
    next: { zh: "用模板（templates）代替逐条列出。", en: "Use templates instead of listing every record." },
  },
  TOO_MANY_FILES: {
    rule: "PCK-02",
    text: { zh: "城市包有超过{limit}个文件。", en: "The pack has more than {limit} files." },
    next: { zh: "核对文件夹是否选错。", en: "Check that this is the right folder." },
  },
  JSON_SYNTAX: {
    rule: "PCK-03",
    text: {
      zh: "第{line}行第{column}列不符合JSON语法：{reason}",
      en: "Line {line}, column {column} is not JSON: {reason}",
    },
    next: { zh: "改正该处的引号、逗号或括号。", en: "Correct the quotes, commas or brackets there." },
  },
  CSV_SYNTAX: {
    rule: "PCK-03",
    text: { zh: "第{line}行不符合CSV格式：{reason}", en: "Line {line} is not CSV: {reason}" },
    next: {
      zh: "改正该行的引号或列数，与标题行一致。",
      en: "Correct that line's quotes or columns to fit the heading.",
    },
  },
  FILE_MISSING: {
    rule: "PCK-04",
    text: { zh: "缺少文件{file}（{title}）。", en: "The file {file} ({titleEn}) is missing." },
    next: {
      zh: "从cities/minimal复制一份，再改成本市的内容。",
      en: "Copy it from cities/minimal and fill in your city's.",
    },
  },
  FILE_UNKNOWN: {
    rule: "PCK-05",
    text: { zh: "没有任何部件读取文件{file}。", en: "No part of the system reads the file {file}." },
    next: { zh: "核对文件名，或把它移出城市包。", en: "Check its name, or take it out of the pack." },
  },
  FIELD_UNKNOWN: {
    rule: "PCK-06",
    text: { zh: "字段“{unknown}”不在格式里。", en: "The field “{unknown}” is not in the format." },
    next: { zh: "删去它，或按格式说明核对拼写。", en: "Remove it, or check its spelling against the format." },
  },
  SHAPE: {
    rule: "PCK-07",
    text: { zh: "内容不符合格式：{reason}。", en: "The value does not fit the format: {reason}." },
    next: { zh: "按docs/guides/city-pack.md改正该字段。", en: "Correct the field as docs/guides/city-pack.md says." },
  },
  TOO_MANY_FAULTS: {
    rule: "PCK-08",
    text: { zh: "还有{more}处错误没有列出。", en: "{more} more faults are not listed." },
    next: { zh: "先改正以上各处，再读取一次。", en: "Correct those above, then read the pack again." },
  },
  SHAPE_LIKE: {
    rule: "PCK-07",
    text: { zh: "“{found}”的写法不对。", en: "“{found}” is not written as it should be." },
    next: { zh: "写成“{example}”这样。", en: "Write it like “{example}”." },
  },
  TEMPLATE: {
    rule: "PCK-09",
    text: { zh: "模板里的{{unknown}}没有对应的值。", en: "The template's {{unknown}} stands for nothing." },
    next: { zh: "可用的有：{known}。", en: "It can be one of: {known}." },
  },
  DUPLICATE: {
    rule: "PCK-10",
    text: {
      zh: "“{value}”重复了：{field}在整个文件里只能出现一次。",
      en: "“{value}” stands there twice: {field} must be unique in the file.",
    },
    next: { zh: "改掉其中一个，或删去重复的一条。", en: "Change one of them, or remove the second record." },
  },
  REFERENCE: {
    rule: "PCK-11",
    text: {
      zh: "{field}指向的“{value}”在{target}里不存在。",
      en: "{field} points to “{value}”, which {target} does not have.",
    },
    next: { zh: "核对编号，或先在{target}里加上它。", en: "Check the id, or add it to {target} first." },
  },
  PERIOD: {
    rule: "PCK-12",
    text: { zh: "终止日{to}不晚于起始日{from}。", en: "The period ends on {to}, not after its beginning {from}." },
    next: {
      zh: "起始日计入、终止日不计入；一直有效就写null。",
      en: "The first day counts, the last does not; write null for “until further notice”.",
    },
  },
});
