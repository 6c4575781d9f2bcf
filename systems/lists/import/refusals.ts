import { refusalsOf } from "#kernel/records/refusal.ts";

/** Why a file, a row or an import does not get in; what the law says of an entry is told by the draft's own refusals. */
export const { texts: importRefusals, refuse: importFault } = refusalsOf({
  IMPORT_EMPTY: {
    rule: "LST-03",
    text: { zh: "文件“{file}”里没有内容。", en: "The file “{file}” holds nothing." },
    next: { zh: "第一行写列名，以下每行一个事项。", en: "Headings in the first row, then one item a row." },
    status: 422,
  },
  IMPORT_FORMAT: {
    rule: "LST-03",
    text: {
      zh: "“{file}”不能读成{format}：{why}",
      en: "“{file}” cannot be read as {format}: {whyEn}",
    },
    next: { zh: "另存为CSV（UTF-8）或.xlsx，再选一次。", en: "Save it as CSV (UTF-8) or .xlsx and choose it again." },
    status: 422,
  },
  IMPORT_TOO_LARGE: {
    rule: "LST-03",
    text: {
      zh: "文件“{file}”展开后超过{limit} MB，没有读。",
      en: "The file “{file}” is over {limit} MB when unpacked and was not read.",
    },
    next: { zh: "分成几个文件，或另存为CSV。", en: "Split it, or save it as CSV." },
    status: 413,
  },
  IMPORT_ENCODING: {
    rule: "LST-03",
    text: {
      zh: "“{file}”既不是UTF-8，也不是GB18030编码，文字读不出来。",
      en: "“{file}” is neither UTF-8 nor GB18030: its text cannot be read.",
    },
    next: { zh: "另存为“CSV UTF-8”。", en: "Save it as “CSV UTF-8”." },
    status: 422,
  },
  IMPORT_ENCODING_READ: {
    rule: "LST-03",
    text: { zh: "“{file}”不是UTF-8，已按GB18030读出。", en: "“{file}” is not UTF-8; it was read as GB18030." },
    next: { zh: "看一看前几行的文字对不对。", en: "See that the first rows read right." },
    status: 422,
  },
  IMPORT_COLUMNS: {
    rule: "LST-03",
    text: { zh: "缺少必需的列：{missing}。", en: "Columns are missing: {missing}." },
    next: { zh: "照模板补上这些列，列名用中文或英文都可以。", en: "Add them as in the template, in either language." },
    status: 422,
  },
  IMPORT_COLUMN_TWICE: {
    rule: "LST-03",
    text: { zh: "列“{column}”出现了两次。", en: "The column “{column}” stands twice." },
    next: { zh: "删去一列。", en: "Remove one." },
    status: 422,
  },
  IMPORT_COLUMN_UNKNOWN: {
    rule: "LST-03",
    text: { zh: "不认识的列没有读：{columns}。", en: "Unknown columns were not read: {columns}." },
    next: { zh: "要用的列按模板改名。", en: "Rename those that matter as in the template." },
    status: 422,
  },
  IMPORT_ROW_BROKEN: {
    rule: "LST-03",
    text: { zh: "这一行读不出来：{why}", en: "The row cannot be read: {whyEn}" },
    next: {
      zh: "核对引号是否成对、格数是否与列名一致。",
      en: "Check that quotes are paired and cells are as many as headings.",
    },
    status: 422,
  },
  IMPORT_FORMULA: {
    rule: "LST-03",
    text: {
      zh: "“{column}”一格是公式，公式的结果不能作为清单内容。",
      en: "The cell of “{column}” holds a formula; a list holds what is written, not what is computed.",
    },
    next: { zh: "把公式粘贴为数值再导入。", en: "Paste it as a value and import again." },
    status: 422,
  },
  IMPORT_CELL_LONG: {
    rule: "LST-03",
    text: {
      zh: "“{column}”一格有{length}个字，最多{limit}个。",
      en: "The cell of “{column}” has {length} characters, {limit} at most.",
    },
    next: { zh: "只写清单内容，附件另存。", en: "Keep to what the list says; leave attachments out." },
    status: 422,
  },
  IMPORT_CELL_EMPTY: {
    rule: "LST-03",
    text: { zh: "“{column}”没有填。", en: "“{column}” is empty." },
    next: { zh: "补上：{meaning}。", en: "Fill it in: {meaningEn}." },
    status: 422,
  },
  IMPORT_CELL: {
    rule: "LST-03",
    text: { zh: "“{column}”写的“{value}”读不懂。", en: "“{value}” under “{column}” cannot be read." },
    next: { zh: "应写：{meaning}。", en: "Expected: {meaningEn}." },
    status: 422,
  },
  IMPORT_KIND: {
    rule: "LST-01",
    text: { zh: "“{value}”不是十种行政权力之一，也不是公共服务。", en: "“{value}” is no kind of power or service." },
    next: { zh: "写行政许可、行政确认、其他行政权力、公共服务等。", en: "Write 行政许可, 行政确认, 公共服务 …" },
    status: 422,
  },
  IMPORT_NEGATIVE: {
    rule: "LST-05",
    article: "优化营商环境条例 第二十条",
    text: {
      zh: "市场准入负面清单全国一张，2018年12月25日起各地不得自行增加条目：“{name}”。",
      en: "There is one national negative list; since 25 December 2018 no city adds entries of its own: “{name}”.",
    },
    next: {
      zh: "删去这一行；确需限制的，按程序报国家修订清单。",
      en: "Remove the row; a restriction that is needed is proposed to the State for its list.",
    },
    status: 422,
  },
  IMPORT_BODY: {
    rule: "IDN-06",
    text: { zh: "机构目录里没有“{body}”（{division}）。", en: "The directory has no “{body}” ({division})." },
    next: { zh: "在“机构对应”里选定本市由哪个机构承担。", en: "Choose under “bodies” which body here stands for it." },
    status: 422,
  },
  IMPORT_ENDED: {
    rule: "LST-04",
    text: { zh: "这一版{to}已经失效，在导入的生效日{on}不再是现行清单。", en: "It ended on {to}, before {on}." },
    next: { zh: "只导入现行的版本。", en: "Import the version in force only." },
    status: 422,
  },
  IMPORT_TWO_VERSIONS: {
    rule: "LST-04",
    text: {
      zh: "事项“{item}”在第{row}行已有一版，两版的有效期重叠或内容不同：同一时间只能有一版生效。",
      en: "Row {row} already gives a version of “{item}”; the two overlap or differ, and one at a time may be in force.",
    },
    next: {
      zh: "改正起止日；同一版由多个机关行使的，除层级、区划、机关外各列要写得一样。",
      en: "Correct the dates; where several bodies hold one version, all but level, division and body must be the same.",
    },
    status: 422,
  },
  IMPORT_LATER_VERSION: {
    rule: "LST-11",
    text: {
      zh: "“{item}”以后的一版要等第{row}行那一版公布以后再导入。",
      en: "The later version of “{item}” comes in after the one of row {row} is published.",
    },
    next: { zh: "先公布前一版，再导入这一行。", en: "Publish the earlier one, then import this row." },
    status: 422,
  },
  IMPORT_FAMILY: {
    rule: "LST-02",
    text: {
      zh: "基本编码{code}在第{row}行是“{name}”（{kind}），与这一行不同：一族事项的名称和类型应当一致。",
      en: "In row {row} the basic code {code} is “{name}” ({kind}): a family shares name and kind.",
    },
    next: { zh: "核对基本编码；确属一族的，统一名称。", en: "Check the basic code, or give the family one name." },
    status: 422,
  },
  IMPORT_OPEN: {
    rule: "LST-11",
    text: {
      zh: "事项“{item}”已有一条变动在办，不能再导入一条。",
      en: "A change of “{item}” is under way; another cannot come in beside it.",
    },
    next: { zh: "先办完或作废那一条。", en: "Finish or abandon that one first." },
  },
  IMPORT_LATER_ON_LIST: {
    rule: "LST-04",
    text: {
      zh: "清单上“{item}”在{on}当日或以后已有一版生效。",
      en: "The list has a version of “{item}” that begins on {on} or later.",
    },
    next: { zh: "换一个更晚的生效日。", en: "Choose a later day of effect." },
  },
  IMPORT_PAPER_HELD: {
    rule: "COM-05",
    text: {
      zh: "材料“{paper}”由本市“{maker}”出具，已改为系统调取，不向申请人要。",
      en: "The city's “{maker}” yields “{paper}”: it is fetched and not asked of the applicant.",
    },
    next: { zh: "不用改；载入后可在草稿里看到来源。", en: "Nothing to do; the draft shows its source." },
  },
  IMPORT_CONDITION_BASIS: {
    rule: "LST-17",
    text: {
      zh: "有条件没有写依据，暂按事项的第一项依据“{basis}”。",
      en: "A condition names no basis: the item's first, “{basis}”, stands for it.",
    },
    next: { zh: "载入后在草稿里写明每个条件的条款。", en: "Give each condition its article in the draft." },
  },
  IMPORT_STEP_DAYS: {
    rule: "LST-17",
    text: {
      zh: "步骤只写了名称，岗位按名称推定，天数记为0。",
      en: "Steps are names only: their posts follow from the names, their days are 0.",
    },
    next: { zh: "载入后在草稿里核定岗位和天数。", en: "Settle posts and days in the draft." },
  },
  IMPORT_SUPERVISION: {
    rule: "LST-09",
    article: "行政许可法 第六十一条",
    text: {
      zh: "文件不写监管；按“谁审批、谁监管”为这项许可拟了一条监管条目。",
      en: "The file says nothing of supervision: an entry was drafted by the rule that who permits supervises.",
    },
    next: {
      zh: "载入后在草稿里核定由谁监管、查什么、多久一次。",
      en: "Settle in the draft who checks what, and how often.",
    },
  },
  IMPORT_DATE_MOVED: {
    rule: "LST-11",
    text: { zh: "写的生效日{from}已过，按{on}生效。", en: "Its first day {from} is past; it takes effect on {on}." },
    next: { zh: "不用改；清单公布以后才约束人。", en: "Nothing to do: a list binds nobody before it is public." },
  },
  IMPORT_POWERS_END: {
    rule: "LST-16",
    text: {
      zh: "文件没有写现在行使“{item}”的{count}个机构：公布后它们不再有这项职权。",
      en: "The file leaves out {count} bodies that hold “{item}” now: they lose it on publication.",
    },
    next: { zh: "要保留的，为每个机构补一行。", en: "Add a row for each that is to keep it." },
  },
  NO_IMPORT: {
    rule: "LST-11",
    text: { zh: "没有编号为“{id}”的导入。", en: "There is no import “{id}”." },
    next: { zh: "从导入一览进入。", en: "Come from the list of imports." },
    status: 404,
  },
  IMPORT_STATE: {
    rule: "LST-11",
    text: { zh: "这次导入已经{state}，不能再这样办。", en: "This import is {stateEn} already." },
    next: { zh: "重新选文件，开始新的导入。", en: "Choose the file again for a new import." },
  },
  IMPORT_COUNT: {
    rule: "LST-03",
    text: {
      zh: "行数对不上：共{rows}行，可载入{good}行，{entries}条。",
      en: "The counts do not fit: {rows}, {good}, {entries}.",
    },
    next: { zh: "重新选文件再试。", en: "Choose the file again." },
    status: 422,
  },
});
